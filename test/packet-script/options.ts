/** Options of TCP as a script writes them, and as they are on the wire. */
import type * as tcp from '../../generated/transport/tcp.value.ts';
import type { Span, TcpOption } from './script.ts';

/** What stands on the wire for a script's zero. */
export interface Origins {
  ours: number | undefined;
  readonly theirs: number;
  /** Of the stack's clock of timestamps. */
  timestamps: number | undefined;
}

/** An option of the far end. */
export function optionOnTheWire(option: TcpOption, origins: Origins): tcp.Option {
  switch (option.kind) {
    case 'mss':
      return { is: 'maximumSegmentSize', mss: option.value };
    case 'scale':
      return { is: 'windowScale', shiftCount: option.value };
    case 'permitted':
      return { is: 'sackPermitted' };
    case 'nop':
      return { is: 'noOperation' };
    case 'end':
      return { is: 'endOfOptionList' };
    case 'sack':
      return { is: 'sack', blocks: option.blocks.map((one) => blockAt(one, origins.ours ?? 0)) };
    case 'timestamps': {
      const tsEchoReply = (option.echo + (origins.timestamps ?? 0)) >>> 0;
      return { is: 'timestamps', tsValue: option.value >>> 0, tsEchoReply };
    }
    case 'other':
      return { is: 'unknown', kind: option.number, optionData: option.octets };
  }
}

/** An option of the stack; its timestamp stays as it is. */
export function optionAsInScript(option: tcp.Option, origins: Origins): TcpOption {
  switch (option.is) {
    case 'maximumSegmentSize':
      return { kind: 'mss', value: option.mss };
    case 'windowScale':
      return { kind: 'scale', value: option.shiftCount };
    case 'sackPermitted':
      return { kind: 'permitted' };
    case 'noOperation':
      return { kind: 'nop' };
    case 'endOfOptionList':
      return { kind: 'end' };
    case 'sack':
      return {
        kind: 'sack',
        blocks: option.blocks.map(({ leftEdge, rightEdge }) => ({
          from: (leftEdge - origins.theirs) | 0,
          to: (rightEdge - origins.theirs) | 0,
        })),
      };
    case 'timestamps':
      return { kind: 'timestamps', value: option.tsValue, echo: option.tsEchoReply };
    case 'unknown':
      return { kind: 'other', number: option.kind, octets: option.optionData };
    default:
      return { kind: 'other', number: -1, octets: new Uint8Array() };
  }
}

export function showOption(option: TcpOption): string {
  switch (option.kind) {
    case 'sack':
      return `sack ${option.blocks.map(({ from, to }) => `${from}:${to}`).join(' ')}`;
    case 'timestamps':
      return `TS val ${option.value} ecr ${option.echo}`;
    case 'mss':
      return `mss ${option.value}`;
    case 'scale':
      return `wscale ${option.value}`;
    case 'permitted':
      return 'sackOK';
    case 'end':
      return 'eol';
    case 'nop':
      return 'nop';
    case 'other':
      return `kind ${option.number} ${Buffer.from(option.octets).toString('hex')}`;
  }
}

function blockAt({ from, to }: Span, isn: number): tcp.Block {
  return { leftEdge: (from + isn) >>> 0, rightEdge: (to + isn) >>> 0 };
}
