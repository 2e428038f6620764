/**
 * iperf3's client, on our sockets: a connection to agree on what is done, by states of one octet
 * and JSON with its length in front, and another that does it.
 */
import { POLLIN, POLLOUT, SOCK_STREAM } from '../../runtime/socket/constants.ts';
import { ERRNO } from '../../runtime/socket/errno.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import { at, readAll, ready, writeAll } from './host.ts';
import type { Version } from './host.ts';

const TEST_START = 1;
const TEST_RUNNING = 2;
const TEST_END = 4;
const PARAM_EXCHANGE = 9;
const CREATE_STREAMS = 10;
const EXCHANGE_RESULTS = 13;
const DISPLAY_RESULTS = 14;
const IPERF_DONE = 16;

const PORT = 5201;
const COOKIE = Buffer.from(`${'nonos'.repeat(7)}x\0`);
const BLOCK_OCTETS = 131_072;

export interface Measured {
  /** What each side says that it has sent, or got. */
  readonly ours: number;
  readonly theirs: number;
}

/** Sends so many octets to an iperf3 server, or lets it send until we have as many. */
export async function runIperf3(
  sockets: Sockets,
  version: Version,
  octets: number,
  isReverse: boolean,
): Promise<Measured> {
  const control = await connect(sockets, version);
  const asked = { tcp: true, omit: 0, time: 10, parallel: 1, len: BLOCK_OCTETS };
  await writeAll(sockets, control, COOKIE);
  await expect(sockets, control, PARAM_EXCHANGE);
  await sendJson(sockets, control, isReverse ? { ...asked, reverse: true } : asked);
  await expect(sockets, control, CREATE_STREAMS);
  const stream = await connect(sockets, version);
  await writeAll(sockets, stream, COOKIE);
  await expect(sockets, control, TEST_START);
  await expect(sockets, control, TEST_RUNNING);
  const ours = await (isReverse ? receive : send)(sockets, stream, octets);
  await writeAll(sockets, control, Uint8Array.of(TEST_END));
  // What is still on its way to us is let go, so that the server can come to its end.
  const rest = isReverse ? drain(sockets, stream) : undefined;
  await expect(sockets, control, EXCHANGE_RESULTS);
  const own = { id: 1, bytes: ours, retransmits: 0, jitter: 0, errors: 0, packets: 0 };
  const times = { start_time: 0, end_time: 1 };
  const cpu = { cpu_util_total: 0, cpu_util_user: 0, cpu_util_system: 0 };
  const results = { ...cpu, sender_has_retransmits: 0, streams: [{ ...own, ...times }] };
  await sendJson(sockets, control, results);
  const { streams } = (await receiveJson(sockets, control)) as { streams: { bytes: number }[] };
  await expect(sockets, control, DISPLAY_RESULTS);
  await writeAll(sockets, control, Uint8Array.of(IPERF_DONE));
  sockets.close(stream);
  await rest;
  await readAll(sockets, control);
  sockets.close(control);
  return { ours, theirs: streams[0].bytes };
}

async function connect(sockets: Sockets, { family, linux }: Version): Promise<number> {
  const descriptor = sockets.socket(family, SOCK_STREAM);
  const answer = sockets.connect(descriptor, at(linux, PORT));
  if (answer < 0 && answer !== -ERRNO.EINPROGRESS) throw new Error(`connect: ${answer}`);
  await ready(sockets, descriptor, POLLOUT);
  return descriptor;
}

async function send(sockets: Sockets, stream: number, octets: number): Promise<number> {
  const block = new Uint8Array(BLOCK_OCTETS);
  let sent = 0;
  for (; sent < octets; sent += block.length) await writeAll(sockets, stream, block);
  return sent;
}

async function receive(sockets: Sockets, stream: number, octets: number): Promise<number> {
  const block = new Uint8Array(BLOCK_OCTETS);
  let received = 0;
  while (received < octets) {
    await ready(sockets, stream, POLLIN);
    const got = sockets.recv(stream, block);
    if (got <= 0) throw new Error(`recv: ${got}`);
    received += got;
  }
  return received;
}

/** Until the socket is closed. */
async function drain(sockets: Sockets, stream: number): Promise<void> {
  const block = new Uint8Array(BLOCK_OCTETS);
  const asked = [{ descriptor: stream, events: POLLIN, revents: 0 }];
  while ((await sockets.poll(asked, 10_000)) === 1 && sockets.recv(stream, block) > 0);
}

async function take(sockets: Sockets, descriptor: number, octets: number): Promise<Buffer> {
  const whole = Buffer.alloc(octets);
  for (let from = 0; from < octets;) {
    await ready(sockets, descriptor, POLLIN);
    const got = sockets.recv(descriptor, whole, from, octets);
    if (got <= 0) throw new Error(`recv: ${got}`);
    from += got;
  }
  return whole;
}

async function expect(sockets: Sockets, control: number, state: number): Promise<void> {
  const [found] = await take(sockets, control, 1);
  if (found !== state) throw new Error(`iperf3: state ${found}, not ${state}`);
}

async function sendJson(sockets: Sockets, control: number, value: object): Promise<void> {
  const text = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  await writeAll(sockets, control, Buffer.concat([length, text]));
}

async function receiveJson(sockets: Sockets, control: number): Promise<unknown> {
  const length = (await take(sockets, control, 4)).readUInt32BE();
  return JSON.parse((await take(sockets, control, length)).toString());
}
