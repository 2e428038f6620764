/** `nonos traceroute`: as traceroute(8) of Linux, its output and its marks. */
import { Traceroute } from '../runtime/diagnosis.ts';
import type { Probe, TracerouteHop } from '../runtime/diagnosis.ts';
import { NET_RAW, showAddress } from '../runtime/sockets.ts';
import type { Address } from '../runtime/sockets.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { showFault } from './network/faults.ts';
import { addressFor, nameFor } from './network/names.ts';
import { needCapability, openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import { networkOptions, numberOf, versionOptions } from './network/options.ts';

/** Headers of IP and UDP, or ICMP, and the data. */
const PACKET_OCTETS = { 4: 60, 6: 80 } as const;

export const command = defineCommand({
  examples: [
    { line: 'nonos traceroute www', description: 'The way through the internet that is in here' },
    {
      line: 'nonos traceroute -n -I --device tap:net0 --address 192.0.2.2/24 192.0.2.1',
      description: 'As root: over a TAP, by echo requests, without names',
    },
  ],
  positionals: [{ name: 'HOST', description: 'A name or an address' }],
  options: {
    numeric: { type: 'boolean', short: 'n', description: 'Addresses alone, no names' },
    hops: {
      type: 'string',
      short: 'm',
      value: 'NUMBER',
      description: 'Hops at most',
      default: '30',
    },
    queries: {
      type: 'string',
      short: 'q',
      value: 'NUMBER',
      description: 'Probes a hop',
      default: '3',
    },
    wait: {
      type: 'string',
      short: 'w',
      value: 'SECONDS',
      description: 'How long to wait for each',
      default: '5',
    },
    icmp: { type: 'boolean', short: 'I', description: 'Send echo requests' },
    udp: { type: 'boolean', short: 'U', description: 'Send datagrams, as by default' },
    ...versionOptions,
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals: [host], options }, terminal) {
    if (options.icmp && options.udp) throw new UsageError('-I and -U are not both possible');
    const hopsMax = numberOf('-m', options.hops, { least: 1, most: 255 })!;
    const probesAHop = numberOf('-q', options.queries, { least: 1, most: 10 })!;
    const wait = numberOf('-w', options.wait, { isWhole: false, least: 0.01 })!;
    const network = await openNetwork(options, terminal);
    try {
      needCapability(network, NET_RAW);
      const destination = await addressFor(host, network, options);
      const text = showAddress(destination);
      const octets = PACKET_OCTETS[destination.length === 4 ? 4 : 6];
      const say = (line: string): void => {
        if (!options.json) terminal.print(line);
      };
      say(`traceroute to ${host} (${text}), ${hopsMax} hops max, ${octets} byte packets`);
      const by = options.icmp ? 'echo' : 'udp';
      const asked = { destination, by, hopsMax, probesAHop, waitMs: wait * 1000 } as const;
      const hops: TracerouteHop[] = [];
      const isReached = await trace(network, asked, (hop) => {
        hops.push(hop);
        say(showHop(hop, network, options.numeric));
      });
      if (options.json) {
        const shown = hops.map(({ hop, probes }) => ({ hop, probes: probes.map(plain) }));
        terminal.printJson({ host, address: text, isReached, hops: shown });
      }
      return 0;
    } finally {
      network.close();
    }
  },
});

function trace(
  network: OpenNetwork,
  asked: ConstructorParameters<typeof Traceroute>[1],
  hop: (hop: TracerouteHop) => void,
): Promise<boolean> {
  return new Promise((settle, fail) => {
    const tracing = new Traceroute(network.stack, asked, {
      hop,
      done(isReached, fault) {
        if (fault === undefined) settle(isReached);
        else fail(new Failure(`send: ${showFault(fault)}`));
      },
    });
    network.onInterrupt(() => tracing.stop());
    tracing.start();
  });
}

function plain({ from, ...probe }: Probe): object {
  return { ...probe, from: from && showAddress(from) };
}

export function showHop(
  { hop, probes }: TracerouteHop,
  network: OpenNetwork,
  isNumeric: boolean,
): string {
  let before: string | undefined;
  const words = probes.map(({ from, roundTripMs, error }) => {
    if (from === undefined) return ' *';
    const place = isNumeric ? showAddress(from) : showPlace(from, network);
    const where = place === before ? '' : ` ${place}`;
    before = place;
    const mark = error === undefined ? '' : ` ${markOf(error, from)}`;
    return `${where}  ${roundTripMs.toFixed(3)} ms${mark}`;
  });
  return `${String(hop).padStart(2)} ${words.join('')}`;
}

function showPlace(from: Address, network: OpenNetwork): string {
  return `${nameFor(from, network)} (${showAddress(from)})`;
}

const MARKS = ['!N', '!H', '!P'];
const MARKS_IPV6: Readonly<Record<number, string>> = { 0: '!N', 1: '!X', 3: '!H' };

function markOf({ kind, code }: NonNullable<Probe['error']>, from: Address): string {
  if (kind === 'tooBig') return '!F';
  const mark = from.length === 4 ? MARKS[code] : MARKS_IPV6[code];
  return mark ?? `!<${code}>`;
}
