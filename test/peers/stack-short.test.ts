/**
 * A hundred thousand short connections, half of them from Linux and half from us, and of these half
 * closed by us first and half by Linux. Then all is as it was: the heap, the tables, the timers.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { peerProgram } from './build.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Host, Version } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { connectShort, serveShort } from './short.ts';

const short = suite('short connections between our stack and Linux');

const PORT = 5007;
/** In each direction. */
const CONNECTIONS = 50_000;
/** Before the heap is looked at for the first time: code is compiled, caches are filled. */
const WARM_UP = 6_000;
const PROCESSES = 4;
const AT_ONCE = 64;
/** What so many may leave: 100 octets each. One that is kept is 7,000. */
const HEAP_OCTETS_MAX = 5_000_000;
/** TIME-WAIT lasts two seconds here, so that its end is seen. */
const MSL_MS = 1_000;
const REST_MS_MAX = 20_000;
/** Kept at rest: runtime/base/timers.ts sweeps out what is more, and a network has a few. */
const TIMERS_MAX = 80;

let host: Host;
let program: string;
let collect: () => void;

short.before(async () => {
  needRootAnd('ping', 'sysctl');
  program = await peerProgram('short');
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc') as () => void;
  host = await startHost('short', {}, { limits: { mslMs: MSL_MS } });
  host.namespace.set('ipv4.ip_local_port_range', '1024 65535');
  // Else each that Linux closes first would keep one of its ports for a minute.
  host.namespace.set('ipv4.tcp_tw_reuse', 1);
});
short.after(() => host?.close());

interface Rest {
  readonly connections: number;
  readonly descriptors: number;
  readonly sockets: number;
  readonly timers: number;
}

const REST: Rest = { connections: 0, descriptors: 0, sockets: 0, timers: 0 };

function rest(): Rest {
  const { stack, timers, sockets } = host;
  return {
    connections: [...stack.tcp.connections()].length,
    descriptors: [...sockets.process.descriptors()].length,
    sockets: stack.host.count,
    // Some that were stopped, and those of the network, may be there.
    timers: Math.max(0, timers.size - TIMERS_MAX),
  };
}

/** Waits until nothing is there any more, TIME-WAIT and all timers over. */
async function atRest(): Promise<void> {
  const isOver = (): boolean => Object.values(rest()).every((count) => count === 0);
  for (let waited = 0; waited < REST_MS_MAX && !isOver(); waited += 100) await sleep(100);
  assert.equal(rest(), REST);
}

/**
 * The least of some looks: what is collected late is no leak. What TCP has touched since the last
 * frame is let go with the next one, so there is one first.
 */
async function heapOctets(): Promise<number> {
  for (const { us } of [IPV4, IPV6]) await host.namespace.run('ping', '-c', '1', us);
  let least = Infinity;
  for (let look = 0; look < 3; look++) {
    collect();
    await sleep(20);
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

type Make = (version: Version, count: number) => Promise<void>;

async function linuxConnects(version: Version, count: number): Promise<void> {
  const server = serveShort(host.sockets, version, PORT);
  const words = ['connect', version.us, PORT, count, PROCESSES].map(String);
  const { output, complaints } = await host.namespace.run(program, ...words);
  assert.is(complaints, '');
  assert.is(output, `${count}\n`);
  assert.equal(server.failures, []);
  server.close();
}

async function weConnect(version: Version, count: number): Promise<void> {
  const words = ['serve', version.linux, PORT, PROCESSES].map(String);
  const server = await host.namespace.start(/ready/, program, ...words);
  assert.equal(await connectShort(host.sockets, version, PORT, count, AT_ONCE), []);
  await server.stop('SIGKILL');
}

async function often(make: Make): Promise<void> {
  for (const version of [IPV4, IPV6]) await make(version, WARM_UP / 2);
  await atRest();
  const before = await heapOctets();
  for (const version of [IPV4, IPV6]) await make(version, CONNECTIONS / 2);
  await atRest();
  const left = (await heapOctets()) - before;
  assert.ok(left < HEAP_OCTETS_MAX, `${left} octets are left`);
}

short('fifty thousand come to us and leave nothing behind', () => often(linuxConnects));
short('fifty thousand come from us and leave nothing behind', () => often(weConnect));

short.run();
