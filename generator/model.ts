/**
 * The checked model: what every emitter reads. Names are resolved, widths and ranges are known,
 * each derived field knows how it is found, each rule has its fault. A model is only made from
 * specs without errors.
 */
import type { Example, Layering, Registers } from './model-tables.ts';
import type { BinaryOperator, Deviation, Range, Reference, Span } from './syntax.ts';

export type { Range, Reference, Deviation, Span } from './syntax.ts';

export interface Model {
  readonly protocols: readonly Protocol[];
  readonly layerings: readonly Layering[];
}

export interface Protocol {
  readonly name: string;
  readonly title: string;
  readonly doc: string;
  /** The file's name without its ending: `udp`. */
  readonly stem: string;
  /** The folder: `transport`. */
  readonly layer: string;
  /** `spec/transport/udp.protocol`. */
  readonly path: string;
  readonly per: readonly Reference[];
  readonly deviations: readonly Deviation[];
  readonly endian: Endian;
  readonly givens: readonly Given[];
  readonly gives: readonly Give[];
  /** The first is the principal. */
  readonly messages: readonly Message[];
  readonly choices: readonly Choice[];
  readonly values: readonly Values[];
  readonly numbers: readonly NumberType[];
  readonly labels: readonly Labels[];
  readonly registers: readonly Registers[];
  readonly examples: readonly Example[];
  /** Every rule of the file; a rule's code is its place here plus one. */
  readonly rules: readonly Rule[];
}

export type Endian =
  { readonly kind: 'big' | 'little' } | { readonly kind: 'when'; readonly condition: Expression };

export interface Given {
  readonly name: string;
  readonly id: string;
  readonly ranges: readonly Range[] | undefined;
}

export interface Give {
  readonly name: string;
  readonly id: string;
  readonly value: Expression;
}

/** What a reader refuses, or warns of: one code, one constant, one line of the spec. */
export interface Rule {
  readonly code: number;
  /** `IHL_MALFORMED`. */
  readonly constant: string;
  /** The fault's name in the spec: `truncated`, `corrupt`. */
  readonly fault: string;
  readonly kind: RuleKind;
  readonly warn: boolean;
  /** Where in the message: `Packet.Header.IHL`. */
  readonly path: string;
  /** What the rule asks, in words: `IHL in 5..15`. */
  readonly asks: string;
  readonly per: readonly Reference[];
  readonly span: Span;
  readonly line: number;
}

export type RuleKind =
  | 'truncated' // a run of fixed fields is not all there
  | 'size' // a region reaches past what holds it
  | 'leftover' // a region is not filled by its fields
  | 'constant'
  | 'range'
  | 'multiple'
  | 'closed' // a value that closed values do not name
  | 'tag' // no arm for this tag
  | 'unterminated' // the marker of a list is missing
  | 'pointer'
  | 'equation'
  | 'checksum';

/** What a type needs from its caller besides octets, offset and end, in this order. */
export interface Needs {
  /** Where the message begins that pointers count from. */
  readonly origin: boolean;
  readonly givens: readonly Given[];
}

interface TypeBase {
  readonly name: string;
  /** `resourceRecord`; the TypeScript name is the same with a capital. */
  readonly id: string;
  readonly protocol: string;
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly line: number;
  readonly span: Span;
  readonly needs: Needs;
  /** Fewest and most octets it can take; most is Infinity when nothing bounds it. */
  readonly octetsMin: number;
  readonly octetsMax: number;
}

export interface Message extends TypeBase {
  readonly kind: 'message';
  readonly size: Size | undefined;
  readonly truncated: Rule;
  readonly leftover: Rule | undefined;
  readonly fields: readonly Field[];
  readonly principal: boolean;
}

/** A union that reads its own tag. */
export interface Choice extends TypeBase {
  readonly kind: 'choice';
  readonly tag: IntegerField;
  readonly arms: readonly Arm[];
  readonly truncated: Rule;
  readonly unknown: Rule | undefined;
}

export interface Arm {
  readonly name: string;
  readonly id: string;
  readonly ranges: readonly Range[] | 'else';
  /** The one tag that names this arm; undefined when the value must carry it. */
  readonly value: number | undefined;
  readonly fields: readonly Field[];
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly line: number;
}

/** An integer whose first field says how long it is. */
export interface NumberType extends TypeBase {
  readonly kind: 'number';
  readonly prefixBits: number;
  /** The field behind the prefix. */
  readonly valueName: string;
  /** The bits that follow the prefix, by its value. */
  readonly widths: readonly number[];
  readonly shortest: boolean;
  readonly truncated: Rule;
}

export interface Labels extends TypeBase {
  readonly kind: 'labels';
  readonly textOctetsMax: number;
  readonly tagBits: number;
  readonly label: { readonly value: number; readonly lengthBits: number };
  readonly pointer: { readonly value: number; readonly offsetBits: number } | undefined;
  readonly truncated: Rule;
  readonly malformed: Rule;
}

export type Type = Message | Choice | NumberType | Labels;

export interface Values {
  readonly name: string;
  readonly id: string;
  readonly protocol: string;
  readonly closed: boolean;
  readonly entries: readonly {
    readonly range: Range;
    readonly name: string;
    readonly id: string;
    readonly doc: string;
  }[];
  readonly doc: string;
  readonly line: number;
}

export type Size =
  | { readonly kind: 'rest' }
  | {
      readonly kind: 'octets';
      readonly octets: Expression;
      /** The region's fault when it reaches past what holds it. */
      readonly rule: Rule;
      /** True when a field inside the region says its size. */
      readonly self: boolean;
    };

interface FieldBase {
  readonly name: string;
  /** Camel case, unique in its message (or arm). */
  readonly id: string;
  readonly path: string;
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly deviations: readonly Deviation[];
  readonly span: Span;
  readonly line: number;
  readonly when: Expression | undefined;
}

export interface IntegerRules {
  readonly constant: { readonly value: bigint; readonly rule: Rule } | undefined;
  readonly ranges: { readonly ranges: readonly Range[]; readonly rule: Rule } | undefined;
  readonly multiple: { readonly of: number; readonly rule: Rule } | undefined;
  readonly closed: Rule | undefined;
  readonly equation: { readonly value: Expression; readonly rule: Rule } | undefined;
  readonly checksum: Checksum | undefined;
}

export interface Checksum {
  readonly algorithm: 'internet checksum' | 'CRC32' | 'CRC32C';
  readonly over: readonly Coverage[];
  readonly none: { readonly value: bigint; readonly unless: Expression | undefined } | undefined;
  readonly rule: Rule;
}

/** A part of a checksum: octets of the message or of a field of it, or a number. */
export type Coverage =
  | { readonly kind: 'message' }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'expression'; readonly value: Expression };

/** How a writer finds a field that nobody gives it. */
export type Derivation =
  | { readonly kind: 'constant'; readonly value: bigint }
  | { readonly kind: 'equation'; readonly value: Expression }
  | { readonly kind: 'checksum'; readonly checksum: Checksum }
  /** octets of the region = scale * field + offset, so field = (octets - offset) / scale. */
  | {
      readonly kind: 'size';
      readonly of: Field | Message;
      readonly scale: number;
      readonly offset: number;
    }
  /** count of the list = scale * field + offset. */
  | {
      readonly kind: 'count';
      readonly of: ListField;
      readonly scale: number;
      readonly offset: number;
    }
  | { readonly kind: 'tag'; readonly of: UnionField }
  | { readonly kind: 'presence'; readonly of: Field };

export type Display = 'IPv4 Address' | 'IPv6 Address' | 'MAC Address';

export interface IntegerField extends FieldBase {
  readonly kind: 'integer';
  /** Widest it can be. */
  readonly bits: number;
  /** When earlier fields say the width. */
  readonly width: Expression | undefined;
  readonly numeric: 'number' | 'bigint';
  readonly values: Values | undefined;
  readonly display: Display | undefined;
  readonly unit: string | undefined;
  readonly sealed: boolean;
  readonly rules: IntegerRules;
  readonly derived: Derivation | undefined;
  /** Arms of the union whose tag this is: they name its values. */
  readonly names: readonly Arm[] | undefined;
}

export interface OctetsField extends FieldBase {
  readonly kind: 'octets';
  readonly size: Size;
  readonly text: boolean;
  readonly display: Display | undefined;
  readonly sealed: boolean;
  /** What follows is another protocol: found in the layers table by these tags, in order. */
  readonly carries:
    { readonly tags: readonly Expression[]; readonly unless: Expression | undefined } | undefined;
  /** Filler up to a minimum when written. */
  readonly padded: { readonly with: number; readonly to: Expression } | undefined;
}

export interface NestedField extends FieldBase {
  readonly kind: 'nested';
  readonly type: Type;
  readonly rules: IntegerRules;
  readonly derived: Derivation | undefined;
  readonly values: Values | undefined;
  readonly unit: string | undefined;
  readonly sealed: boolean;
  /** What a fault inside a type of another file is called here. */
  readonly rule: Rule | undefined;
}

export type Element =
  | {
      readonly kind: 'integer';
      readonly bits: number;
      readonly numeric: 'number' | 'bigint';
      readonly display: Display | undefined;
      readonly values: Values | undefined;
    }
  | { readonly kind: 'octets'; readonly octets: number; readonly display: Display | undefined }
  | { readonly kind: 'type'; readonly type: Type };

export interface ListField extends FieldBase {
  readonly kind: 'list';
  readonly element: Element;
  /** The region that bounds it; rest when nothing does. */
  readonly size: Size;
  readonly times: Expression | undefined;
  readonly until: { readonly arm: Arm; readonly rule: Rule | undefined } | undefined;
  readonly padded: { readonly with: number } | undefined;
  /** A run of elements that stops inside one. */
  readonly truncated: Rule;
  readonly rule: Rule | undefined;
}

export interface GroupField extends FieldBase {
  readonly kind: 'group';
  readonly size: Size | undefined;
  readonly leftover: Rule | undefined;
  /** A group of bits: so many, in one word. */
  readonly bits: number | undefined;
  readonly fields: readonly Field[];
}

export interface UnionField extends FieldBase {
  readonly kind: 'union';
  readonly size: Size;
  readonly tag: Expression;
  /** The field that is the tag, when it is one. */
  readonly tagField: IntegerField | NestedField | undefined;
  readonly arms: readonly Arm[];
  readonly leftover: Rule;
  readonly truncated: Rule;
  readonly unknown: Rule | undefined;
}

export type Field = IntegerField | OctetsField | NestedField | ListField | GroupField | UnionField;

export type Expression =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'field'; readonly field: IntegerField | NestedField }
  | { readonly kind: 'given'; readonly given: Given }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'not' | 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'choose';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: 'within';
      readonly operand: Expression;
      readonly ranges: readonly {
        readonly from: Expression | undefined;
        readonly to: Expression | undefined;
      }[];
    }
  | { readonly kind: 'octetsOf'; readonly of: Field | 'message' }
  | { readonly kind: 'octetsLeft' }
  | { readonly kind: 'countOf'; readonly of: ListField }
  /** The one's complement sum of RFC 1071. */
  | { readonly kind: 'sum'; readonly over: readonly Coverage[] }
  | { readonly kind: 'least' | 'most'; readonly operands: readonly Expression[] };

export type {
  Example,
  Expectation,
  Layering,
  Register,
  Registers,
  Setting,
} from './model-tables.ts';
