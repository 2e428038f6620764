/** The layers table and the examples: both give context by name. */
import { position, type Reporter } from '../diagnostic.ts';
import type {
  Example,
  Expectation,
  Field,
  Given,
  Layering,
  Message,
  Protocol,
  Setting,
  Type,
} from '../model.ts';
import { showRanges } from './integers.ts';
import { rangesInterval } from './interval.ts';
import type {
  ExampleSyntax,
  FileSyntax,
  LayeringSyntax,
  Named,
  SettingSyntax,
  Span,
} from '../syntax.ts';

type Find = (name: Named) => Type | undefined;

export function resolveLayering(
  syntax: LayeringSyntax,
  find: Find,
  file: FileSyntax,
  reporter: Reporter,
): Layering {
  const message = (name: Named): Message[] => {
    const type = find(name);
    if (type && type.kind !== 'message')
      reporter.report({
        span: name.span,
        message: `${name.text} is not a message: only messages are layers`,
      });
    return type?.kind === 'message' ? [type] : [];
  };
  const seen: { from: bigint; to: bigint; span: Span }[] = [];
  const layers = syntax.layers.flatMap((layer) => {
    const from = layer.range.from ?? 0n;
    const to = layer.range.to ?? from;
    const twin = seen.find((one) => from <= one.to && one.from <= to);
    if (twin)
      reporter.report({
        span: layer.name.span,
        message: `two layers on the number ${from}`,
        note: { span: twin.span, message: 'the first is here' },
      });
    seen.push({ from, to, span: layer.name.span });
    return message(layer.name).map((found) => ({
      range: layer.range,
      message: found,
      with: settings(layer.with, found, reporter),
    }));
  });
  const carriers = syntax.carriers.flatMap((name) => {
    const found = message(name);
    for (const one of found) {
      if (!carries(one.fields))
        reporter.report({
          span: name.span,
          message: `${name.text} carries nothing: expected a field such as Data (..) by Protocol`,
        });
    }
    return found;
  });
  return { carriers, layers, path: file.path, line: position(file.text, syntax.span.start).line };
}

/** Whether there is a field for what comes from the next layer. */
function carries(fields: readonly Field[]): boolean {
  return fields.some((field) => {
    if (field.kind === 'octets') return field.carries !== undefined;
    if (field.kind === 'group') return carries(field.fields);
    return field.kind === 'union' && field.arms.some((arm) => carries(arm.fields));
  });
}

function settings(
  list: LayeringSyntax['layers'][number]['with'],
  message: Message,
  reporter: Reporter,
): Setting[] {
  return list.flatMap(({ name, value }) => {
    const given = message.needs.givens.find((one) => one.name === name.text);
    if (!given)
      reporter.report({ span: name.span, message: `${message.name} does not need ${name.text}` });
    else checkSetting(given, value, reporter);
    return given ? [{ given, value: value.text }] : [];
  });
}

function checkSetting(given: Given, value: Named, reporter: Reporter): void {
  const number = /^(0x[0-9a-f]+|\d+)$/i.test(value.text) ? Number(value.text) : undefined;
  if (number === undefined) {
    reporter.report({
      span: value.span,
      message: `${given.name} is a number, found ${value.text}`,
    });
    return;
  }
  const inside = (given.ranges ?? []).some((range) => {
    const { min, max } = rangesInterval([range], { min: 0, max: Infinity });
    return min <= number && number <= max;
  });
  if (given.ranges && !inside)
    reporter.report({
      span: value.span,
      message: `${given.name} is never ${number}`,
      help: `the header says: given ${given.name} in ${showRanges(given.ranges)}`,
    });
}

export function resolveExample(
  syntax: ExampleSyntax,
  protocol: Protocol,
  find: Find,
  file: FileSyntax,
  reporter: Reporter,
): Example[] {
  const of = syntax.of ? find(syntax.of) : protocol.messages[0];
  if (!of) return [];
  const over = syntax.over && find(syntax.over);
  if (!syntax.over) {
    const given = new Set(syntax.with.map((one) => one.name.text));
    const missing = of.needs.givens.filter((one) => !given.has(one.name));
    if (missing.length > 0) {
      reporter.report({
        span: syntax.span,
        message: `the example does not say ${missing.map((one) => one.name).join(' and ')}`,
        help: `add: with ${missing.map((one) => `${one.name} = …`).join(' and ')}, or over a protocol that gives it`,
      });
    }
  }
  for (const { name, value } of syntax.with as readonly SettingSyntax[]) {
    const given = protocol.givens.find((one) => one.name === name.text);
    if (given) checkSetting(given, value, reporter);
    else if (!over)
      reporter.report({ span: name.span, message: `${protocol.name} is not given ${name.text}` });
  }
  return [
    {
      title: syntax.title,
      of,
      over: over?.kind === 'message' ? over : undefined,
      octets: syntax.octets,
      fails: syntax.fails,
      with: syntax.with.map((one) => ({ name: one.name.text, value: one.value.text })),
      expects: syntax.expects.map((one) => expectation(one, file)),
      per: syntax.per,
      doc: syntax.doc,
      span: syntax.span,
      line: position(file.text, syntax.span.start).line,
    },
  ];
}

function expectation(
  { path, value }: ExampleSyntax['expects'][number],
  file: FileSyntax,
): Expectation {
  return {
    path: path.text,
    value: value.text.replace(/^"(.*)"$/, '$1'),
    pathSpan: path.span,
    valueSpan: value.span,
    line: position(file.text, path.span.start).line,
  };
}
