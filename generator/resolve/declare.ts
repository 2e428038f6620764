/** The first pass: every file's names, types still empty. */
import { position, type Reporter } from '../diagnostic.ts';
import type { Given, Message, Protocol, Type, Values } from '../model.ts';
import { camel } from '../names.ts';
import { type Draft } from './fields.ts';
import { ruleMaker, type RuleMaker } from './rules.ts';
import type {
  DeclarationSyntax,
  FileSyntax,
  HeaderSyntax,
  Named,
  Span,
  ValuesSyntax,
} from '../syntax.ts';

/** A file between the passes. */
export interface Unit {
  readonly file: FileSyntax;
  readonly header: HeaderSyntax;
  readonly protocol: Draft<Protocol>;
  readonly types: Map<string, Type>;
  readonly values: Map<string, Values>;
  readonly givens: Map<string, Given>;
  readonly rules: RuleMaker;
}

export type Units = ReadonlyMap<string, Unit>;

export function declare(file: FileSyntax, header: HeaderSyntax, reporter: Reporter): Unit {
  const parts = file.path.split('/');
  const { name, title, doc, per, deviations } = header;
  once(
    header.given.map((given) => given.name),
    reporter,
  );
  const givens = new Map(
    header.given.map((given) => [
      given.name.text,
      { name: given.name.text, id: camel(given.name.text), ranges: given.ranges },
    ]),
  );
  const protocol: Draft<Protocol> = {
    name: name.text,
    title,
    doc,
    per,
    deviations,
    stem: parts.at(-1)!.replace(/\.protocol$/, ''),
    layer: parts.slice(1, -1).join('/'),
    path: file.path,
    endian: { kind: header.littleEndian ? 'little' : 'big' },
    givens: [...givens.values()],
    gives: [],
    messages: [],
    choices: [],
    values: [],
    numbers: [],
    labels: [],
    registers: [],
    examples: [],
    rules: [],
  };
  const unit: Unit = {
    file,
    header,
    protocol,
    types: new Map(),
    values: new Map(),
    givens,
    rules: ruleMaker(),
  };
  const seen = new Map<string, Span>();
  for (const declaration of file.declarations) {
    if (declaration.kind === 'layering' || declaration.kind === 'example') continue;
    const { text, span } = declaration.name;
    // Values and types have names of their own: Kind may be both.
    const key = `${declaration.kind === 'values' ? 'values ' : ''}${camel(text)}`;
    const twin = seen.get(key);
    if (twin) {
      reporter.report({
        span,
        message: `${text} is declared twice`,
        note: { span: twin, message: 'the first is here' },
      });
      continue;
    }
    seen.set(key, span);
    if (declaration.kind === 'values')
      unit.values.set(text, valuesOf(declaration, protocol.name, file, reporter));
    else if (declaration.kind !== 'registers')
      unit.types.set(text, shell(declaration, protocol, file));
  }
  protocol.values = [...unit.values.values()];
  return unit;
}

function once(names: readonly Named[], reporter: Reporter): void {
  const seen = new Map<string, Span>();
  for (const { text, span } of names) {
    const twin = seen.get(text);
    if (twin)
      reporter.report({
        span,
        message: `${text} is given twice`,
        note: { span: twin, message: 'the first is here' },
      });
    seen.set(text, span);
  }
}

function valuesOf(
  syntax: ValuesSyntax,
  protocol: string,
  file: FileSyntax,
  reporter: Reporter,
): Values {
  checkEntries(syntax, reporter);
  const entries = syntax.entries.map(({ name, range, doc }) => ({
    name: name.text,
    id: camel(name.text),
    range,
    doc,
  }));
  const line = position(file.text, syntax.span.start).line;
  return {
    name: syntax.name.text,
    id: camel(syntax.name.text),
    protocol,
    closed: syntax.closed,
    entries,
    doc: syntax.doc,
    line,
  };
}

function checkEntries(syntax: ValuesSyntax, reporter: Reporter): void {
  const taken: (typeof syntax.entries)[number][] = [];
  for (const entry of syntax.entries) {
    const { name, range } = entry;
    const from = range.from ?? 0n;
    const overlaps = (other: typeof range): boolean =>
      from <= (other.to ?? from) && (other.from ?? 0n) <= (range.to ?? other.from ?? 0n);
    if (range.to !== undefined && from > range.to) {
      reporter.report({
        span: name.span,
        message: `the range ${from}..${range.to} is empty`,
        help: 'write the smaller end first',
      });
    }
    const twin = taken.find((other) => other.name.text === name.text || overlaps(other.range));
    if (twin) {
      const what =
        twin.name.text === name.text
          ? name.text
          : from > (twin.range.from ?? 0n)
            ? from
            : (twin.range.from ?? 0n);
      reporter.report({
        span: name.span,
        message: `${what} is listed twice in ${syntax.name.text}`,
        note: { span: twin.name.span, message: 'the first is here' },
      });
    }
    taken.push(entry);
  }
}

/** A type known by name, its inside still empty. */
function shell(
  syntax: Exclude<DeclarationSyntax, { kind: 'layering' | 'example' | 'values' | 'registers' }>,
  protocol: Draft<Protocol>,
  file: FileSyntax,
): Type {
  const core = {
    name: syntax.name.text,
    id: camel(syntax.name.text),
    protocol: protocol.name,
    doc: syntax.doc,
    per: syntax.per,
    line: position(file.text, syntax.span.start).line,
    span: syntax.name.span,
    needs: { origin: false, givens: [] },
    octetsMin: 0,
    octetsMax: Infinity,
  };
  const type = { ...core, kind: syntax.kind } as unknown as Draft<Type>;
  const lists = {
    message: protocol.messages,
    choice: protocol.choices,
    number: protocol.numbers,
    labels: protocol.labels,
  };
  if (type.kind === 'message') (type as Draft<Message>).principal = protocol.messages.length === 0;
  (lists[syntax.kind] as Type[]).push(type as Type);
  return type as Type;
}
