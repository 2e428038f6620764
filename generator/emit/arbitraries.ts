/**
 * Makers of valid values: for every message and union a function from choices to a value that can
 * be written and passes its check. Property tests draw the choices; nothing here depends on a
 * library of theirs.
 */
import type { StatementStructures } from 'ts-morph';
import type { Choice, Message, Model, Protocol } from '../model.ts';
import { upper } from '../names.ts';
import { makeBody } from './arbitrary-fields.ts';
import { newMaking, undrawn, type Making } from './arbitrary-making.ts';
import { givenName, local, use, type Module } from './module.ts';
import { banner, outputPath, type Output } from './output.ts';
import { octetFunction, print, StructureKind } from './print.ts';
import { allowedTags, drawPath } from './arbitrary-numbers.ts';
import { armSwitch } from './arm-switch.ts';

type Parameter = NonNullable<Parameters<typeof octetFunction>[5]>[number];

const draw: Parameter = { kind: StructureKind.Parameter, name: 'd', type: 'Draw' };

export function arbitraries(protocol: Protocol, model: Model): Output[] {
  const types = [...protocol.messages, ...protocol.choices];
  if (types.length === 0) return [];
  const protocols = new Map(model.protocols.map((one) => [one.name, one]));
  const module: Module = { protocol, kind: 'value', imports: new Map(), protocols };
  use(module, drawPath, 'type Draw');
  const functions = types.map((type) => maker(type, module));
  const own = `import type * as v from './${protocol.stem}.value.ts';`;
  const essay = [
    `${protocol.name}: makers of valid values. \`d\` chooses, \`room\` is how many octets there are for it.`,
  ];
  const text = print(module, banner(protocol), essay, [own, ...functions]);
  return [{ path: outputPath(protocol, 'arbitraries.ts'), text, format: true }];
}

function maker(type: Message | Choice, module: Module): StatementStructures {
  const name = upper(type.id);
  const needs = ['room', ...type.needs.givens.map(givenName)];
  const body = tidied(type.kind === 'message' ? message(type, module) : choice(type, module));
  return octetFunction(`make${name}`, needs, `v.${name}`, body, `A valid ${type.name}.`, [draw]);
}

/** Without places that nobody asks for, and without taking nothing away. */
function tidied(lines: readonly string[]): string[] {
  const short = lines.map((line) => line.replaceAll(/ - 0(?=[,;)\s])/g, ''));
  const kept = short.filter((line, index) => {
    const place = /^const ((?:start|limit|\w+Said)\d*) = /.exec(line)?.[1];
    const asked = new RegExp(`\\b${place}\\b`);
    return place === undefined || short.some((other, at) => at !== index && asked.test(other));
  });
  return kept.length === lines.length ? kept : tidied(kept);
}

function message(type: Message, module: Module): string[] {
  const making = newMaking(type, `v.${upper(type.id)}`, module);
  makeBody(type.fields, making, type);
  return [...making.lines, `return { ${making.members.join(', ')} };`];
}

function choice(type: Choice, module: Module): string[] {
  const making = newMaking(type, `v.${upper(type.id)}`, module);
  const tag = local(type.tag.id);
  making.names.add(tag);
  making.known.set(type.tag, tag);
  making.lines.push(
    `const ${tag} = d.tag(${allowedTags(type.arms, type.tag.bits, Math.ceil(type.tag.bits / 8))}, room);`,
  );
  const start = type.tag.bits % 8 === 0 ? `at += ${type.tag.bits / 8};` : undefined;
  if (start) making.lines.push(start);
  const made = (arm: Choice['arms'][number]): string[] => {
    const inner: Making = {
      ...making,
      lines: [],
      members: [],
      names: new Set(making.names),
      known: new Map(making.known),
    };
    inner.owner = `Extract<v.${upper(type.id)}, { is: '${arm.id}' }>`;
    inner.bits = type.tag.bits % 8;
    makeBody(arm.fields, inner, undefined);
    const carried = arm.value === undefined ? [`${type.tag.id}: ${tag}`] : [];
    return [
      ...inner.lines,
      `return { ${[`is: '${arm.id}'`, ...carried, ...inner.members].join(', ')} };`,
    ];
  };
  return [...making.lines, ...armSwitch(type.arms, tag, made, undrawn)];
}
