/**
 * A packet through all of its layers. What carries what is in the layers table; what crosses
 * packets (fragments, streams, lengths of connection identifiers) is remembered by a session.
 * Nothing here reads octets by hand.
 */
import { layers } from '../../generated/layers.ts';
import { protocols } from '../../generated/protocols.ts';
import { describe } from '../../runtime/describe.ts';
import type {
  Carried,
  Description,
  Fault,
  Node,
  Numbers,
  ProtocolTable,
  TypeTable,
} from '../../runtime/describe.ts';
import { Fragments } from './fragments.ts';
import { learnConnections, looksLikeQuic, shortHeaderLength } from './quic.ts';
import { Streams } from './streams.ts';
import { finalDestination } from './routing.ts';
import { textAt } from './view.ts';

/** One message in a packet. */
export interface Layer {
  /** `tcp.segment`: protocol and message as the layers table writes them. */
  readonly key: string;
  readonly protocol: ProtocolTable;
  readonly type: TypeTable;
  readonly description: Description;
  /** The packet, or what was put together of several. */
  readonly octets: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Where what holds it ends, and what that gives it. */
  readonly limit: number;
  readonly context: Numbers;
  /** In the packet that an error message quotes. */
  readonly isQuoted: boolean;
  readonly isReassembled: boolean;
  /** Octets behind it that nobody claims: padding of a short frame. */
  trailer: number;
}

export interface Unknown {
  readonly octets: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly under: Layer | undefined;
}

export interface Dissection {
  readonly layers: Layer[];
  /** What no layer explains. */
  readonly data: Unknown[];
  readonly notes: string[];
  /** Fields whose octets are layers of their own. */
  readonly explained: Set<Node>;
  fault: { readonly layer: Layer; readonly fault: Fault } | undefined;
  /** The TCP segment's place in its stream, for the summary. */
  stream: StreamPlace | undefined;
}

export interface StreamPlace {
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly scale: number;
  readonly length: number;
  readonly is: 'next' | 'retransmission' | 'out of order' | 'keep-alive';
}

export interface PacketIn {
  readonly number: number;
  readonly octets: Uint8Array;
  readonly linkType: number;
  readonly isCut: boolean;
}

/** Where a layer stands while a packet is taken apart. */
export interface Place {
  readonly octets: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly context: Numbers;
  readonly addresses: readonly [source: string, destination: string];
  readonly ports: readonly [source: number, destination: number];
  readonly isQuoted: boolean;
  readonly isReassembled: boolean;
  /** Octets are missing at its end. */
  readonly isShort: boolean;
  readonly depth: number;
}

const DEPTH_MAX = 24;
const LINK = 'pcap.record';

export class Dissector {
  readonly fragments = new Fragments();
  readonly streams = new Streams();
  /** Lengths of connection identifiers that an endpoint chose. */
  readonly connections = new Map<string, number>();
  private packet: PacketIn = { number: 0, octets: new Uint8Array(), linkType: 0, isCut: false };
  private result: Dissection = empty();

  /** Whether anything is known of a link type. */
  knows(linkType: number): boolean {
    return rowOf(LINK, linkType) !== undefined;
  }

  dissect(packet: PacketIn): Dissection {
    const place = this.begin(packet);
    this.carry(LINK, [rawVersion(packet)], place, undefined);
    return this.result;
  }

  /** As a message that no link type announces. */
  dissectAs(key: string, packet: PacketIn): Dissection {
    this.message(key, this.begin(packet), undefined);
    return this.result;
  }

  private begin(packet: PacketIn): Place {
    this.packet = packet;
    this.result = empty();
    return {
      octets: packet.octets,
      start: 0,
      end: packet.octets.length,
      context: {},
      addresses: ['', ''],
      ports: [0, 0],
      isQuoted: false,
      isReassembled: false,
      isShort: packet.isCut,
      depth: 0,
    };
  }

  get number(): number {
    return this.packet.number;
  }

  note(text: string): void {
    this.result.notes.push(text);
  }

  place(stream: StreamPlace): void {
    this.result.stream = stream;
  }

  /** Octets that nothing explains. */
  leave(place: Place, under: Layer | undefined): void {
    const { octets, start, end } = place;
    if (end > start) this.result.data.push({ octets, start, end, under });
  }

  /** What a carrier's numbers stand for, at a place. */
  carry(
    carrier: string,
    tags: readonly number[],
    place: Place,
    under: Layer | undefined,
  ): Layer | undefined {
    const row = tags.map((tag) => rowOf(carrier, tag)).find((found) => found !== undefined);
    if (!row && carrier === 'udp.datagram' && looksLikeQuic(this, place)) {
      return this.message('quic.datagram', place, under);
    }
    if (!row || place.depth >= DEPTH_MAX) {
      this.leave(place, under);
      return undefined;
    }
    const [, , protocol, message, context] = row;
    return this.message(
      `${protocol}.${message}`,
      { ...place, context: { ...place.context, ...context } },
      under,
    );
  }

  /** A message of a known type, and all that it carries. */
  message(key: string, place: Place, under: Layer | undefined): Layer | undefined {
    const found = typeOf(key);
    if (!found) {
      this.leave(place, under);
      return undefined;
    }
    const layer = this.layer(key, found, place);
    this.result.layers.push(layer);
    this.judge(layer, place);
    const { fault, carried } = layer.description;
    const goesOn = !fault || fault.short || fault.fault === 'corrupt';
    if (goesOn) for (const one of carried) this.carried(layer, one, place);
    this.after(layer, place);
    return layer;
  }

  private layer(key: string, found: Found, place: Place): Layer {
    const context = {
      ...defaults,
      ...place.context,
      connectionIdLength: shortHeaderLength(this, place),
    };
    const description = describe(found.type, place.octets, place.start, place.end, context);
    return {
      key,
      ...found,
      description,
      octets: place.octets,
      start: place.start,
      end: description.end,
      limit: place.end,
      context,
      isQuoted: place.isQuoted,
      isReassembled: place.isReassembled,
      trailer: description.fault ? 0 : Math.max(place.end - description.end, 0),
    };
  }

  /** What is a fault elsewhere is no surprise in a quotation, or where the capture was cut. */
  private judge(layer: Layer, place: Place): void {
    const { fault } = layer.description;
    if (!fault || this.result.fault) return;
    const isIncomplete = fault.short || fault.fault === 'corrupt';
    if (isIncomplete && layer.isQuoted) return;
    if (isIncomplete && place.isShort) this.note('cut short: not all of it was captured');
    else this.result.fault = { layer, fault };
  }

  private carried(layer: Layer, one: Carried, place: Place): void {
    const { gives, numbers } = layer.description;
    const { sourcePort, destinationPort } = numbers;
    const isIp = layer.key === 'ipv4.packet' || layer.key === 'ipv6.packet';
    const { root } = layer.description;
    const inner: Place = {
      ...place,
      start: one.start,
      end: one.end,
      context: { ...place.context, ...gives, ...finalDestination(layer, this.result.layers) },
      depth: place.depth + 1,
      addresses: isIp
        ? [textAt(root, 'sourceAddress'), textAt(root, 'destinationAddress')]
        : place.addresses,
      ports: destinationPort === undefined ? place.ports : [sourcePort ?? 0, destinationPort],
      isQuoted: place.isQuoted || quotes.has(layer.key),
      isShort: place.isShort || layer.description.fault?.short === true,
    };
    const carrier = keyOf(layer, one);
    const before = this.result.layers.length;
    if (carrier === 'tcp.segment' && !inner.isQuoted) this.streams.segment(this, layer, one, inner);
    else if (carrier === 'tls.record' && !inner.isQuoted)
      this.streams.record(this, layer, one, inner);
    else this.carry(carrier, one.tags, inner, layer);
    if (this.result.layers.length > before) this.result.explained.add(one.node);
  }

  /** Layers that are looked at once more when they are whole: fragments, datagrams of QUIC. */
  private after(layer: Layer, place: Place): void {
    if (place.isQuoted || layer.description.fault) return;
    if (layer.key === 'quic.datagram') learnConnections(this, layer, place);
    const whole = this.fragments.take(this, layer, place);
    if (whole) this.carry(layer.key, [whole.tag], whole.place, layer);
  }
}

/** Raw IP has no link header to say which version it is: the packet does (LINKTYPE_RAW). */
function rawVersion({ linkType, octets }: PacketIn): number {
  if (linkType !== RAW_IP) return linkType;
  const isIpv6 = describe(typeOf('ipv6.packet')!.type, octets).numbers.version === 6;
  return isIpv6 ? RAW_IPV6 : RAW_IPV4;
}

const [RAW_IP, RAW_IPV4, RAW_IPV6] = [101, 228, 229];

/** Messages whose payload is a packet that somebody else sent. */
const quotes: ReadonlySet<string> = new Set(['icmpv4.message', 'icmpv6.message', 'icmpv6.option']);

/** Context that only a connection could tell, as it is at a connection's beginning. */
export const defaults: Numbers = {
  negotiatedVersion: 0x0303,
  linkVersion: 3,
  pseudoHeader: 0,
  ipVersion: 4,
};

interface Found {
  readonly protocol: ProtocolTable;
  readonly type: TypeTable;
}

const types = new Map<string, Found | undefined>();

/** `tcp.segment` to its table. */
export function typeOf(key: string): Found | undefined {
  if (types.has(key)) return types.get(key);
  const [name = '', message = ''] = key.split('.');
  const protocol = protocols[name];
  const type = protocol?.types.find((one) => one.id === message);
  const found = protocol && type ? { protocol, type } : undefined;
  types.set(key, found);
  return found;
}

/** The carrier's key: the message that the octets stand in, which may be inside another. */
function keyOf(layer: Layer, one: Carried): string {
  const [name] = layer.key.split('.');
  return `${name}.${one.type.id}`;
}

export function rowOf(carrier: string, tag: number): (typeof layers)[string][number] | undefined {
  return layers[carrier]?.find(([from, to]) => tag >= from && tag <= to);
}

function empty(): Dissection {
  return {
    layers: [],
    data: [],
    notes: [],
    explained: new Set(),
    fault: undefined,
    stream: undefined,
  };
}
