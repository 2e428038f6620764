/**
 * What is fuzzed: every message and union of every protocol, with its generated code beside its
 * model.
 */
import { existsSync } from 'node:fs';

import type { Choice, Message, Model, Protocol, Rule } from '../../generator/model.ts';
import { accessorName, local } from '../../generator/emit/module.ts';
import { upper } from '../../generator/names.ts';
import type { Draw } from '../../runtime/base/draw.ts';
import { check } from '../reference/check.ts';
import type { Reading } from '../reference/tree.ts';

/** A function of generated code: octets and numbers in. */
export type Generated = (b: Uint8Array, ...numbers: (number | bigint)[]) => number | bigint;

export interface Subject {
  /** `IPv4.Packet` */
  readonly name: string;
  readonly model: Model;
  readonly protocol: Protocol;
  readonly type: Message | Choice;
  readonly rules: ReadonlyMap<number, Rule>;
  /** The wire module, by name. */
  readonly wire: ReadonlyMap<string, Generated>;
  scan(b: Uint8Array, o: number, end: number, needs: readonly number[]): number;
  check(b: Uint8Array, o: number, end: number, needs: readonly number[]): number;
  read(b: Uint8Array, o: number, end: number, needs: readonly number[]): unknown;
  write(value: unknown, b: Uint8Array, o: number, needs: readonly number[]): number;
  encode(value: unknown, givens: readonly number[]): Uint8Array;
  decode(octets: Uint8Array, givens: readonly number[]): unknown;
  make(draw: Draw, room: number, givens: readonly number[]): unknown;
  /** What the slow twin says. */
  twin(b: Uint8Array, o: number, end: number, needs: readonly number[]): Reading;
}

type Module = Readonly<Record<string, unknown>>;

/** `root`: the folder of generated code, as an address. */
export async function loadSubjects(model: Model, root: URL): Promise<Subject[]> {
  const loaded = model.protocols.map(async (protocol) => {
    const types = [...protocol.messages, ...protocol.choices];
    const base = new URL(`${protocol.layer === '' ? '' : `${protocol.layer}/`}`, root);
    const file = (kind: string): URL => new URL(`${protocol.stem}.${kind}.ts`, base);
    if (types.length === 0 || !existsSync(file('wire'))) return [];
    const load = async (kind: string): Promise<Module> => await import(file(kind).href);
    const [wire, value, arbitraries] = await Promise.all(
      ['wire', 'value', 'arbitraries'].map(load),
    );
    return types.map((type) => subject(model, protocol, type, { wire, value, arbitraries }));
  });
  return (await Promise.all(loaded)).flat();
}

function subject(
  model: Model,
  protocol: Protocol,
  type: Message | Choice,
  { wire, value, arbitraries }: Readonly<Record<'wire' | 'value' | 'arbitraries', Module>>,
): Subject {
  const name = upper(type.id);
  const of = (module: Module, verb: string): ((...args: unknown[]) => never) => {
    const found = module[`${verb}${name}`];
    if (typeof found !== 'function') throw new Error(`${protocol.name} has no ${verb}${name}()`);
    return found as (...args: unknown[]) => never;
  };
  const [scan, checker] = [of(wire, 'scan'), of(wire, 'check')];
  const [read, write] = [of(value, 'read'), of(value, 'write')];
  const [encode, decode] = [of(value, 'encode'), of(value, 'decode')];
  const make = of(arbitraries, 'make');
  return {
    name: `${protocol.name}.${type.name}`,
    model,
    protocol,
    type,
    rules: new Map(protocol.rules.map((rule) => [rule.code, rule])),
    wire: new Map(
      Object.entries(wire).filter((entry): entry is [string, Generated] => {
        return typeof entry[1] === 'function';
      }),
    ),
    scan: (b, o, end, needs) => scan(b, o, end, ...needs),
    check: (b, o, end, needs) => checker(b, o, end, ...needs),
    read: (b, o, end, needs) => read(b, o, end, ...needs),
    write: (v, b, o, needs) => write(v, b, o, ...needs),
    encode: (v, givens) => encode(v, ...givens),
    decode: (octets, givens) => decode(octets, ...givens),
    make: (draw, room, givens) => make(draw, room, ...givens),
    twin: (b, o, end, needs) => check(model, type, b, o, end, needs),
  };
}

const known = new WeakMap<Generated, readonly string[]>();

/** The names of a generated function's parameters. */
export function parametersOf(generated: Generated): readonly string[] {
  let names = known.get(generated);
  if (!names) {
    const list = /\(([^)]*)\)/.exec(generated.toString())?.[1] ?? '';
    names = list.split(',').map((name) => name.trim());
    known.set(generated, names);
  }
  return names;
}

export { accessorName, local };
