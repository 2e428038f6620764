/**
 * What a `.protocol` file says, as written: names unresolved, every node with its place in the
 * text. The parser makes it, the checker (`resolve.ts`) turns it into the model that the emitters
 * read.
 */

/** A stretch of a file's text: offsets in UTF-16 code units. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface Named {
  readonly text: string;
  readonly span: Span;
}

/** A clause of a document: `RFC 9293 §3.10.7.4 MUST-6`. */
export interface Reference {
  readonly document: string;
  readonly section: string | undefined;
  readonly requirement: string | undefined;
  readonly span: Span;
}

export interface Deviation {
  readonly from: Reference;
  readonly because: string;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '<<'
  | '>>'
  | '&'
  | '|'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or';

export type ExpressionSyntax = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: ExpressionSyntax;
      readonly right: ExpressionSyntax;
    }
  | { readonly kind: 'not' | 'negate'; readonly operand: ExpressionSyntax }
  | {
      readonly kind: 'choose';
      readonly condition: ExpressionSyntax;
      readonly then: ExpressionSyntax;
      readonly otherwise: ExpressionSyntax;
    }
  | {
      readonly kind: 'within';
      readonly operand: ExpressionSyntax;
      readonly ranges: readonly ExpressionRange[];
    }
  | { readonly kind: 'octetsOf' | 'countOf'; readonly name: Named }
  | { readonly kind: 'octetsLeft' }
  | { readonly kind: 'sum' | 'least' | 'most'; readonly operands: readonly ExpressionSyntax[] }
);

export interface ExpressionRange {
  readonly from: ExpressionSyntax | undefined;
  readonly to: ExpressionSyntax | undefined;
}

/** Allowed values; an end left out is open. */
export interface Range {
  readonly from: bigint | undefined;
  readonly to: bigint | undefined;
}

/** What a broken rule raises: a named fault, or only a warning. */
export interface ElseSyntax {
  readonly warn: boolean;
  readonly fault: string | undefined;
  readonly span: Span;
}

export interface RegionSyntax {
  readonly octets: ExpressionSyntax;
  readonly otherwise: ElseSyntax | undefined;
}

export type TypeSyntax = { readonly span: Span } & (
  | { readonly kind: 'rest' }
  | { readonly kind: 'named'; readonly name: Named }
  | {
      readonly kind: 'octets';
      readonly octets: ExpressionSyntax;
      readonly otherwise: ElseSyntax | undefined;
    }
  | { readonly kind: 'bits'; readonly bits: ExpressionSyntax }
  | {
      readonly kind: 'list';
      readonly element: TypeSyntax;
      readonly times: ExpressionSyntax | undefined;
      readonly octets: ExpressionSyntax | undefined;
      readonly otherwise: ElseSyntax | undefined;
      readonly until: Named | undefined;
    }
);

export interface ChecksumSyntax {
  readonly algorithm: string;
  readonly over: readonly ExpressionSyntax[];
  readonly none:
    { readonly value: bigint; readonly unless: ExpressionSyntax | undefined } | undefined;
}

export interface Traits {
  readonly as: Named | undefined;
  readonly text: boolean;
  readonly equals: ExpressionSyntax | undefined;
  readonly checksum: ChecksumSyntax | undefined;
  readonly ranges: readonly Range[] | undefined;
  readonly multiple: bigint | undefined;
  readonly tags: readonly ExpressionSyntax[];
  readonly unless: ExpressionSyntax | undefined;
  readonly arms: readonly ArmSyntax[] | undefined;
  readonly when: ExpressionSyntax | undefined;
  readonly padded: { readonly with: bigint; readonly to: ExpressionSyntax | undefined } | undefined;
  readonly unit: string | undefined;
  readonly sealed: boolean;
  readonly shortest: boolean;
  readonly otherwise: ElseSyntax | undefined;
  readonly per: readonly Reference[];
  readonly deviations: readonly Deviation[];
}

export interface FieldSyntax {
  readonly name: Named;
  readonly doc: string;
  readonly span: Span;
  readonly traits: Traits;
  readonly shape:
    | { readonly kind: 'type'; readonly type: TypeSyntax }
    | { readonly kind: 'vector'; readonly range: Range; readonly element: TypeSyntax | undefined }
    | {
        readonly kind: 'group';
        readonly region: RegionSyntax | undefined;
        readonly fields: readonly FieldSyntax[];
      }
    | { readonly kind: 'bits'; readonly bits: number; readonly fields: readonly FieldSyntax[] };
}

export interface ArmSyntax {
  readonly name: Named;
  /** Undefined: found by name in the tag's values. `else`: every other tag. */
  readonly label: readonly Range[] | 'else' | undefined;
  readonly fields: readonly FieldSyntax[] | undefined;
  readonly per: readonly Reference[];
  readonly doc: string;
  readonly span: Span;
}

export interface HeaderSyntax {
  readonly kind: 'header';
  readonly name: Named;
  readonly title: string;
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly given: readonly {
    readonly name: Named;
    readonly ranges: readonly Range[] | undefined;
  }[];
  readonly gives: readonly { readonly name: Named; readonly value: ExpressionSyntax }[];
  readonly littleEndian: boolean;
  readonly littleEndianWhen: ExpressionSyntax | undefined;
  readonly deviations: readonly Deviation[];
  readonly span: Span;
}

interface DeclarationBase {
  readonly name: Named;
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly span: Span;
}

export interface MessageSyntax extends DeclarationBase {
  readonly kind: 'message';
  readonly region: RegionSyntax | undefined;
  readonly fields: readonly FieldSyntax[];
}

export interface ChoiceSyntax extends DeclarationBase {
  readonly kind: 'choice';
  readonly tag: Named;
  readonly tagBits: number;
  readonly as: Named | undefined;
  readonly arms: readonly ArmSyntax[];
}

export interface ValuesSyntax extends DeclarationBase {
  readonly kind: 'values';
  readonly closed: boolean;
  readonly entries: readonly {
    readonly range: Range;
    readonly name: Named;
    readonly doc: string;
  }[];
}

export interface NumberSyntax extends DeclarationBase {
  readonly kind: 'number';
  readonly fields: readonly FieldSyntax[];
  readonly shortest: boolean;
}

export interface LabelsSyntax extends DeclarationBase {
  readonly kind: 'labels';
  readonly octetsMax: bigint;
  readonly tag: Named;
  readonly tagBits: number;
  readonly label: { readonly value: bigint; readonly name: Named; readonly lengthBits: number };
  readonly pointer:
    | {
        readonly value: bigint;
        readonly name: Named;
        readonly offsetBits: number;
        readonly into: Named;
      }
    | undefined;
}

export interface RegisterSyntax {
  readonly name: Named;
  readonly address: bigint;
  readonly bits: number;
  readonly access: readonly string[];
  readonly resetsTo: bigint | undefined;
  readonly repeat: { readonly times: bigint; readonly every: bigint } | undefined;
  readonly fields: readonly FieldSyntax[];
  readonly per: readonly Reference[];
  readonly doc: string;
  readonly span: Span;
}

export interface RegistersSyntax extends DeclarationBase {
  readonly kind: 'registers';
  readonly octets: ExpressionSyntax | undefined;
  readonly registers: readonly RegisterSyntax[];
}

export interface SettingSyntax {
  readonly name: Named;
  readonly value: Named;
}

export interface LayeringSyntax {
  readonly kind: 'layering';
  readonly carriers: readonly Named[];
  readonly layers: readonly {
    readonly range: Range;
    readonly name: Named;
    readonly with: readonly SettingSyntax[];
  }[];
  readonly doc: string;
  readonly span: Span;
}

export interface ExampleSyntax {
  readonly kind: 'example';
  readonly title: string;
  readonly of: Named | undefined;
  readonly over: Named | undefined;
  readonly with: readonly SettingSyntax[];
  readonly octets: Uint8Array;
  readonly fails: string | undefined;
  readonly expects: readonly { readonly path: Named; readonly value: Named }[];
  readonly per: readonly Reference[];
  readonly doc: string;
  readonly span: Span;
}

export type DeclarationSyntax =
  | MessageSyntax
  | ChoiceSyntax
  | ValuesSyntax
  | NumberSyntax
  | LabelsSyntax
  | RegistersSyntax
  | LayeringSyntax
  | ExampleSyntax;

export interface FileSyntax {
  readonly path: string;
  readonly text: string;
  readonly header: HeaderSyntax | undefined;
  readonly declarations: readonly DeclarationSyntax[];
  /** Names of declarations that did not parse. */
  readonly unread: readonly string[];
}
