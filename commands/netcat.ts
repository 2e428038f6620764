/** `nonos netcat`: what comes in at standard input goes to the other side, and back: as nc(1). */
import { openSockets, SocketError } from '../runtime/sockets.ts';
import type { SocketPromises, TcpStream } from '../runtime/sockets.ts';
import { showAddress } from '../runtime/sockets.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { converse } from './netcat/datagrams.ts';
import { pump } from './netcat/streams.ts';
import { Collected } from './network/collected.ts';
import { showFault } from './network/faults.ts';
import { addressFor, namesOf } from './network/names.ts';
import { openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import type { Input } from './surroundings.ts';
import { networkOptions, numberOf, versionOptions } from './network/options.ts';

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
    { name: 'PORT', description: 'From 1 to 65535', optional: true, repeated: true },
  ],
  options: {
    listen: { type: 'boolean', short: 'l', description: 'Wait for whoever connects' },
    udp: { type: 'boolean', short: 'u', description: 'Datagrams' },
    keep: { type: 'boolean', short: 'k', description: 'With -l: wait for the next one too' },
    zero: { type: 'boolean', short: 'z', description: 'Only see whether somebody listens' },
    verbose: { type: 'boolean', short: 'v', description: 'Say what happens' },
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
    const work: Work = { network, sockets, input, write, say, connections: [] };
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
      if (udp) {
        return answer(await converse(work, { host: address, port: ports[0] }, stop.signal));
      }
      if (zero) return answer(await scan(work, address, ports));
      return answer(await talk(work, address, ports[0], stop.signal));
    } catch (error) {
      if (stop.signal.aborted) return answer(0);
      if (error instanceof SocketError) throw new Failure(showFault(error.code));
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
}

function placesOf(words: readonly string[], isListening: boolean): [string, readonly number[]] {
  const [host = '', ...ports] = isListening ? ['', ...words] : words;
  if (host === '' && !isListening) throw new UsageError('netcat needs HOST: a name or an address');
  if (ports.length === 0) throw new UsageError('netcat needs PORT: from 1 to 65535');
  return [host, ports.map((port) => numberOf('PORT', port, { least: 1, most: 65_535 })!)];
}

async function talk(work: Work, host: string, port: number, signal: AbortSignal): Promise<number> {
  const stream = await work.sockets.connectTcp({ host, port, signal });
  work.connections.push({ host, port, protocol: 'tcp' });
  work.say(`Connection to ${host} ${port} port [tcp] succeeded!`);
  await both(stream, work, signal);
  return 0;
}

/** As long as either side has something to say. */
async function both(
  stream: TcpStream,
  { input, write }: Pick<Work, 'input' | 'write'>,
  signal: AbortSignal,
): Promise<void> {
  const sending = pump(input.read(signal), (octets) => stream.write(octets, { signal }))
    .then(() => stream.closeWrite())
    .catch(() => {});
  await pump(stream, write);
  // Whoever has heard all that there is need not be told more.
  input.close();
  await sending;
  await stream.close();
}

async function serve(
  { sockets, input, write, say, connections }: Work,
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
    await both(stream, { input, write }, signal);
  } while (isKeeping);
  return 0;
}

async function scan({ sockets, say, connections }: Work, host: string, ports: readonly number[]) {
  let isAnyOpen = false;
  for (const port of ports) {
    try {
      const stream = await sockets.connectTcp({ host, port });
      isAnyOpen = true;
      connections.push({ host, port, protocol: 'tcp' });
      say(`Connection to ${host} ${port} port [tcp] succeeded!`);
      await stream.close();
    } catch (error) {
      const reason = error instanceof SocketError ? showFault(error.code) : String(error);
      connections.push({ host, port, protocol: 'tcp', problem: reason });
      say(`nc: connect to ${host} port ${port} (tcp) failed: ${reason}`);
    }
  }
  return isAnyOpen ? 0 : 1;
}
