/**
 * What `nonos spec explain` knows: every protocol, message, union and field by its names, and all
 * there is to say of it.
 */
import { accessorName, armPrefix, prefixOf } from './emit/module.ts';
import { armLabel, natureWords, placed, rulesOf } from './emit/facts.ts';
import type { Placed } from './emit/facts.ts';
import { figure } from './emit/figure.ts';
import {
  derivationWords,
  expressionWords,
  octetsWords,
  referencesWords,
  widthWords,
} from './emit/phrases.ts';
import { camel, upper } from './names.ts';
import type { Arm, Field, IntegerField, Model, Protocol, Type } from './model.ts';

export interface Subject {
  /** `TCP.Option.SACK.Length`. */
  readonly name: string;
  readonly kind: 'protocol' | Type['kind'] | 'field';
  readonly spec: string;
  readonly line: number;
  /** Names in generated code. */
  readonly generated: readonly string[];
  readonly figure: readonly string[];
  /** What it is, a heading and words each. */
  readonly facts: readonly (readonly [heading: string, words: string])[];
}

/** Everything that can be asked for, the more general first. */
export function subjects(model: Model): readonly Subject[] {
  return model.protocols.flatMap((protocol) => {
    const types = [
      ...protocol.messages,
      ...protocol.choices,
      ...protocol.numbers,
      ...protocol.labels,
    ];
    return [protocolSubject(protocol), ...types.flatMap((type) => typeSubjects(type, protocol))];
  });
}

/** Those meant by a name: all of its parts in order, the last one last, case and spaces aside. */
export function findSubjects(all: readonly Subject[], query: string): readonly Subject[] {
  const wanted = query.split('.').map(camel);
  const found = all.filter(({ name }) => {
    const parts = name.split('.').map(camel);
    if (parts.at(-1) !== wanted.at(-1)) return false;
    let at = 0;
    for (const part of parts) if (part === wanted[at]) at++;
    return at === wanted.length;
  });
  const whole = found.filter(({ name }) => camel(name) === camel(query));
  if (whole.length === 1) return whole;
  const least = Math.min(...found.map(depth));
  return found.filter((subject) => depth(subject) === least);
}

function depth({ name }: Subject): number {
  return name.split('.').length;
}

function protocolSubject(protocol: Protocol): Subject {
  const names = [...protocol.messages, ...protocol.choices].map(({ name }) => name);
  return {
    name: protocol.name,
    kind: 'protocol',
    spec: protocol.path,
    line: 1,
    generated: [],
    figure: protocol.messages.length > 0 ? figure(protocol.messages[0]) : [],
    facts: told([
      ['', protocol.title],
      ['holds', names.join(', ')],
      ['needs', protocol.givens.map(({ name }) => name).join(', ')],
      ['clauses', referencesWords(protocol.per)],
    ]),
  };
}

function typeSubjects(type: Type, protocol: Protocol): Subject[] {
  const name = `${protocol.name}.${type.name}`;
  const generated = [`check${upper(type.id)}`, `read${upper(type.id)}`, `write${upper(type.id)}`];
  const own: Subject = {
    name,
    kind: type.kind,
    spec: protocol.path,
    line: type.line,
    generated,
    figure: type.kind === 'message' ? figure(type) : [],
    facts: told([
      ['', type.doc],
      ['takes', octetsWords(type.octetsMin, type.octetsMax)],
      ['needs', type.needs.givens.map((given) => given.name).join(', ')],
      ['arms', type.kind === 'choice' ? armsWords(type.arms) : ''],
      ['clauses', referencesWords(type.per)],
    ]),
  };
  const place: Place = { protocol, within: name, prefix: prefixOf(type) };
  if (type.kind === 'message') return [own, ...fieldSubjects(type.fields, place, [])];
  if (type.kind !== 'choice') return [own];
  return [own, ...armSubjects(type.arms, place, [type.tag])];
}

interface Place {
  readonly protocol: Protocol;
  readonly within: string;
  /** Of the accessors. */
  readonly prefix: string;
}

function armSubjects(
  arms: readonly Arm[],
  place: Place,
  before: readonly IntegerField[],
): Subject[] {
  return arms.flatMap((arm) => {
    const within = `${place.within}.${arm.name}`;
    const inner = { ...place, within, prefix: armPrefix(place.prefix, arm) };
    return fieldSubjects(arm.fields, inner, before);
  });
}

/** The fields of a message or an arm; before those of an arm stands the tag, if it is its own. */
function fieldSubjects(
  fields: readonly Field[],
  place: Place,
  before: readonly IntegerField[],
): Subject[] {
  const bits = before.reduce((sum, tag) => sum + tag.bits, 0);
  const all = placed(fields, bits);
  const drawn = figure({ fields: [...before, ...fields] });
  return all.flatMap((one) => {
    const { field } = one;
    const own: Subject = {
      name: `${place.within}.${field.name}`,
      kind: 'field',
      spec: place.protocol.path,
      line: field.line,
      generated: [accessorName(place.prefix, field.id)],
      figure: drawn,
      facts: fieldFacts(one, place.within),
    };
    if (field.kind !== 'union') return [own];
    const within = `${place.within}.${field.name}`;
    return [own, ...armSubjects(field.arms, { ...place, within }, [])];
  });
}

function fieldFacts({ field, bit, after }: Placed, within: string): Subject['facts'] {
  const derived = 'derived' in field && field.derived ? derivationWords(field.derived) : '';
  const values = 'values' in field ? field.values : undefined;
  const rules = rulesOf(field).map(({ asks, fault, warn, constant }) => {
    return `${asks}, else ${warn ? 'warn ' : ''}${fault} (${constant})`;
  });
  const deviations = field.deviations.map(
    ({ from, because }) => `${referencesWords([from])}: ${because}`,
  );
  return told([
    ['', field.doc],
    ['stands', bit === undefined ? `after ${after?.name}` : bitWords(bit, within)],
    ['takes', widthWords(field)],
    ['is', natureWords(field)],
    ['there', field.when ? `when ${expressionWords(field.when)}` : ''],
    ['arms', field.kind === 'union' ? armsWords(field.arms) : ''],
    ['values', values ? values.entries.map(({ name }) => name).join(', ') : ''],
    ['rules', rules.join('; ')],
    ['written', derived],
    ['clauses', referencesWords(field.per)],
    ['deviates', deviations.join('; ')],
  ]);
}

function bitWords(bit: number, within: string): string {
  const octet = `octet ${Math.floor(bit / 8)}`;
  return `${bit % 8 === 0 ? octet : `${octet}, bit ${bit % 8}`} of ${within} (bit ${bit})`;
}

function armsWords(arms: readonly Arm[]): string {
  return arms.map((arm) => `${armLabel(arm)} ${arm.name}`).join(', ');
}

function told(facts: readonly (readonly [string, string])[]): Subject['facts'] {
  return facts.filter(([, words]) => words !== '');
}
