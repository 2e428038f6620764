/**
 * Lays out generated code: what is plain at once, the rest through a slow formatter, which sees no
 * statement twice.
 */
import type { Formatter, Unformatted } from '../prettier.ts';
import { layOutLines } from './lines.ts';
import type { LineMemory, Rest } from './lines.ts';

/** Stands between statements that are given to the formatter together. */
const MARK = '__between;';
/** Stands for what is in a block that they begin. */
const BODY = '__body;';

export function openPretty(formatter: Formatter): Formatter {
  const plain: LineMemory = new Map();
  const known = new Map<string, string>();
  return {
    async format(output: Unformatted) {
      const lines = layOutLines(output.text, plain);
      if (lines === undefined) return formatter.format(output);
      const rests = lines.filter((line) => typeof line !== 'string');
      const fresh = unique(rests.filter((rest) => !known.has(keyOf(rest))));
      if (fresh.length > 0) {
        const { path } = output;
        const laidOut = formatter.format({ path, text: together(fresh) });
        const texts = await laidOut.then((text) => apart(text, fresh)).catch(() => undefined);
        // Not cut where statements end: the whole is laid out, or said to be none.
        if (texts === undefined) return formatter.format(output);
        for (const [index, rest] of fresh.entries()) known.set(keyOf(rest), texts[index]!);
      }
      const texts = lines.map((line) =>
        typeof line === 'string' ? line : known.get(keyOf(line))!,
      );
      return `${texts.join('\n')}\n`;
    },
    close: () => formatter.close(),
  };
}

function keyOf({ depth, text }: Rest): string {
  return `${depth} ${text}`;
}

/** By depth, for those of one depth are laid out in the same block. */
function unique(rests: readonly Rest[]): Rest[] {
  const all = new Map(rests.map((rest) => [keyOf(rest), rest]));
  return [...all.values()].sort((left, right) => left.depth - right.depth);
}

/** One text of them all, each in as many blocks as it is to stand in. */
function together(rests: readonly Rest[]): string {
  const lines = [MARK];
  let depth = 0;
  for (const rest of rests) {
    for (; depth < rest.depth; depth++) lines.push('{', MARK);
    lines.push(rest.opens ? `${rest.text}\n${BODY}\n}` : rest.text, MARK);
  }
  return [...lines, '}\n'.repeat(depth)].join('\n');
}

function apart(laidOut: string, rests: readonly Rest[]): string[] | undefined {
  // What comes first and last, and what opens a block, is none of them.
  const found = laidOut.split(/^ *__between;\n/m).slice(1, -1);
  const texts = found.filter((text) => !/^ *\{\n$/.test(text)).map((text) => text.trimEnd());
  if (texts.length !== rests.length) return undefined;
  return texts.map((text, index) =>
    rests[index]!.opens ? text.replace(/\n *__body;\n *\}$/, '') : text,
  );
}
