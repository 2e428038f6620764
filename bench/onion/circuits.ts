/** How long circuits of three hops take: ours as status tells it, C tor's by its control port. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { CircuitStatus } from '../../runtime/onion.ts';
import type { TorNetwork } from '../../test/peers/tor/network.ts';

const PER_ROUND = 8;
const SETTLE_MS = 400;

export async function buildTimes(
  network: TorNetwork,
  nonos: (...words: readonly string[]) => Promise<{ readonly stdout: string }>,
  rounds: number,
): Promise<Record<'theirs' | 'ours', readonly number[]>> {
  return {
    theirs: await theirTimes(network, rounds * PER_ROUND),
    ours: await ourTimes(nonos, rounds * PER_ROUND),
  };
}

async function ourTimes(
  nonos: (...words: readonly string[]) => Promise<{ readonly stdout: string }>,
  count: number,
): Promise<readonly number[]> {
  const found = new Map<number, number>();
  while (found.size < count) {
    await nonos('onion', 'newcircuit');
    await sleep(SETTLE_MS);
    const { stdout } = await nonos('onion', 'status', '--json');
    const { circuits } = JSON.parse(stdout) as { readonly circuits: readonly CircuitStatus[] };
    for (const { id, path, buildMs } of circuits) {
      if (path.length === 3 && buildMs !== undefined) found.set(id, buildMs);
    }
  }
  return [...found.values()];
}

/** control-spec §3.10 and §4.1.1. */
async function theirTimes(network: TorNetwork, count: number): Promise<readonly number[]> {
  const { namespace, address } = network;
  const { controlPort } = network.node('client0');
  const relays = ['relay0', 'relay1', 'relay2'].map((name) => network.identities.get(name)!.rsa);
  const exits = ['exit0', 'exit1'].map((name) => network.identities.get(name)!.rsa);
  const paths = Array.from({ length: count }, (_, index) => {
    const hops = [relays[index % 3], relays[(index + 1) % 3], exits[index % 2]];
    return hops.map((hop) => `$${hop}`).join(',');
  });
  const cookie = network.controlCookie('client0');
  const place = [address, `${controlPort}`, cookie];
  const words = ['--input-type=module', '--eval', CONTROL, ...place, ...paths];
  const { output, complaints } = await namespace.run(process.execPath, ...words);
  const times = output.trim().split('\n').map(Number);
  if (times.length !== count || times.some(Number.isNaN)) throw new Error(output + complaints);
  return times;
}

/** In the namespace, where the port is. */
const CONTROL = `
  import net from 'node:net';
  const [address, port, cookie, ...paths] = process.argv.slice(1);
  const socket = net.connect(+port, address);
  const lines = [];
  let wake = () => {};
  let rest = '';
  socket.on('data', (data) => {
    const parts = (rest + data).split('\\r\\n');
    rest = parts.pop();
    lines.push(...parts);
    wake();
  });
  const until = async (wanted) => {
    for (;;) {
      while (lines.length > 0) {
        const line = lines.shift();
        const found = wanted.exec(line);
        if (found) return found;
        if (/^5/.test(line)) throw new Error(line);
      }
      await new Promise((heard) => (wake = heard));
    }
  };
  const command = (line, wanted = /^250/) => (socket.write(line + '\\r\\n'), until(wanted));
  await command('AUTHENTICATE ' + cookie);
  await command('SETEVENTS CIRC');
  for (const path of paths) {
    const begun = performance.now();
    const [, id] = await command('EXTENDCIRCUIT 0 ' + path, /^250 EXTENDED (\\d+)/);
    await until(new RegExp('^650 CIRC ' + id + ' BUILT'));
    console.log(performance.now() - begun);
    await command('CLOSECIRCUIT ' + id, /^(250|552)/);
  }
  socket.end();`;
