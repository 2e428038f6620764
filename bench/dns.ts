/** The value codec of DNS against dns-packet, on real responses. */
import dnsPacket from 'dns-packet';

import { decodeMessage, encodeMessage } from '../generated/application/dns.value.ts';
import type { Message } from '../generated/application/dns.value.ts';
import * as ipv4 from '../generated/network/ipv4.wire.ts';
import { atLeast, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { isIpv4Of, packetsOf } from './frames.ts';
import { compare } from './measure.ts';

const CAPTURES = ['dns-bind-v4', 'dns-dnsmasq', 'dns-unbound'];
const DNS_PORT = 53;
const UDP = 17;
const UDP_HEADER_OCTETS = 8;
const HEADER_OCTETS = 12;

export const bench: Bench = {
  about: 'decode and encode DNS responses as values',
  run: () => Promise.resolve(report()),
};

function report(): Report {
  const responses = CAPTURES.flatMap(packetsOf).flatMap(responseOf).filter(isKnownToBoth);
  const values = responses.map(decoded);
  const packets = responses.map((octets) => dnsPacket.decode(Buffer.from(octets)));
  const buffers = responses.map((octets) => Buffer.from(octets));
  const decode = compare({
    title: 'decode',
    unit: 'ns/response',
    items: responses.length,
    contenders: [
      { name: 'ours', run: () => sumOf(responses, (octets) => decoded(octets).answer.length) },
      {
        name: 'dns-packet',
        run: () => sumOf(buffers, (octets) => dnsPacket.decode(octets).answers?.length ?? 0),
      },
    ],
  });
  const encode = compare({
    title: 'encode',
    unit: 'ns/response',
    items: responses.length,
    alike: false,
    contenders: [
      { name: 'ours', run: () => sumOf(values, (value) => encodeMessage(value).length) },
      {
        name: 'dns-packet',
        run: () => sumOf(packets, (packet) => dnsPacket.encode(packet).length),
      },
    ],
  });
  const size = responses.reduce((sum, { length }) => sum + length, 0);
  return {
    tables: [decode, encode],
    claims: [
      atLeast('dns-packet / ours, decode,', rowOf(decode, 'dns-packet').ratio.median, 3, ' ×'),
      atLeast('dns-packet / ours, encode,', rowOf(encode, 'dns-packet').ratio.median, 3, ' ×'),
    ],
    notes: [
      `${responses.length} responses of ${CAPTURES.length} captures, ` +
        `${Math.round(size / responses.length)} octets on average, that dns-packet reads and writes`,
      'ours checks every rule before it reads, and writes names with pointers back;',
      'dns-packet does neither: what it writes is longer',
    ],
  };
}

function sumOf<T>(items: readonly T[], measure: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += measure(item);
  return total;
}

function decoded(octets: Uint8Array): Message {
  const result = decodeMessage(octets);
  if (!result.ok) throw new Error(`a captured response breaks rule ${result.fault}`);
  return result.value;
}

/** The DNS response that a frame carries, if it carries one. */
function responseOf(frame: Uint8Array): readonly Uint8Array[] {
  if (!isIpv4Of(frame, UDP)) return [];
  const datagram = ipv4.payloadStart(frame, 14);
  if (((frame[datagram] << 8) | frame[datagram + 1]) !== DNS_PORT) return [];
  const from = datagram + UDP_HEADER_OCTETS;
  const message = Uint8Array.from(frame.subarray(from, ipv4.payloadEnd(frame, 14)));
  return message.length > HEADER_OCTETS && message[2] >>> 7 === 1 ? [message] : [];
}

/** dns-packet throws at some records, and loses others: only what it can write again counts. */
function isKnownToBoth(octets: Uint8Array): boolean {
  try {
    const packet = dnsPacket.decode(Buffer.from(octets));
    const again = dnsPacket.decode(dnsPacket.encode(packet));
    return decodeMessage(octets).ok && again.answers?.length === packet.answers?.length;
  } catch {
    return false;
  }
}
