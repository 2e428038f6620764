/** `nonos capture`: what an interface sends and receives, into a file or before the eyes. */
import { NET_RAW } from '../runtime/sockets.ts';
import { Recording } from './capture/recording.ts';
import type { Recorded } from './capture/recording.ts';
import { defineCommand, jsonOption } from './command.ts';
import { UsageError } from './failure.ts';
import { parseFilter, FilterError } from './decode/filter.ts';
import type { Filter } from './decode/filter.ts';
import { Columns, lineOf } from './decode/line.ts';
import type { Packet } from './decode/capture.ts';
import { interfaceNamed } from './network/admin.ts';
import { needCapability, openNetwork } from './network/open.ts';
import { networkOptions, numberOf } from './network/options.ts';
import type { Terminal } from './terminal.ts';

const STANDARD_OUTPUT = '-';

export const command = defineCommand({
  examples: [
    { line: 'nonos capture eth0', description: 'A line for each packet, until interrupted' },
    {
      line: "nonos capture eth0 -w web.pcapng --filter 'tcp.destinationPort = 80' -c 100",
      description: 'A hundred into a file, for nonos decode or Wireshark',
    },
    {
      line: 'nonos capture eth0 -w - | nonos decode -v -',
      description: 'Through a pipe',
    },
  ],
  positionals: [{ name: 'INTERFACE', description: 'As nonos ifconfig names it' }],
  options: {
    write: { type: 'string', short: 'w', value: 'FILE', description: 'As pcapng; - for a pipe' },
    filter: { type: 'string', value: 'EXPRESSION', description: 'As nonos decode takes it' },
    count: { type: 'string', short: 'c', value: 'NUMBER', description: 'End after so many' },
    snap: {
      type: 'string',
      short: 's',
      value: 'OCTETS',
      description: 'Of each packet at most; 0 for all',
      default: '0',
    },
    keys: { type: 'boolean', description: 'Secrets of TLS go into the file: whoever has it reads' },
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals: [name], options }, terminal) {
    const filter = filterOf(options.filter);
    const count = numberOf('-c', options.count, { least: 1 }) ?? Infinity;
    const snapOctets = numberOf('-s', options.snap)!;
    if (options.keys && options.write === undefined) throw new UsageError('--keys needs -w FILE');
    if (options.json && options.write === STANDARD_OUTPUT) {
      throw new UsageError('--json and -w - are not both possible: both print there');
    }
    const network = await openNetwork(options, terminal);
    try {
      needCapability(network, NET_RAW);
      const on = interfaceNamed(network.stack, name, 'No such device exists');
      const sink = await openSink(options.write, options.json, terminal);
      const recording = new Recording(network.stack, filter, snapOctets, options.keys);
      network.onInterrupt(() => recording.stop());
      const { site } = terminal.surroundings;
      const forget = options.keys
        ? site?.place.keyLog.listen((line) => recording.secret(line))
        : undefined;
      let packets = 0;
      try {
        recording.begin(on);
        for await (const recorded of recording.blocks()) {
          await sink.take(recorded);
          if (recorded.packet !== undefined && ++packets >= count) break;
        }
      } finally {
        recording.stop();
        forget?.();
        await sink.close();
      }
      const { dropped } = recording;
      if (options.json) terminal.printJson({ interface: name, packets, dropped });
      else terminal.complain(`${packets} packets captured, ${dropped} dropped`);
    } finally {
      network.close();
    }
  },
});

interface Sink {
  take(recorded: Recorded): Promise<void>;
  close(): Promise<void>;
}

async function openSink(
  path: string | undefined,
  isSilent: boolean,
  terminal: Terminal,
): Promise<Sink> {
  if (path === STANDARD_OUTPUT) {
    return { take: ({ block }) => terminal.writeOctets(block), close: async () => {} };
  }
  if (path !== undefined) {
    const file = await terminal.surroundings.openFile(path);
    return { take: ({ block }) => file.write(block), close: () => file.close() };
  }
  const columns = new Columns();
  let first: Packet | undefined;
  return {
    async take({ packet, dissection }) {
      if (packet === undefined || dissection === undefined || isSilent) return;
      first ??= packet;
      const seconds =
        packet.seconds - first.seconds + (packet.nanoseconds - first.nanoseconds) / 1e9;
      terminal.print(columns.text(lineOf(packet, dissection, seconds.toFixed(6)), terminal));
    },
    close: async () => {},
  };
}

function filterOf(text: string | undefined): Filter {
  if (text === undefined) return () => true;
  try {
    return parseFilter(text);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new UsageError(`--filter: ${error.message}, at '${text.slice(error.at)}'`);
  }
}
