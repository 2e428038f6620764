/** Two hosts in virtual time, one that asks and one that answers, truly or not. */
import { PlainTransport, plainCounters } from '../../../runtime/application/dns/plain.ts';
import type { PlainCounters } from '../../../runtime/application/dns/plain.ts';
import { Resolver } from '../../../runtime/application/dns/resolver.ts';
import { Answering } from '../../../runtime/application/dns/answering.ts';
import type { AnsweringOptions } from '../../../runtime/application/dns/answering.ts';
import { DNS_PORT, DnsServer } from '../../../runtime/application/dns/server.ts';
import { soaOf, Zone } from '../../../runtime/application/dns/zone.ts';
import type { ZoneRecord } from '../../../runtime/application/dns/zone.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import type { Endpoint } from '../../../runtime/transport/tcp/user.ts';
import { decodeMessage, encodeMessage } from '../../../generated/application/dns.value.ts';
import type { Message, ResourceRecord } from '../../../generated/application/dns.value.ts';
import { CLASS, TYPE } from '../../../generated/application/dns.wire.ts';
import type { Laboratory } from '../../../runtime/lab/laboratory.ts';
import { laboratoryOf } from '../../lab/laboratories.ts';

export const SERVER = '192.0.2.53';
const LINE = `host a, b link a 192.0.2.1/24 - b ${SERVER}/24 delay 10 ms`;

export interface DnsGround {
  readonly laboratory: Laboratory;
  readonly resolver: Resolver;
  readonly counters: PlainCounters;
  readonly transportTo: (address: string) => PlainTransport;
}

/** Host a with a resolver that has learned of host b. */
export function dnsGround(text: string = LINE): DnsGround {
  const laboratory = laboratoryOf(text);
  const { stack } = laboratory.node('a');
  const counters = plainCounters();
  const ground = {
    udp: stack.udp,
    connect: stack.tcp.connect.bind(stack.tcp),
    counters,
  };
  const transportTo = (address: string): PlainTransport =>
    new PlainTransport(address, { address: addressOf(address), port: DNS_PORT }, ground);
  const { timers, random } = laboratory.simulation;
  const resolver = new Resolver({ timers, random, transportTo });
  resolver.servers.learned('b', { servers: [SERVER] });
  return { laboratory, resolver, counters, transportTo };
}

/** Runs what is asked to its end, in virtual time. */
export function finish<T>({ laboratory }: Pick<DnsGround, 'laboratory'>, work: Promise<T>) {
  work.catch(() => {});
  return laboratory.simulation.runWhile(work, 600_000);
}

/** Why it failed. */
export async function faultOf(ground: DnsGround, work: Promise<unknown>): Promise<string> {
  return finish(ground, work).then(
    () => 'it succeeded',
    (error: { readonly code: string }) => error.code,
  );
}

export const a = (name: string, address: string, ttl = 300): ZoneRecord => {
  return { name, type: TYPE.A, ttl, rdata: { is: 'a', address } };
};

export const cname = (name: string, target: string, ttl = 300): ZoneRecord => {
  return { name, type: TYPE.CNAME, ttl, rdata: { is: 'cname', cname: target } };
};

export const asRecord = ({ ttl = 300, ...record }: ZoneRecord): ResourceRecord => {
  return { ...record, class: CLASS.IN, ttl };
};

export function exampleZone(...records: readonly ZoneRecord[]): Zone {
  return new Zone('example', [soaOf('example', 'ns.example'), ...records]);
}

/** Host b answers as it should. */
export function serve(
  { laboratory }: Pick<DnsGround, 'laboratory'>,
  options: AnsweringOptions,
): { readonly server: DnsServer; readonly answering: Answering } {
  const { stack } = laboratory.node('b');
  const answering = new Answering(options);
  const { udp, tcp, timers } = stack;
  const server = new DnsServer({ timers, udp, tcp, answering, addresses: [addressOf(SERVER)] });
  const fault = server.start();
  if (fault !== undefined) throw new Error(fault);
  return { server, answering };
}

export type Send = (octets: Uint8Array) => void;

/** Host b hears each query, and sends whatever it likes. */
export function lie(
  { laboratory }: Pick<DnsGround, 'laboratory'>,
  answer: (query: Message, send: Send, from: Endpoint, octets: Uint8Array) => void,
): void {
  const { stack } = laboratory.node('b');
  const port = stack.udp.open(
    { address: addressOf(SERVER), port: DNS_PORT },
    {
      datagram(b, from, to, meta) {
        const octets = copyOf(b, from, to);
        const decoded = decodeMessage(octets);
        if (!decoded.ok) throw new Error('the resolver has sent what cannot be read');
        const address = copyOf(meta.octets, meta.source, meta.source + meta.addressOctets);
        const source = { address, port: meta.sourcePort };
        const send = (sent: Uint8Array): void => {
          if (typeof port !== 'string') port.send(sent, 0, sent.length, source);
        };
        answer(decoded.value, send, source, octets);
      },
      error() {},
    },
  );
  if (typeof port === 'string') throw new Error(port);
}

/** A true answer to a query, with changes. */
export function answerTo(
  query: Message,
  answer: readonly ZoneRecord[],
  changes: Partial<Message> = {},
): Uint8Array {
  const additional = query.additional;
  const base = { ...query, qr: 1, ra: true, answer: answer.map(asRecord), additional };
  return encodeMessage({ ...base, ...changes });
}

/** The message that octets are. */
export function messageOf(octets: Uint8Array): Message {
  const decoded = decodeMessage(octets);
  if (!decoded.ok) throw new Error(`not a message: ${decoded.fault}`);
  return decoded.value;
}
