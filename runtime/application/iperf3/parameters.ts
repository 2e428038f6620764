/**
 * What is to be measured: the client's wish, as JSON. The server takes nothing for granted that
 * stands there; what is out of bounds is refused, and what is not known is passed over.
 */
import { Iperf3Failure } from './failure.ts';

export interface Parameters {
  readonly protocol: 'tcp' | 'udp';
  /** The other way round: the server sends. */
  readonly isReverse: boolean;
  /** Both ways at once. */
  readonly isBidirectional: boolean;
  /** In one direction. */
  readonly streams: number;
  /** At the beginning, and not counted. */
  readonly omitSeconds: number;
  /** It ends after these; 0 where octets or blocks say when. */
  readonly seconds: number;
  readonly octets: number;
  readonly blocks: number;
  /** Of one write, or of one datagram. */
  readonly blockOctets: number;
  /** Bits a second, of one stream; 0 for as fast as it goes. */
  readonly bitrate: number;
  readonly noDelay: boolean;
  /** Datagrams are numbered by 64 bits. */
  readonly hasLongCounters: boolean;
  readonly title: string;
  readonly version: string;
}

const TCP_BLOCK_OCTETS = 131_072;
/** What fits a packet of Ethernet, with 12 octets of TCP's options that UDP has not. */
const UDP_BLOCK_OCTETS = 1448;
const UDP_BITRATE = 1_048_576;
const SECONDS = 10;

export const STREAMS_MAX = 128;
const BLOCK_OCTETS_MAX = 1_048_576;
const DATAGRAM_OCTETS_MAX = 65_507;
const DATAGRAM_OCTETS_MIN = 16;
const SECONDS_MAX = 86_400;
const OMIT_SECONDS_MAX = 600;
const TEXT_MAX = 256;

/** What is not said is as iperf3 has it. */
export function completeParameters(wished: Partial<Parameters>): Parameters {
  const { protocol = 'tcp', octets = 0, blocks = 0 } = wished;
  const hasEnd = octets > 0 || blocks > 0;
  return {
    isReverse: false,
    isBidirectional: false,
    streams: 1,
    omitSeconds: 0,
    seconds: hasEnd ? 0 : SECONDS,
    blockOctets: protocol === 'tcp' ? TCP_BLOCK_OCTETS : UDP_BLOCK_OCTETS,
    bitrate: protocol === 'tcp' ? 0 : UDP_BITRATE,
    noDelay: false,
    hasLongCounters: false,
    title: '',
    version: '3.12',
    ...wished,
    protocol,
    octets,
    blocks,
  };
}

export function parametersDocument(parameters: Parameters): Readonly<Record<string, unknown>> {
  const { protocol, isReverse, isBidirectional, bitrate, title } = parameters;
  return {
    [protocol]: true,
    omit: parameters.omitSeconds,
    time: parameters.seconds,
    num: parameters.octets,
    blockcount: parameters.blocks,
    ...(parameters.noDelay && { nodelay: true }),
    parallel: parameters.streams,
    ...(isReverse && { reverse: true }),
    ...(isBidirectional && { bidirectional: true }),
    len: parameters.blockOctets,
    ...(bitrate > 0 && { bandwidth: bitrate }),
    pacing_timer: 1000,
    ...(parameters.hasLongCounters && { udp_counters_64bit: 1 }),
    ...(title !== '' && { title }),
    client_version: parameters.version,
  };
}

/** Throws an Iperf3Failure when they make no sense, or are more than anyone should wish. */
export function readParameters(document: unknown): Parameters {
  if (!isRecord(document)) throw refusal('parameters');
  const number = (name: string, max: number, otherwise = 0): number => {
    const value = document[name] ?? otherwise;
    if (typeof value !== 'number' || !(value >= 0 && value <= max)) throw refusal(name);
    return Math.floor(value);
  };
  const flag = (name: string): boolean => Boolean(document[name]);
  const text = (name: string): string => {
    const value = document[name];
    return typeof value === 'string' ? value.slice(0, TEXT_MAX) : '';
  };
  const protocol = flag('udp') ? 'udp' : 'tcp';
  if (protocol === 'tcp' && !flag('tcp')) throw refusal('neither tcp nor udp');
  const isUdp = protocol === 'udp';
  const blockOctets = number(
    'len',
    isUdp ? DATAGRAM_OCTETS_MAX : BLOCK_OCTETS_MAX,
    isUdp ? UDP_BLOCK_OCTETS : TCP_BLOCK_OCTETS,
  );
  if (blockOctets < (isUdp ? DATAGRAM_OCTETS_MIN : 1)) throw refusal('len');
  const streams = number('parallel', STREAMS_MAX, 1);
  if (streams === 0) throw refusal('parallel');
  return {
    protocol,
    isReverse: flag('reverse'),
    isBidirectional: flag('bidirectional'),
    streams,
    omitSeconds: number('omit', OMIT_SECONDS_MAX),
    seconds: number('time', SECONDS_MAX),
    octets: number('num', Number.MAX_SAFE_INTEGER),
    blocks: number('blockcount', Number.MAX_SAFE_INTEGER),
    blockOctets,
    bitrate: number('bandwidth', Number.MAX_SAFE_INTEGER),
    noDelay: flag('nodelay'),
    hasLongCounters: flag('udp_counters_64bit'),
    title: text('title'),
    version: text('client_version'),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(what: string): Iperf3Failure {
  return new Iperf3Failure('PROTOCOL', `it asks for what nobody can give: ${what}`);
}
