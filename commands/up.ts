/** `nonos up`: the daemon, in the background unless it is to stay. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { Process } from '../runtime/sockets.ts';
import { defineCommand, jsonOption } from './command.ts';
import { socketPath } from './daemon/address.ts';
import { reach } from './daemon/client.ts';
import { serveMetrics } from './daemon/metrics.ts';
import { closePlace, openPlace } from './daemon/place.ts';
import { serveHttpProxy, serveSocks } from './daemon/proxies.ts';
import { listen } from './daemon/server.ts';
import type { Place } from './daemon/site.ts';
import { wishesOf } from './daemon/wishes.ts';
import type { Wishes } from './daemon/wishes.ts';
import { Failure } from './failure.ts';
import { main } from './main.ts';
import { networkOptions } from './network/options.ts';
import { ownSurroundings } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

const READY = 'ready';

export const command = defineCommand({
  examples: [
    { line: 'nonos up', description: 'Be alice in an internet of its own; no root needed' },
    {
      line: 'nonos up --tap net0 --address 192.0.2.2/24 --gateway 192.0.2.1',
      description: 'As root: a host behind the TAP net0 of this machine',
    },
    { line: 'nonos up --tap net0 --dhcp', description: 'There, as a server says' },
    {
      line: 'nonos up --config home.json',
      description: 'As that file says: docs/commands/config.md',
    },
    { line: 'nonos up --lab home.lab --as bob', description: 'Be bob in a laboratory' },
    {
      line: 'nonos up --socks 1080 --http-proxy 8080',
      description: 'Let programs in: curl -x socks5h://127.0.0.1:1080 http://www/',
    },
  ],
  positionals: [],
  options: {
    tap: { type: 'string', value: 'NAME', description: 'A TAP of this machine, or NAME@NAMESPACE' },
    device: { type: 'string', value: 'DEVICE', description: 'tap:NAME or macvtap:PATH' },
    address: networkOptions.address,
    gateway: networkOptions.gateway,
    dhcp: { type: 'boolean', description: 'Get an address from a server; --address is not needed' },
    lab: { type: 'string', value: 'FILE', description: 'A laboratory, whose time is ours' },
    as: { type: 'string', value: 'HOST', description: 'Who to be there; else alice' },
    config: {
      type: 'string',
      value: 'FILE',
      description: 'As a file of JSON says: docs/commands/config.md has its words',
    },
    socks: {
      type: 'string',
      value: '[HOST:]PORT',
      description: 'A SOCKS5 port of this machine, for other programs; 0 for any that is free',
    },
    'http-proxy': {
      type: 'string',
      value: '[HOST:]PORT',
      description: 'The same for programs that know HTTP proxies',
    },
    metrics: {
      type: 'string',
      value: '[HOST:]PORT',
      description: 'Serve counters there, for Prometheus; on 127.0.0.1 unless it says where',
    },
    foreground: { type: 'boolean', description: 'Stay, and say what happens, until interrupted' },
    json: jsonOption,
  },
  async run({ options }, terminal) {
    const wishes = await wishesOf(options);
    const path = socketPath();
    const running = await reach(path);
    if (running !== undefined) {
      running.destroy();
      throw new Failure(`a daemon runs already, at ${path}: nonos status says who it is`);
    }
    if (options.foreground) return stay(path, wishes, terminal);
    const said = await begin(process.argv.slice(2));
    if (options.json) terminal.printJson({ socket: path, pid: said.pid, network: said.text });
    else terminal.complain(`up: ${said.text} (process ${said.pid}, ${path})`);
    return 0;
  },
});

async function stay(path: string, wishes: Wishes, terminal: Terminal): Promise<number> {
  const place = await openPlace(wishes.place);
  try {
    await serve(place, wishes);
  } catch (error) {
    await closePlace(place);
    throw error;
  }
  const { ended, stop } = await listen(path, place, main);
  const quiet = terminal.surroundings.onInterrupt(stop);
  terminal.complain(`${READY}: ${place.description}`);
  await ended;
  quiet();
  return 0;
}

/** Begins what is wished for beside the place. Throws a Failure at the first that fails. */
async function serve(place: Place, { socks, httpProxy, metrics, lines }: Wishes): Promise<void> {
  const { services } = place;
  if (socks !== undefined) services.push(await serveSocks(place, socks));
  if (httpProxy !== undefined) services.push(await serveHttpProxy(place, httpProxy));
  if (metrics !== undefined) services.push(await serveMetrics(place.stack, metrics));
  for (const line of lines) {
    const site = { place, process: new Process(), stop: () => {} };
    const status = await main(line, { ...ownSurroundings(process.stderr), site });
    if (status !== 0) throw new Failure(`nonos ${line.join(' ')} ended with ${status}`);
  }
}

interface Begun {
  readonly pid: number;
  /** Where it is. */
  readonly text: string;
}

/** The same command, in a process of its own that stays; given when it is ready. */
function begin(line: readonly string[]): Promise<Begun> {
  const program = fileURLToPath(new URL('../bin/nonos.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, ...line, '--foreground'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((settle, fail) => {
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      const ready = new RegExp(`^${READY}: (.*)$`, 'm').exec(said);
      if (ready === null) return;
      child.stderr.destroy();
      child.unref();
      settle({ pid: child.pid!, text: ready[1] });
    });
    child.on('error', (error) => fail(new Failure(`cannot begin: ${error.message}`)));
    child.on('exit', () => fail(new Failure(said.trim().replace(/^nonos: /, ''))));
  });
}
