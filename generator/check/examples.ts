/** Examples read as they say: octets, a fault or values, each held to the model. */
import type { Reporter } from '../diagnostic.ts';
import { agrees, readsAs } from '../examples/compare.ts';
import { findPart } from '../examples/paths.ts';
import { readExample, type Read } from '../examples/read.ts';
import type { Part } from '../examples/tree.ts';
import type { Endian, Example, Expectation, Model } from '../model.ts';

export function checkExamples(model: Model, reporter: Reporter): void {
  const endians = new Map(
    model.protocols.map(({ name, endian }): [string, Endian] => [name, endian]),
  );
  for (const { examples } of model.protocols) {
    for (const example of examples) {
      const givens = new Map(example.with.map(({ name, value }) => [name, BigInt(value)]));
      // What a layer below gives is only known when there is one.
      if (example.of.needs.givens.some(({ name }) => !givens.has(name))) continue;
      const read = readExample(example.of, example.octets, { endians, givens });
      if (!checkFault(example, read, reporter)) continue;
      for (const expectation of example.expects)
        checkExpectation(expectation, example, read, reporter);
    }
  }
}

/** Whether there are values to look at: it was to be read, and was. */
function checkFault(
  { fails, span, octets, of }: Example,
  { fault, wanted, end }: Read,
  reporter: Reporter,
): boolean {
  const at = { ...span, end: span.start + 1 };
  if (fault && fails === undefined) {
    reporter.report({
      span: at,
      message: `the example is refused as ${fault.fault} at octet ${end}: ${fault.asks}`,
      help:
        wanted === undefined
          ? `if it should be, write behind the octets: fails ${fault.fault}`
          : `it would hold with ${wanted.toString(16).padStart(4, '0')} there`,
      note: { span: fault.span, message: 'the rule is here' },
    });
  } else if (fault && fault.fault !== fails) {
    reporter.report({
      span: at,
      message: `the example fails as ${fault.fault}, not as ${fails}: ${fault.asks}`,
      note: { span: fault.span, message: 'the rule is here' },
    });
  } else if (!fault && fails !== undefined) {
    reporter.report({
      span: at,
      message: `the example should fail as ${fails}, but breaks no rule`,
    });
  } else if (!fault && end < octets.length) {
    const left = octets.length - end;
    reporter.report({
      span: at,
      message: `${of.name} ends after ${count(end)}: the example has ${count(left)} more`,
    });
  }
  return fault === undefined && fails === undefined;
}

function count(octets: number): string {
  return `${octets} ${octets === 1 ? 'octet' : 'octets'}`;
}

function checkExpectation(
  { path, value, pathSpan, valueSpan }: Expectation,
  example: Example,
  read: Read,
  reporter: Reporter,
): void {
  const found = findPart(read.root, path);
  if ('wrong' in found) {
    reporter.report({
      span: pathSpan,
      message: found.wrong,
      ...(found.help === undefined ? {} : { help: found.help }),
    });
    return;
  }
  if (agrees(found.part, example.octets, value)) return;
  const [plain, ...others] = readsAs(found.part, example.octets);
  if (plain === undefined) {
    reporter.report({
      span: pathSpan,
      message: `${path} has fields of its own`,
      help: `name one of them, as in ${path}${within(found.part)}`,
    });
    return;
  }
  const also =
    others.length > 0 && found.part.number !== undefined ? ` (${others.join(', ')})` : '';
  reporter.report({
    span: valueSpan,
    message: `${path} reads as ${plain}${also}, not as ${value}`,
  });
}

/** How one of the fields of a part would be named. */
function within({ field, parts }: Part): string {
  if (field?.kind === 'list') return '[0]';
  return parts[0] === undefined ? '' : `.${parts[0].name}`;
}
