/**
 * What a generated `….describe.ts` holds: a protocol as data, with sizes and conditions as small
 * functions. The walker (describe.ts) reads it; so do filters and forms that list the fields of a
 * protocol.
 */

/** The numbers that expressions read: the fields before them by identifier. */
export type Numbers = Readonly<Record<string, number>>;

/** What an expression asks of the place where it stands. */
export interface Extents {
  /** Octets left in the region. */
  left(): number;
  /** Octets of a field, or of the message for the empty name. */
  octets(id: string): number;
  /** Items of a list. */
  count(id: string): number;
  /** The one's complement sum of RFC 1071, folded to 16 bits. */
  sum(parts: readonly Part[]): number;
}

export type Compute = (f: Numbers, g: Numbers, x: Extents) => number;
export type Test = (f: Numbers, g: Numbers, x: Extents) => boolean;

/** A part of a sum: a field by its identifier, the message as the empty name, or a number. */
export type Part = string | Compute;

/**
 * Code, constant, fault, path, what is asked, line of the spec, clause, and whether it only warns.
 */
export type RuleRow = readonly [
  constant: string,
  fault: string,
  path: string,
  asks: string,
  line: number,
  clause?: string,
  warn?: true,
];

export type Name = readonly [from: number | bigint, to: number | bigint, name: string];
export type Bounds = readonly [from: number | bigint | null, to: number | bigint | null];

export interface ProtocolTable {
  readonly name: string;
  readonly title: string;
  /** The file's name: `udp`. */
  readonly stem: string;
  readonly spec: string;
  /** Whether octets come least significant first. */
  readonly little: boolean | Test;
  /** In the order of their codes, from 1. */
  readonly rules: readonly RuleRow[];
  /** Context for the layer above, computed from the first message. */
  readonly gives: readonly {
    readonly name: string;
    readonly id: string;
    readonly value: Compute;
  }[];
  readonly types: readonly TypeTable[];
}

interface TypeCore {
  readonly name: string;
  readonly id: string;
  readonly protocol: () => ProtocolTable;
  /** Context that it needs, by identifier. */
  readonly needs: readonly string[];
  readonly truncated: number;
}

export interface MessageTable extends TypeCore {
  readonly kind: 'message';
  readonly size?: SizeTable;
  /** Pointers count from its start. */
  readonly origin?: true;
  readonly fields: readonly FieldTable[];
}

export interface ChoiceTable extends TypeCore {
  readonly kind: 'choice';
  readonly tag: IntegerTable;
  readonly arms: readonly ArmTable[];
  readonly unknown?: number;
}

export interface NumberTable extends TypeCore {
  readonly kind: 'number';
  readonly prefix: number;
  readonly widths: readonly number[];
}

export interface LabelsTable extends TypeCore {
  readonly kind: 'labels';
  readonly octetsMax: number;
  readonly tag: number;
  readonly label: readonly [value: number, lengthBits: number];
  readonly pointer?: readonly [value: number, offsetBits: number];
  readonly malformed: number;
}

export type TypeTable = MessageTable | ChoiceTable | NumberTable | LabelsTable;

export interface SizeTable {
  readonly octets: Compute;
  readonly rule: number;
  /** The last field inside that says the size; without it the size is known before. */
  readonly after?: string;
  /** The rule that the region is filled. */
  readonly leftover?: number;
}

export interface ArmTable {
  readonly name: string;
  readonly id: string;
  /** Absent for the arm that takes the rest. */
  readonly tags?: readonly Bounds[];
  readonly fields: readonly FieldTable[];
}

export type Display = 'IPv4 Address' | 'IPv6 Address' | 'MAC Address';

interface FieldCore {
  readonly name: string;
  readonly id: string;
  readonly when?: Test;
  /** Here begins a run of fields of fixed width: so many bits must be there. */
  readonly run?: number;
  /** Cannot be read before it was decrypted. */
  readonly sealed?: true;
}

interface NumberRules {
  readonly constant?: readonly [value: number | bigint, rule: number];
  readonly ranges?: readonly [bounds: readonly Bounds[], rule: number];
  readonly multiple?: readonly [of: number, rule: number];
  readonly closed?: number;
  readonly equation?: readonly [value: Compute, rule: number];
  readonly checksum?: ChecksumTable;
  readonly names?: readonly Name[];
  readonly unit?: string;
  /** A writer finds it. */
  readonly derived?: true;
}

export interface ChecksumTable {
  readonly algorithm: 'internet checksum' | 'CRC32' | 'CRC32C';
  readonly over: readonly Part[];
  /** The value that says that there is no checksum. */
  readonly none?: number | bigint;
  /** When even that value must be right. */
  readonly unless?: Test;
  readonly rule: number;
}

export interface IntegerTable extends FieldCore, NumberRules {
  readonly kind: 'integer';
  readonly bits: number;
  readonly width?: Compute;
  readonly display?: Display;
  /** The arms whose tag this is name its values. */
  readonly arms?: readonly ArmTable[];
}

export interface OctetsTable extends FieldCore {
  readonly kind: 'octets';
  readonly size?: SizeTable;
  readonly fixed?: number;
  /** Filler follows, until there are so many octets. */
  readonly paddedTo?: Compute;
  readonly text?: true;
  readonly display?: Display;
  /** What follows is another protocol: its tags, in order. */
  readonly carries?: readonly Compute[];
  readonly unless?: Test;
}

export interface NestedTable extends FieldCore, NumberRules {
  readonly kind: 'nested';
  readonly type: () => TypeTable;
  /** What a fault inside a type of another file is called here. */
  readonly rule?: number;
}

export interface ListTable extends FieldCore {
  readonly kind: 'list';
  readonly element: IntegerTable | OctetsTable | NestedTable;
  readonly size?: SizeTable;
  readonly times?: Compute;
  readonly until?: string;
  readonly unterminated?: number;
  readonly padded?: number;
  readonly truncated: number;
  readonly rule?: number;
}

export interface GroupTable extends FieldCore {
  readonly kind: 'group';
  /** Of a group of bits. */
  readonly bits?: number;
  readonly size?: SizeTable;
  readonly fields: readonly FieldTable[];
}

export interface UnionTable extends FieldCore {
  readonly kind: 'union';
  readonly size?: SizeTable;
  readonly tag: Compute;
  readonly arms: readonly ArmTable[];
  readonly truncated: number;
  readonly leftover: number;
  readonly unknown?: number;
}

export type FieldTable =
  IntegerTable | OctetsTable | NestedTable | ListTable | GroupTable | UnionTable;

/**
 * What a carrier's number stands for: from, to, protocol, message, and context that goes with it.
 */
export type Layer = readonly [
  from: number,
  to: number,
  protocol: string,
  message: string,
  context?: Numbers,
];

/** By carrier: `ipv4.packet`. */
export type Layers = Readonly<Record<string, readonly Layer[]>>;
