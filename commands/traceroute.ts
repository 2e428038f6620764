/** `nonos traceroute`: as traceroute(8) of Linux, its options, its output and its marks. */
import { PROBE_HEADER_OCTETS, TRACE_DATA_OCTETS, Traceroute } from '../runtime/diagnosis.ts';
import type {
  Probe,
  ProbeError,
  TracerouteHop,
  TracerouteOptions,
  TracerouteUser,
} from '../runtime/diagnosis.ts';
import { NET_RAW, parseAddress, showAddress } from '../runtime/sockets.ts';
import type { Address } from '../runtime/sockets.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { interfaceNamed, ourAddress } from './network/admin.ts';
import { showFault } from './network/faults.ts';
import { addressFor, nameFor } from './network/names.ts';
import { needCapability, openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import { networkOptions, numberOf, PORT_MAX, versionOptions } from './network/options.ts';

const PACKET_OCTETS_MAX = 65_000;
/** As traceroute(8) ends when it does not know the host. */
const UNKNOWN_HOST = 2;
const NO_DEVICE = 'No such device';

export const command = defineCommand({
  examples: [
    { line: 'nonos traceroute www', description: 'The way through the internet that is in here' },
    {
      line: 'nonos traceroute -T -p 443 www',
      description: 'The way that a connection of HTTPS would take',
    },
    {
      line: 'nonos traceroute -n -I --device tap:net0 --address 192.0.2.2/24 192.0.2.1',
      description: 'As root: over a TAP, by echo requests, without names',
    },
  ],
  positionals: [
    { name: 'HOST', description: 'A name or an address' },
    { name: 'OCTETS', description: 'Of each packet, with its headers', optional: true },
  ],
  options: {
    numeric: { type: 'boolean', short: 'n', description: 'Addresses alone, no names' },
    first: {
      type: 'string',
      short: 'f',
      value: 'HOP',
      description: 'Begin there',
      default: '1',
    },
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
    together: {
      type: 'string',
      short: 'N',
      value: 'NUMBER',
      description: 'Probes at once',
      default: '16',
    },
    icmp: { type: 'boolean', short: 'I', description: 'Send echo requests' },
    tcp: { type: 'boolean', short: 'T', description: 'Send SYNs, to port 80 or that of -p' },
    udp: { type: 'boolean', short: 'U', description: 'Send datagrams to port 53 or that of -p' },
    port: {
      type: 'string',
      short: 'p',
      value: 'PORT',
      description: 'Without -T and -U the first of many, else 33434; with -I a number',
    },
    source: { type: 'string', short: 's', value: 'ADDRESS', description: 'Of ours, to send from' },
    interface: { type: 'string', short: 'i', value: 'INTERFACE', description: 'To leave by' },
    uncut: { type: 'boolean', short: 'F', description: 'In no fragments' },
    ...versionOptions,
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals: [host, size], options }, terminal) {
    const { numbers, octets: wanted } = readNumbers(options, size);
    const { source: from, interface: by } = options;
    if (from !== undefined && parseAddress(from) === undefined) {
      throw new UsageError(`-s is '${from}'; expected an address`);
    }
    const network = await openNetwork(options, terminal);
    try {
      needCapability(network, NET_RAW);
      const destination = await addressFor(host, network, options, UNKNOWN_HOST);
      const version = destination.length === 4 ? 4 : 6;
      const header = PROBE_HEADER_OCTETS[version];
      // Headers of IP and TCP, with the options of a SYN, are as long as probes that carry data.
      const usual = header + TRACE_DATA_OCTETS;
      const octets = numbers.by === 'tcp' ? usual : Math.max(wanted ?? usual, header);
      const asked = {
        ...numbers,
        destination,
        source: from === undefined ? undefined : ourAddress(network.stack, from),
        interface: by === undefined ? undefined : interfaceNamed(network.stack, by, NO_DEVICE),
        dataOctets: octets - header,
      };
      const text = showAddress(destination);
      const say = (line: string): void => {
        if (!options.json) terminal.print(line);
      };
      say(`traceroute to ${host} (${text}), ${asked.hopsMax} hops max, ${octets} byte packets`);
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

interface Said {
  readonly first: string;
  readonly hops: string;
  readonly queries: string;
  readonly wait: string;
  readonly together: string;
  readonly port: string | undefined;
  readonly icmp: boolean;
  readonly tcp: boolean;
  readonly udp: boolean;
  readonly uncut: boolean;
}

function readNumbers(said: Said, size: string | undefined) {
  const { icmp, tcp, udp } = said;
  if (Number(icmp) + Number(tcp) + Number(udp) > 1) {
    throw new UsageError('of -I, -T and -U only one is possible');
  }
  const by = icmp ? 'echo' : tcp ? 'tcp' : udp ? 'onePort' : 'udp';
  const hopsMax = numberOf('-m', said.hops, { least: 1, most: 255 })!;
  const numbers = {
    by,
    hopsMax,
    firstHop: numberOf('-f', said.first, { least: 1, most: hopsMax }),
    probesAHop: numberOf('-q', said.queries, { least: 1, most: 10 }),
    waitMs: numberOf('-w', said.wait, { isWhole: false, least: 0.01 })! * 1000,
    underWayMax: numberOf('-N', said.together, { least: 1, most: 255 }),
    port: numberOf('-p', said.port, { least: 1, most: PORT_MAX }),
    dontFragment: said.uncut,
  } as const;
  return { numbers, octets: numberOf('OCTETS', size, { most: PACKET_OCTETS_MAX }) };
}

function trace(
  network: OpenNetwork,
  asked: TracerouteOptions,
  hop: TracerouteUser['hop'],
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

/** Times only of what came back. */
function plain({ from, roundTripMs, error }: Probe): object {
  return from === undefined ? {} : { from: showAddress(from), roundTripMs, error };
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

/** By the codes of RFC 792, RFC 1812 §5.2.7.1 and RFC 4443 §3.1. */
const MARKS: Readonly<Record<number, string>> = {
  0: '!N',
  1: '!H',
  2: '!P',
  5: '!S',
  9: '!X',
  10: '!X',
  13: '!X',
  14: '!V',
  15: '!C',
};
const MARKS_IPV6: Readonly<Record<number, string>> = { 0: '!N', 1: '!X', 2: '!S', 3: '!H' };

function markOf({ kind, code }: ProbeError, from: Address): string {
  if (kind === 'tooBig') return '!F';
  if (kind === 'parameterProblem') return '!P';
  const mark = from.length === 4 ? MARKS[code] : MARKS_IPV6[code];
  return mark ?? `!<${code}>`;
}
