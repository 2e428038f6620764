/**
 * The far end of a packet script: what it sends is built by the generated codecs, and what the
 * stack sends is compared with what the script expects. Sequence numbers of a script begin at zero;
 * on the wire ours begin near the end of the circle, so that every script goes around it.
 */
import { sum16 } from '../../runtime/base/checksum.ts';
import { parseIpv4 } from '../../runtime/base/text.ts';
import * as icmpv4 from '../../generated/network/icmpv4.value.ts';
import * as ipv4 from '../../generated/network/ipv4.value.ts';
import { PROTOCOL_NUMBER, givesPseudoHeader } from '../../generated/network/ipv4.wire.ts';
import * as tcp from '../../generated/transport/tcp.value.ts';
import * as udp from '../../generated/transport/udp.value.ts';
import type { ScriptPacket, ScriptSegment, Span, TcpOption } from './script.ts';

export interface Ends {
  /** Of the stack. */
  readonly here: string;
  readonly there: string;
}

type Icmp = Extract<ScriptPacket, { kind: 'icmp' }>;

const THEIR_ISN = 0xffff_fc00;
const HOP_LIMIT = 64;
/** The stack's clock of timestamps need not tick where the script's does. */
const TIMESTAMP_TOLERANCE = 4;
const FLAGS = 'FSRPAUEW';

export class Peer {
  readonly #ends: Ends;
  /** On the wire, of what the script calls 0; the stack's is learnt from its first SYN. */
  #ourIsn: number | undefined;
  #timestampsFrom: number | undefined;
  herePort = 0;
  therePort = 0;

  constructor(ends: Ends) {
    this.#ends = ends;
  }

  /** A whole packet of IPv4 to the stack. */
  build(packet: ScriptPacket): Uint8Array {
    if (packet.kind === 'tcp') return this.#fromThere(PROTOCOL_NUMBER.TCP, this.#segment(packet));
    if (packet.kind === 'udp') {
      const datagram = this.#datagram(this.therePort, this.herePort, packet.octets);
      return this.#fromThere(PROTOCOL_NUMBER.UDP, datagram);
    }
    return this.#fromThere(PROTOCOL_NUMBER.ICMP, icmpv4.encodeMessage(this.#message(packet)));
  }

  /** In what a packet of the stack is not as expected; empty when it is. */
  differences(expected: ScriptPacket, octets: Uint8Array): string[] {
    const packet = ipv4.decodePacket(octets);
    if (!packet.ok) return [`a packet that breaks rule ${packet.fault} of IPv4`];
    const { payload, protocol, sourceAddress, destinationAddress } = packet.value;
    const found: string[] = [];
    const compare = (what: string, is: unknown, should: unknown): void => {
      if (is !== should) found.push(`${what} ${is} instead of ${should}`);
    };
    compare('source', sourceAddress, this.#ends.here);
    compare('destination', destinationAddress, this.#ends.there);
    if (expected.kind === 'udp') {
      compare('protocol', protocol, PROTOCOL_NUMBER.UDP);
      return found;
    }
    if (expected.kind === 'icmp') {
      compare('protocol', protocol, PROTOCOL_NUMBER.ICMP);
      return found;
    }
    compare('protocol', protocol, PROTOCOL_NUMBER.TCP);
    if (found.length > 0) return found;
    const segment = tcp.decodeSegment(payload, givesPseudoHeader(octets, 0));
    if (!segment.ok) return [`a segment that breaks rule ${segment.fault} of TCP`];
    this.#compareSegment(expected, segment.value, compare);
    return found;
  }

  /** What the stack sent, as a script would say it. */
  describe(octets: Uint8Array): string {
    const packet = ipv4.decodePacket(octets);
    if (!packet.ok || packet.value.protocol !== PROTOCOL_NUMBER.TCP) return 'another packet';
    const segment = tcp.decodeSegment(packet.value.payload, givesPseudoHeader(octets, 0));
    if (!segment.ok) return 'a broken segment';
    const { value } = segment;
    const from = this.#asInScript(value.sequenceNumber, this.#ourIsn ?? value.sequenceNumber);
    const length = value.data.length;
    const options = value.options.map((one) => one.is).join(',');
    const ack = value.ack ? ` ack ${this.#asInScript(value.acknowledgmentNumber, THEIR_ISN)}` : '';
    const flags = flagsOf(value).replace('A', '.') || '-';
    return `${flags} ${from}:${from + length}(${length})${ack} win ${value.window} <${options}>`;
  }

  #compareSegment(
    expected: ScriptSegment,
    segment: tcp.Segment,
    compare: (what: string, is: unknown, should: unknown) => void,
  ): void {
    if (segment.syn && this.#ourIsn === undefined) {
      this.#ourIsn = (segment.sequenceNumber - expected.from) >>> 0;
      this.herePort = segment.sourcePort;
      this.therePort = segment.destinationPort;
    }
    const ourIsn = this.#ourIsn ?? 0;
    compare('source port', segment.sourcePort, this.herePort);
    compare('destination port', segment.destinationPort, this.therePort);
    compare(
      'flags',
      flagsOf(segment),
      [...FLAGS].filter((one) => expected.flags.has(one)).join(''),
    );
    compare('sequence number', this.#asInScript(segment.sequenceNumber, ourIsn), expected.from);
    compare('length', segment.data.length, expected.to - expected.from);
    if (expected.ack !== undefined) {
      const ack = this.#asInScript(segment.acknowledgmentNumber, THEIR_ISN);
      compare('acknowledgment number', ack, expected.ack);
    }
    if (expected.window !== undefined) compare('window', segment.window, expected.window);
    if (expected.urgent !== undefined) compare('urgent', segment.urgentPointer, expected.urgent);
    if (expected.options === undefined) return;
    const options = segment.options.map((one) => this.#optionAsInScript(one));
    const wanted = expected.options.map((one) => this.#withinTolerance(one, options));
    compare('options', options.map(showOption).join(','), wanted.map(showOption).join(','));
  }

  /** A timestamp that is nearly the one that was sent counts as that one. */
  #withinTolerance(expected: TcpOption, options: readonly TcpOption[]): TcpOption {
    if (expected.kind !== 'timestamps') return expected;
    const sent = options.find((one) => one.kind === 'timestamps');
    if (sent === undefined) return expected;
    this.#timestampsFrom ??= sent.value - expected.value;
    const value = sent.value - this.#timestampsFrom;
    const isNear = Math.abs(value - expected.value) <= TIMESTAMP_TOLERANCE;
    return isNear ? { ...expected, value: sent.value } : { ...expected, value: NaN };
  }

  #segment(packet: ScriptSegment): Uint8Array {
    const has = (flag: string): boolean => packet.flags.has(flag);
    const ourIsn = this.#ourIsn ?? 0;
    const segment: tcp.Segment = {
      sourcePort: this.therePort,
      destinationPort: this.herePort,
      sequenceNumber: (packet.from + THEIR_ISN) >>> 0,
      acknowledgmentNumber: packet.ack === undefined ? 0 : (packet.ack + ourIsn) >>> 0,
      ae: false,
      cwr: has('W'),
      ece: has('E'),
      urg: has('U'),
      ack: has('A'),
      psh: has('P'),
      rst: has('R'),
      syn: has('S'),
      fin: has('F'),
      window: packet.window ?? 0,
      urgentPointer: packet.urgent ?? 0,
      options: (packet.options ?? []).map((one) => this.#optionOnTheWire(one)),
      data: new Uint8Array(packet.to - packet.from),
    };
    return tcp.encodeSegment(segment, this.#pseudoHeader());
  }

  #datagram(sourcePort: number, destinationPort: number, octets: number): Uint8Array {
    const datagram = { sourcePort, destinationPort, checksum: 0, data: new Uint8Array(octets) };
    return udp.encodeDatagram(datagram, this.#pseudoHeader(), 4);
  }

  #message(packet: Icmp): icmpv4.Message {
    const [is, code] = ICMP_NAMES[`${packet.type} ${packet.code}`] ?? [undefined, 0];
    if (is === undefined) throw new Error(`no ICMP message ${packet.type} ${packet.code}`);
    const originalDatagram = this.#quoted(packet.quoted);
    const nextHopMtu = packet.mtu ?? 0;
    const body: icmpv4.MessageBody =
      is === 'destinationUnreachable'
        ? { is, length: 0, nextHopMtu, originalDatagram }
        : { is, originalDatagram, length: 0 };
    return { code, body } as icmpv4.Message;
  }

  #quoted(quoted: Span | { readonly octets: number }): Uint8Array {
    if ('octets' in quoted) {
      const datagram = this.#datagram(this.herePort, this.therePort, quoted.octets);
      return this.#fromHere(PROTOCOL_NUMBER.UDP, datagram);
    }
    const { from, to } = quoted;
    const segment: tcp.Segment = {
      sourcePort: this.herePort,
      destinationPort: this.therePort,
      sequenceNumber: (from + (this.#ourIsn ?? 0)) >>> 0,
      acknowledgmentNumber: (1 + THEIR_ISN) >>> 0,
      ae: false,
      cwr: false,
      ece: false,
      urg: false,
      ack: true,
      psh: false,
      rst: false,
      syn: false,
      fin: false,
      window: 0,
      urgentPointer: 0,
      options: [],
      data: new Uint8Array(to - from),
    };
    return this.#fromHere(PROTOCOL_NUMBER.TCP, tcp.encodeSegment(segment, this.#pseudoHeader()));
  }

  #fromThere(protocol: number, payload: Uint8Array): Uint8Array {
    return packetOf(this.#ends.there, this.#ends.here, protocol, payload);
  }

  #fromHere(protocol: number, payload: Uint8Array): Uint8Array {
    return packetOf(this.#ends.here, this.#ends.there, protocol, payload);
  }

  #pseudoHeader(): number {
    const words = [this.#ends.here, this.#ends.there].map(parseIpv4);
    const octets = Uint8Array.from(
      words.flatMap((word) => [word / 0x1000000, word / 0x10000, word / 0x100, word]),
    );
    return sum16(0, octets, 0, octets.length);
  }

  #asInScript(number: number, from: number): number {
    return (number - from) | 0;
  }

  #optionOnTheWire(option: TcpOption): tcp.Option {
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
        return { is: 'sack', blocks: option.blocks.map((one) => blockAt(one, this.#ourIsn ?? 0)) };
      case 'timestamps': {
        const tsEchoReply = (option.echo + (this.#timestampsFrom ?? 0)) >>> 0;
        return { is: 'timestamps', tsValue: option.value, tsEchoReply };
      }
      case 'other':
        return { is: 'unknown', kind: option.number, optionData: option.octets };
    }
  }

  #optionAsInScript(option: tcp.Option): TcpOption {
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
      case 'sack': {
        const blocks = option.blocks.map(({ leftEdge, rightEdge }) => ({
          from: this.#asInScript(leftEdge, THEIR_ISN),
          to: this.#asInScript(rightEdge, THEIR_ISN),
        }));
        return { kind: 'sack', blocks };
      }
      case 'timestamps':
        return { kind: 'timestamps', value: option.tsValue, echo: option.tsEchoReply };
      default:
        return { kind: 'other', number: -1, octets: new Uint8Array() };
    }
  }
}

/** By packetdrill's words: the message, and its code. */
const ICMP_NAMES: Readonly<
  Record<string, readonly ['destinationUnreachable' | 'timeExceeded' | 'sourceQuench', number]>
> = {
  'unreachable net_unreachable': ['destinationUnreachable', 0],
  'unreachable host_unreachable': ['destinationUnreachable', 1],
  'unreachable protocol_unreachable': ['destinationUnreachable', 2],
  'unreachable port_unreachable': ['destinationUnreachable', 3],
  'unreachable frag_needed': ['destinationUnreachable', 4],
  'unreachable admin_prohib': ['destinationUnreachable', 13],
  'time_exceeded ttl_exceeded': ['timeExceeded', 0],
  'source_quench source_quench': ['sourceQuench', 0],
};

function flagsOf(segment: tcp.Segment): string {
  const { fin, syn, rst, psh, ack, urg, ece, cwr } = segment;
  return [fin, syn, rst, psh, ack, urg, ece, cwr].map((is, at) => (is ? FLAGS[at] : '')).join('');
}

function blockAt({ from, to }: Span, isn: number): tcp.Block {
  return { leftEdge: (from + isn) >>> 0, rightEdge: (to + isn) >>> 0 };
}

function showOption(option: TcpOption): string {
  switch (option.kind) {
    case 'sack':
      return `sack ${option.blocks.map(({ from, to }) => `${from}:${to}`).join(' ')}`;
    case 'timestamps':
      return `TS val ${option.value} ecr ${option.echo}`;
    case 'mss':
    case 'scale':
      return `${option.kind} ${option.value}`;
    default:
      return option.kind;
  }
}

function packetOf(from: string, to: string, protocol: number, payload: Uint8Array): Uint8Array {
  return ipv4.encodePacket({
    dscp: 0,
    ecn: 0,
    identification: 0,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    timeToLive: HOP_LIMIT,
    protocol,
    sourceAddress: from,
    destinationAddress: to,
    options: [],
    payload,
  });
}
