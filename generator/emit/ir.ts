/**
 * The checked model as JSON, for back ends of other people: docs/ir.md describes it. Whatever is
 * named elsewhere is there by its path or its code, so that there are no cycles; what is undefined,
 * false or empty is left out.
 */
import { isEmpty } from './facts.ts';
import type {
  Layering,
  Message,
  Model,
  Needs,
  Protocol,
  Register,
  Rule,
  Setting,
  Type,
} from '../model.ts';
import { arm, deviation, expression, field, range, size, typeName } from './ir-field.ts';
import { json, print } from './ir-json.ts';
import type { Json } from './ir-json.ts';
import { banner, outputPath } from './output.ts';
import type { Emitter } from './output.ts';
import { referenceWords } from './phrases.ts';

/** Grows when a reader of the one before would misread the next. */
export const IR_VERSION = 1;

export const emitIr: Emitter = (protocol, model) =>
  isEmpty(protocol, model)
    ? []
    : [
        {
          path: outputPath(protocol, 'ir.json'),
          text: print(protocolJson(protocol, model)),
          format: false,
        },
      ];

export function protocolJson(protocol: Protocol, model: Model): Json {
  const { endian } = protocol;
  return json({
    '@generated': banner(protocol),
    ir: IR_VERSION,
    protocol: protocol.name,
    title: protocol.title,
    doc: protocol.doc,
    spec: protocol.path,
    per: protocol.per.map(referenceWords),
    deviations: protocol.deviations.map(deviation),
    endian: endian.kind === 'when' ? { littleWhen: expression(endian.condition) } : endian.kind,
    givens: protocol.givens.map(({ name, id, ranges }) => ({ name, id, in: ranges?.map(range) })),
    gives: protocol.gives.map(({ name, id, value }) => ({ name, id, value: expression(value) })),
    messages: protocol.messages.map(message),
    choices: protocol.choices.map((choice) => ({
      ...typeBase(choice),
      tag: field(choice.tag),
      truncated: choice.truncated.code,
      unknown: choice.unknown?.code,
      arms: choice.arms.map(arm),
    })),
    numbers: protocol.numbers.map((number) => ({
      ...typeBase(number),
      prefixBits: number.prefixBits,
      widths: number.widths,
      shortest: number.shortest,
      truncated: number.truncated.code,
    })),
    labels: protocol.labels.map((labels) => ({
      ...typeBase(labels),
      textOctetsMax: labels.textOctetsMax,
      tagBits: labels.tagBits,
      label: { ...labels.label },
      pointer: labels.pointer && { ...labels.pointer },
      truncated: labels.truncated.code,
      malformed: labels.malformed.code,
    })),
    values: protocol.values.map(({ name, id, closed, entries, doc, line }) => ({
      name,
      id,
      line,
      doc,
      closed,
      entries: entries.map((entry) => ({ ...entry, range: undefined, is: range(entry.range) })),
    })),
    registers: protocol.registers.map(({ name, id, octets, registers, doc, per, line }) => ({
      name,
      id,
      line,
      doc,
      per: per.map(referenceWords),
      octets,
      registers: registers.map(register),
    })),
    layers: model.layerings.filter(({ path }) => path === protocol.path).map(layering),
    examples: protocol.examples.map(example),
    rules: protocol.rules.map(rule),
  });
}

function typeBase(type: Type): Record<string, unknown> {
  return {
    name: type.name,
    id: type.id,
    line: type.line,
    doc: type.doc,
    per: type.per.map(referenceWords),
    needs: needs(type.needs),
    octets: bounds(type.octetsMin, type.octetsMax),
  };
}

function needs({ origin, givens }: Needs): unknown {
  return { origin, givens: givens.map(({ name }) => name) };
}

/** Fewest and most; null when nothing bounds them. */
function bounds(least: number, most: number): unknown {
  return [least, most === Infinity ? null : most];
}

function message(one: Message): unknown {
  return {
    ...typeBase(one),
    principal: one.principal,
    size: one.size && size(one.size),
    truncated: one.truncated.code,
    leftover: one.leftover?.code,
    fields: one.fields.map(field),
  };
}

function register(one: Register): unknown {
  return {
    ...one,
    per: one.per.map(referenceWords),
    fields: one.fields.map((bits) => ({ ...bits })),
  };
}

function layering({ carriers, layers, line }: Layering): unknown {
  return {
    line,
    carriers: carriers.map(typeName),
    carries: layers.map((layer) => ({
      is: range(layer.range),
      message: typeName(layer.message),
      with: settings(layer.with),
    })),
  };
}

function settings(list: readonly Setting[]): unknown {
  return list.length === 0
    ? undefined
    : Object.fromEntries(list.map(({ given, value }) => [given.name, value]));
}

function example(one: Protocol['examples'][number]): unknown {
  return {
    title: one.title,
    line: one.line,
    doc: one.doc,
    of: typeName(one.of),
    over: one.over && typeName(one.over),
    with:
      one.with.length === 0
        ? undefined
        : Object.fromEntries(one.with.map(({ name, value }) => [name, value])),
    per: one.per.map(referenceWords),
    octets: Array.from(one.octets, (octet) => octet.toString(16).padStart(2, '0')).join(''),
    fails: one.fails,
    expects: one.expects.map(({ path, value, line }) => ({ path, value, line })),
  };
}

function rule(one: Rule): unknown {
  return { ...one, span: undefined, per: one.per.map(referenceWords) };
}
