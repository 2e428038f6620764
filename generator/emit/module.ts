/**
 * What a generated module of one protocol shares: names of functions and parameters, imports met
 * on the way.
 */
import type { Arm, Endian, Field, Given, IntegerField, Protocol, Type } from '../model.ts';
import { upper } from '../names.ts';
import { sayCondition, type Speaker } from './expression.ts';

/** One generated module while it is written. */
export interface Module {
  readonly protocol: Protocol;
  readonly kind: 'wire' | 'value';
  /** Names to import from runtime/base/octets.ts and the like, by path from the root. */
  readonly imports: Map<string, Set<string>>;
  readonly protocols: ReadonlyMap<string, Protocol>;
}

export function use(module: Module, path: string, name: string): string {
  const names = module.imports.get(path) ?? new Set();
  module.imports.set(path, names.add(name));
  return name;
}

export const octetsPath = 'runtime/base/octets.ts';
export const checksumPath = 'runtime/base/checksum.ts';
export const textPath = 'runtime/base/text.ts';

/** A function of another protocol's wire module, imported under a name of its own. */
export function foreign(module: Module, type: Type, name: string): string {
  if (type.protocol === module.protocol.name)
    return module.kind === 'wire' ? name : use(module, `${module.protocol.stem}.wire`, name);
  const other = module.protocols.get(type.protocol)!;
  const alias = `${other.stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}${upper(name)}`;
  use(module, `generated/${other.layer}/${other.stem}.wire.ts`, `${name} as ${alias}`);
  return alias;
}

/** The prefix of a type's accessors: none for the principal. */
export function prefixOf(type: Type): string {
  return type.kind === 'message' && type.principal ? '' : type.id;
}

export function accessorName(prefix: string, id: string): string {
  return prefix === '' ? id : `${prefix}${upper(id)}`;
}

export function armPrefix(prefix: string, arm: Arm): string {
  return accessorName(prefix, arm.id);
}

const words = (text: string): string[] => text.split(' ');

/**
 * Identifiers that JavaScript keeps for itself, and those that generated code uses: its parameters,
 * and the functions of runtime/base that it calls.
 */
const reserved = new Set([
  ...words('default class function new delete return switch case if else in of for while do var'),
  ...words('let const void typeof this null true false import export with yield await enum static'),
  ...words('protected private public package interface arguments eval b o end p origin'),
  ...words('uint bigUint putUint put fill sum16 fold16 adjust16 crc32 crc32c textOf readText'),
  ...words('gatherLabel putText showIpv4 showIpv6 showMac readLabel fits fitsBig derived counted'),
  ...words(
    'tagged agrees ipv4 mac putIpv6 encoded cursor putLabels listen forgetHeard hear recall',
  ),
  ...words('forgetNames pointBack sizeOf textOctets'),
]);

export function local(id: string): string {
  return reserved.has(id) ? `${id}_` : id;
}

/** `pseudoHeader`, as a parameter. */
export function givenName(given: Given): string {
  return local(given.id);
}

export function needsNames(type: Type): string[] {
  return [...(type.needs.origin ? ['origin'] : []), ...type.needs.givens.map(givenName)];
}

/**
 * What a caller inside `from` passes for the needs of `type`; `start` is where the message of
 * pointers begins.
 */
export function needsPassed(
  type: Type,
  from: { readonly needsOrigin: boolean; readonly start: string },
): string[] {
  return [
    ...(type.needs.origin ? [from.needsOrigin ? 'origin' : from.start] : []),
    ...type.needs.givens.map(givenName),
  ];
}

/** Addresses stand in network order whatever the file says of numbers. */
export function endianOfField(
  field: { readonly display?: unknown },
  protocol: Protocol,
): ReturnType<typeof endianOf> {
  return field.display === undefined
    ? endianOf(protocol)
    : { endian: { kind: 'big' }, condition: '' };
}

export function endianOf(protocol: Protocol): { endian: Endian; condition: string } {
  const { endian } = protocol;
  if (endian.kind !== 'when') return { endian, condition: '' };
  const speaker: Speaker = {
    field: () => '0',
    given: givenName,
    octetsOf: () => '0',
    countOf: () => '0',
    octetsLeft: () => '0',
    sum: () => '0',
  };
  return { endian, condition: sayCondition(endian.condition, speaker) };
}

/**
 * The integers of a group of bits stand in one word when octets are counted from the least
 * significant.
 */
export function wordOrdered(protocol: Protocol): boolean {
  return protocol.endian.kind !== 'big';
}

/** A number in JavaScript as the type of a field wants it. */
export function literal(value: bigint, field: { readonly numeric: 'number' | 'bigint' }): string {
  return field.numeric === 'bigint' ? `${value}n` : `${value}`;
}

export function isInteger(field: Field): field is IntegerField {
  return field.kind === 'integer';
}
