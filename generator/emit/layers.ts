/**
 * Who carries whom, as data: for each carrier the numbers and what they stand for, and a way to
 * load the table of each protocol only when it is met.
 */
import type { Layering, Message, Model, Protocol } from '../model.ts';
import { camel } from '../names.ts';
import { literal, numberLiteral, quoted, type Literal } from './literal.ts';
import type { Output } from './output.ts';

const WHOLE = '@generated from spec/ as a whole: change the specs, then npm run generate.';

/** One file for the whole model. */
export function layers(model: Model): Output[] {
  const described = model.protocols.filter((protocol) => protocol.messages.length > 0);
  const paths = [...new Set(model.layerings.map((layering) => layering.path))].join(', ');
  const notice = 'change that, then npm run generate.';
  const text = `/** @generated from ${paths === '' ? 'spec/' : paths}. ${notice} */
import type { Layers, ProtocolTable } from '../runtime/base/describe/table.ts';

/**
 * For each carrier, as \`protocol.message\`: from number, to number, protocol, message, context.
 */
export const layers: Layers = ${literal(table(model), '', 30)};

/** The table of a protocol, loaded when it is wanted. */
export const load: Readonly<Record<string, () => Promise<{ protocolTable: ProtocolTable }>>> = {
${described.map((one) => `  ${key(one)}: () => import('./${path(one)}.describe.ts'),\n`).join('')}};
`;
  return [
    { path: 'generated/layers.ts', text, format: false },
    everything(described),
    codecs(described),
  ];
}

/** The same as plain imports, for those who want all of them at once. */
function everything(described: readonly Protocol[]): Output {
  const imports = described.map(
    (one) => `import { protocolTable as ${key(one)} } from './${path(one)}.describe.ts';\n`,
  );
  const names = described.map((one) => `  ${key(one)},\n`);
  const text = `/** ${WHOLE} */
${imports.join('')}import type { ProtocolTable } from '../runtime/base/describe/table.ts';

/** The table of every protocol, by its name. */
export const protocols: Readonly<Record<string, ProtocolTable>> = {
${names.join('')}};
`;
  return { path: 'generated/protocols.ts', text, format: false };
}

/** Readers and writers of every protocol, for those who know its name only when they run. */
function codecs(described: readonly Protocol[]): Output {
  const table = (kind: string): string =>
    described.map((one) => `  ${key(one)}: () => import('./${path(one)}.${kind}.ts'),\n`).join('');
  const text = `/** ${WHOLE} */
type Load = () => Promise<Readonly<Record<string, unknown>>>;

/** Plain values of a protocol: \`writeDatagram\`, \`encodeDatagram\`. */
export const values: Readonly<Record<string, Load>> = {
${table('value')}};

/** Accessors and setters in place. */
export const wires: Readonly<Record<string, Load>> = {
${table('wire')}};
`;
  return { path: 'generated/codecs.ts', text, format: false };
}

function path(protocol: Protocol): string {
  return protocol.layer === '' ? protocol.stem : `${protocol.layer}/${protocol.stem}`;
}

/** `linux-sll2` as an identifier. */
function key(protocol: Protocol): string {
  return camel(protocol.stem);
}

function table(model: Model): Literal {
  const carriers = new Map<string, Literal[]>();
  const place = (message: Message): string => {
    const owner = model.protocols.find((one) => one.name === message.protocol);
    return `${owner ? key(owner) : ''}.${message.id}`;
  };
  for (const layering of model.layerings) {
    for (const carrier of layering.carriers) {
      const rows = carriers.get(place(carrier)) ?? [];
      carriers.set(place(carrier), [
        ...rows,
        ...layering.layers.map((layer) => row(layer, place(layer.message))),
      ]);
    }
  }
  return Object.fromEntries([...carriers].map(([carrier, rows]) => [quoted(carrier), rows]));
}

function row(layer: Layering['layers'][number], place: string): Literal {
  const { range } = layer;
  const from = range.from ?? 0n;
  const settings = layer.with.map(({ given, value }) => [given.id, numberLiteral(BigInt(value))]);
  const [protocol = '', message = ''] = place.split('.');
  const core = [
    numberLiteral(from),
    range.to === undefined ? 'Infinity' : numberLiteral(range.to),
    quoted(protocol),
    quoted(message),
  ];
  return settings.length === 0 ? core : [...core, Object.fromEntries(settings) as Literal];
}
