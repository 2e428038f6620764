/** A packet script as it was written. Times in milliseconds, sequence numbers as in the script. */

export interface Script {
  readonly options: ReadonlyMap<string, string>;
  readonly events: readonly ScriptEvent[];
}

export interface ScriptEvent {
  readonly line: number;
  readonly moment: Moment;
  readonly action: Action;
}

export type Moment =
  | { readonly kind: 'any' }
  | { readonly kind: 'absolute' | 'relative'; readonly from: number; readonly to: number }
  /** A call that blocks from one moment to another, while the script goes on. */
  | {
      readonly kind: 'blocking';
      readonly isRelative: boolean;
      readonly from: number;
      readonly to: number;
    };

export type Action =
  | { readonly kind: 'inbound'; readonly packet: ScriptPacket }
  | { readonly kind: 'outbound'; readonly packet: ScriptPacket }
  | { readonly kind: 'assertion'; readonly text: string }
  | ScriptCall;

export interface ScriptCall {
  readonly kind: 'call';
  readonly name: string;
  readonly parameters: readonly Argument[];
  readonly result: Result;
}

export type Result =
  | { readonly kind: 'fault'; readonly errno: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'value'; readonly value: Argument };

export type Argument =
  | { readonly kind: 'any' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  /** Names joined by `|`. */
  | { readonly kind: 'names'; readonly value: readonly string[] }
  | { readonly kind: 'list'; readonly value: readonly Argument[] }
  | { readonly kind: 'structure'; readonly value: ReadonlyMap<string, Argument> };

export type ScriptPacket =
  | ScriptSegment
  | { readonly kind: 'udp'; readonly octets: number }
  | {
      readonly kind: 'icmp';
      /** `unreachable port_unreachable`. */
      readonly name: string;
      readonly mtu: number | undefined;
      readonly quoted: Span | { readonly octets: number };
    };

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface ScriptSegment extends Span {
  readonly kind: 'tcp';
  /** A subset of `FSRPAUEW`; A stands for the dot. */
  readonly flags: ReadonlySet<string>;
  readonly ack: number | undefined;
  readonly window: number | undefined;
  readonly urgent: number | undefined;
  /** The far end's; undefined for that of the script's own connection. */
  readonly port: number | undefined;
  /** Undefined: any. */
  readonly options: readonly TcpOption[] | undefined;
}

export type TcpOption =
  | { readonly kind: 'mss'; readonly value: number }
  | { readonly kind: 'scale'; readonly value: number }
  | { readonly kind: 'permitted' | 'nop' | 'end' }
  | { readonly kind: 'sack'; readonly blocks: readonly Span[] }
  | { readonly kind: 'timestamps'; readonly value: number; readonly echo: number }
  | { readonly kind: 'other'; readonly number: number; readonly octets: Uint8Array };
