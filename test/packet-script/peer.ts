/**
 * The far end of a packet script: what it sends is built by the generated codecs, and what the
 * stack sends is compared with what the script expects. Sequence numbers of a script begin at zero;
 * on the wire theirs begin near the end of the circle, so that every script goes around it.
 */
import { sum16 } from '../../runtime/base/checksum.ts';
import { addressOf } from '../../runtime/base/address.ts';
import * as icmpv4 from '../../generated/network/icmpv4.value.ts';
import * as ipv4 from '../../generated/network/ipv4.value.ts';
import { PROTOCOL_NUMBER, givesPseudoHeader } from '../../generated/network/ipv4.wire.ts';
import * as tcp from '../../generated/transport/tcp.value.ts';
import * as udp from '../../generated/transport/udp.value.ts';
import { misplaced, textFrom } from './data.ts';
import { icmpMessage, icmpName } from './icmp.ts';
import { optionAsInScript, optionOnTheWire, showOption } from './options.ts';
import type { Origins } from './options.ts';
import type { ScriptPacket, ScriptSegment, TcpOption } from './script.ts';

export interface Ends {
  /** Of the stack. */
  readonly here: string;
  readonly there: string;
  readonly herePort: number;
  readonly therePort: number;
}

export interface Comparison {
  /** How far apart timestamps may be, in ticks. */
  readonly timestampTolerance: number;
  /**
   * What stacks choose as they like is not compared: the order of options and what pads them, PSH,
   * and how large a window is that is not shut.
   */
  readonly isLoose: boolean;
}

type Icmp = Extract<ScriptPacket, { kind: 'icmp' }>;
type Compare = (what: string, is: unknown, should: unknown) => void;

const THEIR_ISN = 0xffff_fc00;
const HOP_LIMIT = 64;
/** RFC 1812 §4.3.2.3: the message is no larger than 576 octets. */
const QUOTED_OCTETS_MAX = 548;
const FLAGS = 'FSRPAUEW';

/** One connection, by the far end's port. */
interface Conversation extends Origins {
  readonly theirs: number;
  /** Where the far end's last SYN stood. */
  synAt: number | undefined;
  /** It has asked for a new incarnation: the stack will count from another number. */
  isNew: boolean;
}

export class Peer {
  readonly #ends: Ends;
  readonly #comparison: Comparison;
  readonly #conversations = new Map<number, Conversation>();
  #herePort: number;
  #therePort: number;

  constructor(ends: Ends, comparison: Comparison) {
    this.#ends = ends;
    this.#comparison = comparison;
    this.#herePort = ends.herePort;
    this.#therePort = ends.therePort;
  }

  /** A whole packet of IPv4 to the stack. */
  build(packet: ScriptPacket): Uint8Array {
    const { here, there } = this.#ends;
    const wrap = (protocol: number, payload: Uint8Array): Uint8Array =>
      packetOf(there, here, protocol, payload);
    if (packet.kind === 'tcp') return wrap(PROTOCOL_NUMBER.TCP, this.#segment(packet));
    if (packet.kind === 'icmp') {
      return wrap(PROTOCOL_NUMBER.ICMP, icmpv4.encodeMessage(this.#message(packet)));
    }
    const datagram = this.#datagram(this.#therePort, this.#herePort, packet.octets);
    return wrap(PROTOCOL_NUMBER.UDP, datagram);
  }

  /** In what a packet of the stack is not as expected; empty when it is. */
  differences(expected: ScriptPacket, octets: Uint8Array): string[] {
    const packet = ipv4.decodePacket(octets);
    if (!packet.ok) return [`a packet that breaks rule ${packet.fault} of IPv4`];
    const { payload, protocol, sourceAddress, destinationAddress } = packet.value;
    const found: string[] = [];
    const compare: Compare = (what, is, should) => {
      if (is !== should) found.push(`${what} ${String(is)} instead of ${String(should)}`);
    };
    compare('source', sourceAddress, this.#ends.here);
    compare('destination', destinationAddress, this.#ends.there);
    const numbers = { tcp: PROTOCOL_NUMBER.TCP, udp: PROTOCOL_NUMBER.UDP, icmp: 1 };
    compare('protocol', protocol, numbers[expected.kind]);
    if (found.length > 0) return found;
    if (expected.kind === 'icmp') {
      const message = icmpv4.decodeMessage(payload);
      if (!message.ok) return [`a message that breaks rule ${message.fault} of ICMP`];
      compare('message', icmpName(message.value), expected.name);
      return found;
    }
    const sum = givesPseudoHeader(octets, 0);
    if (expected.kind === 'udp') {
      const datagram = udp.decodeDatagram(payload, sum, 4);
      if (!datagram.ok) return [`a datagram that breaks rule ${datagram.fault} of UDP`];
      compare('length', datagram.value.data.length, expected.octets);
      return found;
    }
    const segment = tcp.decodeSegment(payload, sum);
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
    const of = this.#conversation(value.destinationPort);
    const from = (value.sequenceNumber - (of.ours ?? value.sequenceNumber)) | 0;
    const length = value.data.length;
    const options = value.options
      .map((one) => optionAsInScript(one, of))
      .map((one) => showOption(this.#withOurTime(one, of)))
      .join(',');
    const ack = value.ack ? ` ack ${(value.acknowledgmentNumber - of.theirs) | 0}` : '';
    const flags = flagsOf(value).replace('A', '.') || '-';
    return `${flags} ${from}:${from + length}(${length})${ack} win ${value.window} <${options}>`;
  }

  #conversation(port: number): Conversation {
    let found = this.#conversations.get(port);
    if (found === undefined) {
      found = {
        ours: undefined,
        theirs: THEIR_ISN,
        timestamps: undefined,
        synAt: undefined,
        isNew: false,
      };
      this.#conversations.set(port, found);
    }
    return found;
  }

  /** The stack's first SYN tells what it counts from, and, where it connects, its port. */
  #learn(segment: tcp.Segment, expected: ScriptSegment): void {
    if (!segment.syn) return;
    if (!segment.ack && !this.#conversations.has(segment.destinationPort)) {
      this.#herePort = segment.sourcePort;
      this.#therePort = segment.destinationPort;
    }
    const of = this.#conversation(segment.destinationPort);
    if (of.isNew) of.ours = of.timestamps = undefined;
    of.isNew = false;
    of.ours ??= (segment.sequenceNumber - expected.from) >>> 0;
  }

  #compareSegment(expected: ScriptSegment, segment: tcp.Segment, compare: Compare): void {
    this.#learn(segment, expected);
    const { isLoose } = this.#comparison;
    const of = this.#conversation(segment.destinationPort);
    const isPushOptional = isLoose && !expected.flags.has('P');
    const flags = flagsOf(segment);
    const wanted = [...FLAGS].filter((one) => expected.flags.has(one)).join('');
    compare('source port', segment.sourcePort, this.#herePort);
    compare('destination port', segment.destinationPort, expected.port ?? this.#therePort);
    compare('flags', isPushOptional ? flags.replace('P', '') : flags, wanted);
    compare('sequence number', (segment.sequenceNumber - (of.ours ?? 0)) | 0, expected.from);
    compare('length', segment.data.length, expected.to - expected.from);
    const at = misplaced(segment.data, expected.from + (segment.syn ? 1 : 0));
    compare('the first octet of another place', at, -1);
    if (expected.ack !== undefined) {
      compare('acknowledgment', (segment.acknowledgmentNumber - of.theirs) | 0, expected.ack);
    }
    if (expected.window !== undefined) {
      const isSame = segment.window === expected.window;
      const isNear = isLoose && segment.window > 0 && expected.window > 0;
      compare('window', isSame || isNear ? expected.window : segment.window, expected.window);
    }
    if (expected.urgent !== undefined) compare('urgent', segment.urgentPointer, expected.urgent);
    if (expected.options !== undefined) this.#compareOptions(expected.options, segment, compare);
  }

  #compareOptions(expected: readonly TcpOption[], segment: tcp.Segment, compare: Compare): void {
    const { isLoose } = this.#comparison;
    const of = this.#conversation(segment.destinationPort);
    const show = (options: readonly TcpOption[]): string => {
      const all = options.map(showOption);
      return isLoose
        ? all
            .filter((one) => !isPadding(one))
            .sort()
            .join(',')
        : all.join(',');
    };
    const options = segment.options.map((one) => optionAsInScript(one, of));
    const wanted = expected.find((one) => one.kind === 'timestamps');
    const sent = options.find((one) => one.kind === 'timestamps');
    if (wanted !== undefined && sent !== undefined) of.timestamps ??= sent.value - wanted.value;
    const found = options
      .map((one) => this.#withOurTime(one, of))
      .map((one) => this.#nearly(one, wanted));
    compare('options', show(found), show(expected));
  }

  #withOurTime(option: TcpOption, of: Conversation): TcpOption {
    if (option.kind !== 'timestamps') return option;
    return { ...option, value: (option.value - (of.timestamps ?? 0)) | 0 };
  }

  /** The stack's clock of timestamps need not tick where the script's does. */
  #nearly(option: TcpOption, wanted: TcpOption | undefined): TcpOption {
    if (option.kind !== 'timestamps' || wanted?.kind !== 'timestamps') return option;
    const isNear = Math.abs(option.value - wanted.value) <= this.#comparison.timestampTolerance;
    return isNear ? { ...option, value: wanted.value } : option;
  }

  #segment(packet: ScriptSegment): Uint8Array {
    const has = (flag: string): boolean => packet.flags.has(flag);
    const port = packet.port ?? this.#therePort;
    const of = this.#conversation(port);
    if (has('S')) {
      if (of.synAt !== undefined && of.synAt !== packet.from && !has('A')) of.isNew = true;
      of.synAt = packet.from;
    }
    const data = textFrom(packet.from + (has('S') ? 1 : 0), packet.to - packet.from);
    const segment: tcp.Segment = {
      sourcePort: port,
      destinationPort: this.#herePort,
      sequenceNumber: (packet.from + of.theirs) >>> 0,
      acknowledgmentNumber: packet.ack === undefined ? 0 : (packet.ack + (of.ours ?? 0)) >>> 0,
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
      options: (packet.options ?? []).map((one) => optionOnTheWire(one, of)),
      data,
    };
    return tcp.encodeSegment(segment, this.#pseudoHeader());
  }

  #datagram(sourcePort: number, destinationPort: number, octets: number): Uint8Array {
    const datagram = { sourcePort, destinationPort, checksum: 0, data: textFrom(0, octets) };
    return udp.encodeDatagram(datagram, this.#pseudoHeader(), 4);
  }

  #message({ name, mtu = 0, quoted }: Icmp): icmpv4.Message {
    const { here, there } = this.#ends;
    if ('octets' in quoted) {
      const datagram = this.#datagram(this.#herePort, this.#therePort, quoted.octets);
      return icmpMessage(name, mtu, packetOf(here, there, PROTOCOL_NUMBER.UDP, datagram));
    }
    const of = this.#conversation(this.#therePort);
    const segment: tcp.Segment = {
      sourcePort: this.#herePort,
      destinationPort: this.#therePort,
      sequenceNumber: (quoted.from + (of.ours ?? 0)) >>> 0,
      acknowledgmentNumber: (1 + of.theirs) >>> 0,
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
      data: textFrom(quoted.from, quoted.to - quoted.from),
    };
    const octets = tcp.encodeSegment(segment, this.#pseudoHeader());
    const whole = packetOf(here, there, PROTOCOL_NUMBER.TCP, octets);
    return icmpMessage(name, mtu, whole.subarray(0, QUOTED_OCTETS_MAX));
  }

  #pseudoHeader(): number {
    const { here, there } = this.#ends;
    const octets = Uint8Array.of(...addressOf(here), ...addressOf(there));
    return sum16(0, octets, 0, octets.length);
  }
}

function isPadding(option: string): boolean {
  return option === 'nop' || option === 'eol';
}

function flagsOf(segment: tcp.Segment): string {
  const { fin, syn, rst, psh, ack, urg, ece, cwr } = segment;
  return [fin, syn, rst, psh, ack, urg, ece, cwr].map((is, at) => (is ? FLAGS[at] : '')).join('');
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
