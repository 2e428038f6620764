/**
 * Measures what is behind a SOCKS5 port, whoever's it is: a program of its own, so that it can run
 * in any namespace. `node asker.ts HOST PORT WEB OCTETS` reads lines of what to measure and answers
 * each with a number: `connect`, `request` and `resolve` in milliseconds (the median of many),
 * `down`, `four` and `up` in megabytes a second.
 */
import net from 'node:net';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

import {
  encodeGreeting,
  encodePasswordRequest,
  encodeRequest,
} from '../../generated/application/socks5.value.ts';

const [host, port, web, octets] = process.argv.slice(2);
const OCTETS = Number(octets);
const TIMES = 41;
const WITH_PASSWORD = 2;
const CONNECT = 1;
const RESOLVE = 0xf0;
/** A choice, an answer to the password, and a reply with an IPv4 address. */
const REPLIES_OCTETS = 2 + 2 + 10;

let asked = 0;

async function ask(name: string, cmd: number, token: string): Promise<Socket> {
  const socket = net.connect(Number(port), host);
  socket.setNoDelay(true);
  const secret = new TextEncoder().encode(token);
  const target = { is: 'domainName', domainName: name } as const;
  const replies = new Promise<Uint8Array>((settle, fail) => {
    let heard = Buffer.alloc(0);
    const hear = (data: Buffer): void => {
      heard = Buffer.concat([heard, data]);
      if (heard.length === 2)
        socket.write(encodePasswordRequest({ uname: secret, passwd: secret }));
      if (heard.length === 4) socket.write(encodeRequest({ cmd, dstAddr: target, dstPort: 80 }));
      if (heard.length < REPLIES_OCTETS) return;
      socket.off('data', hear);
      socket.pause();
      settle(heard);
    };
    socket.on('data', hear);
    socket.on('error', fail);
    socket.on('close', () => fail(new Error(`the proxy has hung up after ${heard.length} octets`)));
  });
  socket.write(encodeGreeting({ methods: [WITH_PASSWORD] }));
  const reply = await replies;
  if (reply[5] !== 0) throw new Error(`the proxy has answered ${reply[5]}`);
  return socket;
}

/** Asks for a page over a connection that stays; settled when all of it has come. */
function get(socket: Socket, head: string, body = 0): Promise<void> {
  return new Promise((settle, fail) => {
    let left = -1;
    let text = '';
    const hear = (data: Buffer): void => {
      if (left < 0) {
        text += data.toString('latin1');
        const end = text.indexOf('\r\n\r\n');
        if (end < 0) return;
        left = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? NaN) - (text.length - end - 4);
      } else left -= data.length;
      if (left > 0) return;
      socket.off('data', hear);
      socket.off('close', gone);
      socket.pause();
      settle();
    };
    const gone = (): void => fail(new Error('the connection was closed early'));
    socket.on('data', hear);
    socket.on('close', gone);
    socket.resume();
    socket.write(`${head} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body}\r\n\r\n`);
    const chunk = Buffer.alloc(65_536, 'x');
    const push = (): void => {
      for (; body > 0; body -= chunk.length) {
        const part = chunk.subarray(0, Math.min(chunk.length, body));
        if (socket.write(part)) continue;
        body -= chunk.length;
        return void socket.once('drain', push);
      }
    };
    push();
  });
}

async function median(once: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const begun = performance.now();
    await once();
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other)[TIMES >> 1];
}

/** Megabytes a second, over so many circuits at once. */
async function rate(circuits: number, head: (count: number) => string, up = 0): Promise<number> {
  const token = `bulk ${++asked}`;
  const sockets = await Promise.all(
    Array.from({ length: circuits }, (_, index) => ask(web, CONNECT, `${token} ${index}`)),
  );
  const each = Math.floor(OCTETS / circuits);
  const begun = performance.now();
  await Promise.all(sockets.map((socket) => get(socket, head(each), up)));
  const seconds = (performance.now() - begun) / 1000;
  for (const socket of sockets) socket.destroy();
  return ((up || each) * circuits) / 1e6 / seconds;
}

const measures: Readonly<Record<string, () => Promise<number>>> = {
  async connect() {
    return median(async () => void (await ask(web, CONNECT, 'ready')).destroy());
  },
  async request() {
    const socket = await ask(web, CONNECT, 'ready');
    const found = await median(() => get(socket, 'GET /hello'));
    socket.destroy();
    return found;
  },
  async resolve() {
    return median(async () => void (await ask(`n${++asked}.lab`, RESOLVE, 'ready')).destroy());
  },
  down: () => rate(1, (count) => `GET /octets/${count}/1`),
  four: () => rate(4, (count) => `GET /octets/${count}/1`),
  up: () => rate(1, () => 'POST /digest', OCTETS >> 1),
};

for await (const line of createInterface(process.stdin)) {
  try {
    console.log(await measures[line]());
  } catch (error) {
    console.log(`failed: ${(error as Error).message}`);
  }
}
process.exit();
