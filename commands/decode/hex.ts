/**
 * Octets in rows of sixteen; on a terminal each field has a shade of its own, and what is at fault
 * is inverse.
 */
import type { Node } from '../../runtime/describe.ts';
import type { Terminal } from '../terminal.ts';
import type { Dissection } from './dissect.ts';

type Style = Parameters<Terminal['style']>[0];

const ROW_OCTETS = 16;
/** Neighbours differ; each layer has a pair. */
const pairs: readonly (readonly [Style, Style])[] = [
  ['yellow', 'yellowBright'],
  ['cyan', 'cyanBright'],
  ['green', 'greenBright'],
  ['magenta', 'magentaBright'],
  ['blue', 'blueBright'],
];

/** The packet, then whatever was put together of several. */
export function hexOf(
  octets: Uint8Array,
  dissection: Dissection,
  styler: Pick<Terminal, 'style'>,
): string[] {
  const whole = dissection.layers
    .filter((layer) => layer.isReassembled)
    .map((layer) => layer.octets);
  const dumps = [octets, ...new Set(whole)];
  return dumps.flatMap((one, index) => [
    ...(index > 0 ? [`  put together: ${one.length} octets`] : []),
    ...dump(one, stylesOf(one, dissection), styler),
  ]);
}

/** The style of each octet: that of the last field that begins in it. */
function stylesOf(octets: Uint8Array, { layers, fault }: Dissection): (Style | undefined)[] {
  const styles = new Array<Style | undefined>(octets.length);
  const [first] = layers;
  for (const [index, layer] of layers.entries()) {
    const isHere =
      layer.octets === octets ||
      (!layer.isReassembled && layer.octets.buffer === octets.buffer && first?.octets === octets);
    if (!isHere) continue;
    let shade = 0;
    for (const node of leaves(layer.description.root)) {
      if (node.bitLength === 0) continue;
      const style = pairs[index % pairs.length]![shade++ % 2]!;
      fill(styles, node, style);
    }
  }
  if (fault && fault.layer.octets === octets) {
    const at = fault.fault.bitOffset >> 3;
    if (at < styles.length) styles[at] = ['inverse', 'red'];
  }
  return styles;
}

function fill(styles: (Style | undefined)[], node: Node, style: Style): void {
  const end = Math.min((node.bitOffset + node.bitLength + 7) >> 3, styles.length);
  for (let at = node.bitOffset >> 3; at < end; at++) styles[at] = style;
}

function leaves(node: Node): Node[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leaves);
}

function dump(
  octets: Uint8Array,
  styles: readonly (Style | undefined)[],
  { style }: Pick<Terminal, 'style'>,
): string[] {
  const lines: string[] = [];
  for (let row = 0; row < octets.length; row += ROW_OCTETS) {
    const here = [...octets.subarray(row, row + ROW_OCTETS)];
    const shade = (text: string, index: number): string => {
      const own = styles[row + index];
      return own ? style(own, text) : text;
    };
    const hex = here.map(
      (octet, index) =>
        (index === 8 ? ' ' : '') + shade(octet.toString(16).padStart(2, '0'), index),
    );
    const place = row.toString(16).padStart(4, '0');
    const gap = ' '.repeat((ROW_OCTETS - here.length) * 3 + (here.length <= 8 ? 1 : 0));
    const text = here.map((octet, index) =>
      shade(octet > 31 && octet < 127 ? String.fromCharCode(octet) : '·', index),
    );
    lines.push(`  ${style('dim', place)}  ${hex.join(' ')}${gap}  ${text.join('')}`);
  }
  return lines;
}
