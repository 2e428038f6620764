/** `nonos netcat`: what comes in at standard input goes to the other side, and back: as nc(1). */
import { isIP } from 'node:net';

import { openSockets, SocketError } from '../runtime/sockets.ts';
import type { SocketPromises, TcpStream } from '../runtime/sockets.ts';
import { showAddress } from '../runtime/sockets.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { converse, knock } from './netcat/datagrams.ts';
import { pump } from './netcat/streams.ts';
import { Collected } from './network/collected.ts';
import { showFault } from './network/faults.ts';
import { addressFor, namesOf } from './network/names.ts';
import { openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import type { Input } from './surroundings.ts';
import { networkOptions, numberOf, PORT_MAX, versionOptions } from './network/options.ts';

export const command = defineCommand({
  examples: [
    { line: 'echo hello | nonos netcat www 7', description: 'Say something to an echo server' },
    { line: 'nonos netcat -v -z www 80 81', description: 'See which ports are open' },
    {
      line: 'nonos netcat -l --device tap:net0 --address 192.0.2.2/24 9000 > file',
      description: 'As root: take a file from whoever connects',
    },
  ],
  positionals: [
    { name: 'HOST', description: 'To connect to; with -l the port', optional: true },
    {
      name: 'PORT',
      description: 'From 1 to 65535; with -z also from 20-30',
      optional: true,
      repeated: true,
    },
  ],
  options: {
    listen: { type: 'boolean', short: 'l', description: 'Wait for whoever connects' },
    udp: { type: 'boolean', short: 'u', description: 'Datagrams' },
    keep: { type: 'boolean', short: 'k', description: 'With -l: wait for the next one too' },
    zero: { type: 'boolean', short: 'z', description: 'Only see whether somebody listens' },
    verbose: { type: 'boolean', short: 'v', description: 'Say what happens' },
    numeric: { type: 'boolean', short: 'n', description: 'Look no names up' },
    wait: {
      type: 'string',
      short: 'w',
      value: 'SECONDS',
      description: 'Give up connecting, and end when nothing is said, after so long',
    },
    source: { type: 'string', short: 'p', value: 'PORT', description: 'The port of our end' },
    ...versionOptions,
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals, options }, terminal) {
    const { listen, udp, keep, zero } = options;
    if (keep && !listen) throw new UsageError('-k is of -l');
    if (listen && zero) throw new UsageError('-z and -l are not both possible');
    const [host, ports] = placesOf(positionals, listen);
    if (ports.length > 1 && !zero) throw new UsageError('several ports are for -z');
    if (listen && options.source !== undefined) {
      throw new UsageError('-p and -l are not both possible: the port stands alone');
    }
    const { numeric } = options;
    if (numeric && !listen && isIP(host) === 0) {
      throw new UsageError(`${host} is no address, and -n looks no names up`);
    }
    const localPort = numberOf('-p', options.source, { least: 1, most: PORT_MAX });
    const seconds = numberOf('-w', options.wait, { isWhole: false });
    const network = await openNetwork(options, terminal);
    const say = (text: string): void => {
      if (options.verbose) terminal.complain(text);
    };
    const collected = new Collected();
    const write = (octets: Uint8Array): Promise<void> =>
      options.json ? collected.write(octets) : terminal.writeOctets(octets);
    const sockets = openSockets(network.stack.host, {
      ...namesOf(network),
      process: network.process,
    });
    const { input } = terminal.surroundings;
    const work: Work = {
      network,
      sockets,
      input,
      write,
      say,
      connections: [],
      localPort,
      waitMs: seconds ? seconds * 1000 : undefined,
    };
    const answer = (status: number): number => {
      const { connections } = work;
      const octets = collected.octets;
      if (options.json) terminal.printJson({ connections, octets, ...collected.json() });
      return status;
    };
    const stop = new AbortController();
    network.onInterrupt(() => stop.abort());
    try {
      if (listen && udp) {
        return answer(await converse(work, { port: ports[0] }, stop.signal));
      }
      if (listen) return answer(await serve(work, ports[0], keep, stop.signal));
      const address = showAddress(await addressFor(host, network, options));
      if (zero) return answer(await scan(work, address, ports, udp ? 'udp' : 'tcp'));
      if (udp) {
        return answer(await converse(work, { host: address, port: ports[0] }, stop.signal));
      }
      return answer(await talk(work, address, ports[0], stop.signal));
    } catch (error) {
      if (stop.signal.aborted) return answer(0);
      if (error instanceof SocketError) {
        const place = listen ? 'listen' : `connect to ${host} port ${ports[0]}`;
        throw new Failure(`${place}: ${showFault(error.code)}`);
      }
      throw error;
    } finally {
      input.close();
      network.close();
    }
  },
});

interface Spoken {
  readonly host: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  /** Absent when all was well. */
  readonly problem?: string;
}

export interface Work {
  readonly network: OpenNetwork;
  readonly sockets: SocketPromises;
  readonly input: Input;
  /** Takes what comes. */
  readonly write: (octets: Uint8Array) => Promise<void>;
  /** With whom there was something to say, or was not. */
  readonly connections: Spoken[];
  readonly say: (text: string) => void;
  readonly localPort: number | undefined;
  /** How long nothing may be said, or a connection takes. */
  readonly waitMs: number | undefined;
}

function placesOf(words: readonly string[], isListening: boolean): [string, readonly number[]] {
  const [host = '', ...ports] = isListening ? ['', ...words] : words;
  if (host === '' && !isListening) throw new UsageError('netcat needs HOST: a name or an address');
  if (ports.length === 0) throw new UsageError('netcat needs PORT: from 1 to 65535');
  return [host, ports.flatMap(portsOf)];
}

/** `20-30` are eleven of them. */
function portsOf(text: string): readonly number[] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  const bounds = { least: 1, most: PORT_MAX };
  const first = numberOf('PORT', from ?? text, bounds)!;
  const last = numberOf('PORT', to ?? text, bounds)!;
  if (last < first) throw new UsageError(`PORT is '${text}'; expected the lower one first`);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

async function talk(work: Work, host: string, port: number, signal: AbortSignal): Promise<number> {
  const stream = await connect(work, host, port, signal);
  work.connections.push({ host, port, protocol: 'tcp' });
  work.say(`Connection to ${host} ${port} port [tcp] succeeded!`);
  await both(stream, work, signal);
  return 0;
}

/** Not longer than `-w` says: a failure in the words of who has waited in vain. */
async function connect(
  { sockets, localPort, waitMs }: Work,
  host: string,
  port: number,
  signal?: AbortSignal,
): Promise<TcpStream> {
  const late = waitMs === undefined ? [] : [AbortSignal.timeout(waitMs)];
  const either = AbortSignal.any([...(signal ? [signal] : []), ...late]);
  try {
    return await sockets.connectTcp({ host, port, localPort, signal: either });
  } catch (error) {
    if (late[0]?.aborted !== true || signal?.aborted) throw error;
    throw new SocketError('ETIMEDOUT', 'connect');
  }
}

/** As long as either side has something to say, and neither is silent for longer than `-w`. */
async function both(
  stream: TcpStream,
  { input, write, waitMs }: Pick<Work, 'input' | 'write' | 'waitMs'>,
  signal: AbortSignal,
): Promise<void> {
  let silence: NodeJS.Timeout | undefined;
  const silent = new Promise<'silent'>((over) => {
    if (waitMs !== undefined) silence = setTimeout(() => over('silent'), waitMs);
  });
  const heard = (): void => void silence?.refresh();
  const sending = pump(input.read(signal), (octets) => {
    heard();
    return stream.write(octets, { signal });
  })
    .then(() => stream.closeWrite())
    .catch(() => {});
  const hearing = pump(stream, (octets) => {
    heard();
    return write(octets);
  });
  hearing.catch(() => {});
  try {
    const why = await Promise.race([hearing, silent]);
    if (why === 'silent') return stream.abort();
  } finally {
    clearTimeout(silence);
    // Whoever has heard all that there is need not be told more.
    input.close();
  }
  await sending;
  await stream.close();
}

async function serve(
  { sockets, input, write, say, connections, waitMs }: Work,
  port: number,
  isKeeping: boolean,
  signal: AbortSignal,
): Promise<number> {
  const server = await sockets.listenTcp({ port, signal });
  say(`Listening on ${server.address} ${server.port}`);
  do {
    const stream = await server.accept({ signal });
    const { remoteAddress: host, remotePort: from } = stream;
    connections.push({ host, port: from, protocol: 'tcp' });
    say(`Connection received on ${host} ${from}`);
    if (!isKeeping) server.close();
    await both(stream, { input, write, waitMs }, signal);
  } while (isKeeping);
  return 0;
}

async function scan(
  work: Work,
  host: string,
  ports: readonly number[],
  protocol: 'tcp' | 'udp',
): Promise<number> {
  const { say, connections } = work;
  let isAnyOpen = false;
  for (const port of ports) {
    try {
      if (protocol === 'udp') await knock(work, { host, port });
      else await (await connect(work, host, port)).close();
      isAnyOpen = true;
      connections.push({ host, port, protocol });
      say(`Connection to ${host} ${port} port [${protocol}] succeeded!`);
    } catch (error) {
      const reason = error instanceof SocketError ? showFault(error.code) : String(error);
      connections.push({ host, port, protocol, problem: reason });
      say(`nc: connect to ${host} port ${port} (${protocol}) failed: ${reason}`);
    }
  }
  return isAnyOpen ? 0 : 1;
}
