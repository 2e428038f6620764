/** `nonos ping`: as ping(8) of iputils, its output and its exit status. */
import { Ping } from '../runtime/diagnosis.ts';
import type { PingError, PingReply, PingSummary } from '../runtime/diagnosis.ts';
import { NET_RAW, showAddress } from '../runtime/sockets.ts';
import type { Address } from '../runtime/sockets.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure } from './failure.ts';
import { showFault } from './network/faults.ts';
import { addressFor, nameFor } from './network/names.ts';
import { needCapability, openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import { networkOptions, numberOf, versionOptions } from './network/options.ts';
import type { Terminal } from './terminal.ts';

const IP_HEADER_OCTETS = 20;
const ICMP_HEADER_OCTETS = 8;
const DATA_OCTETS_MAX = 65_507;

export const command = defineCommand({
  examples: [
    { line: 'nonos ping -c 3 www', description: 'Ask a host of the internet that is in here' },
    {
      line: 'nonos ping --device tap:net0 --address 192.0.2.2/24 192.0.2.1',
      description: 'As root: over a TAP, whose other end the kernel has',
    },
  ],
  positionals: [{ name: 'HOST', description: 'A name or an address' }],
  options: {
    count: { type: 'string', short: 'c', value: 'NUMBER', description: 'How often; else for ever' },
    interval: {
      type: 'string',
      short: 'i',
      value: 'SECONDS',
      description: 'From one to the next',
      default: '1',
    },
    size: {
      type: 'string',
      short: 's',
      value: 'OCTETS',
      description: 'Of data in each',
      default: '56',
    },
    timeout: {
      type: 'string',
      short: 'W',
      value: 'SECONDS',
      description: 'How long to wait when nothing comes back',
      default: '10',
    },
    ...versionOptions,
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals: [host], options }, terminal) {
    const times = numberOf('-c', options.count, { least: 1 });
    const seconds = { isWhole: false, least: 0.002 };
    const intervalMs = numberOf('-i', options.interval, seconds)! * 1000;
    const lingerMs = numberOf('-W', options.timeout, seconds)! * 1000;
    const dataOctets = numberOf('-s', options.size, { most: DATA_OCTETS_MAX })!;
    const network = await openNetwork(options, terminal);
    try {
      needCapability(network, NET_RAW);
      const destination = await addressFor(host, network, options);
      const asked = { host, destination, dataOctets, intervalMs, lingerMs, times };
      return await ping(network, asked, options.json, terminal);
    } finally {
      network.close();
    }
  },
});

interface Asked {
  readonly host: string;
  readonly destination: Address;
  readonly dataOctets: number;
  readonly intervalMs: number;
  readonly lingerMs: number;
  readonly times: number | undefined;
}

async function ping(
  network: OpenNetwork,
  asked: Asked,
  isJson: boolean,
  terminal: Terminal,
): Promise<number> {
  const { host, destination, dataOctets } = asked;
  const text = showAddress(destination);
  const answers: unknown[] = [];
  const say = (line: string): void => {
    if (!isJson) terminal.print(line);
  };
  const shown = (from: Address): string => {
    const name = nameFor(from, network);
    return name === showAddress(from) ? name : `${name} (${showAddress(from)})`;
  };
  const summary = await new Promise<PingSummary>((settle, fail) => {
    const pinging = new Ping(network.stack, asked, {
      reply(reply) {
        answers.push({ ...reply, from: showAddress(reply.from) });
        say(`${reply.octets} bytes from ${shown(reply.from)}: ${showReply(reply)}`);
      },
      error(error) {
        answers.push({ ...error, from: showAddress(error.from) });
        say(`From ${shown(error.from)} icmp_seq=${error.sequence} ${showError(error)}`);
      },
      unsent(sequence, fault) {
        answers.push({ sequence, fault });
        terminal.complain(`ping: sendmsg: ${showFault(fault)}`);
      },
      done: settle,
    });
    network.onInterrupt(() => pinging.stop());
    const whole = dataOctets + ICMP_HEADER_OCTETS + IP_HEADER_OCTETS;
    const sizes = destination.length === 4 ? `${dataOctets}(${whole})` : `${dataOctets} data`;
    say(`PING ${host} (${text}) ${sizes} bytes${destination.length === 4 ? ' of data.' : ''}`);
    const fault = pinging.start();
    if (fault !== undefined) fail(new Failure(`connect: ${showFault(fault)}`));
  });
  if (isJson) terminal.printJson({ host, address: text, answers, ...summary });
  else for (const line of statistics(host, summary)) terminal.print(line);
  return summary.received > 0 ? 0 : 1;
}

function showReply({ sequence, hopLimit, roundTripMs, isDuplicate, isChanged }: PingReply): string {
  const marks = `${isDuplicate ? ' (DUP!)' : ''}${isChanged ? ' (DIFFERENT!)' : ''}`;
  return `icmp_seq=${sequence} ttl=${hopLimit} time=${showTime(roundTripMs)} ms${marks}`;
}

/** As many digits as mean something. */
export function showTime(ms: number): string {
  if (ms >= 100) return ms.toFixed(0);
  if (ms >= 10) return ms.toFixed(1);
  return ms >= 1 ? ms.toFixed(2) : ms.toFixed(3);
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  unreachable: 'Destination Host Unreachable',
  tooBig: 'Packet too big',
  timeExceeded: 'Time to live exceeded',
  parameterProblem: 'Parameter problem',
  redirect: 'Redirect',
};
const UNREACHABLE_CODES = ['Net', 'Host', 'Protocol', 'Port'];

function showError({ kind, code, mtu, from }: PingError): string {
  if (kind === 'tooBig') return `Packet too big: mtu=${mtu}`;
  if (kind !== 'unreachable' || from.length !== 4) return UNREACHABLE[kind];
  const what = UNREACHABLE_CODES[code];
  return what === undefined ? UNREACHABLE[kind] : `Destination ${what} Unreachable`;
}

export function statistics(host: string, summary: PingSummary): readonly string[] {
  const { sent, received, duplicates, changed, errors, ms } = summary;
  const { minMs, meanMs, maxMs, deviationMs } = summary;
  const counts = [
    `${sent} packets transmitted`,
    `${received} received`,
    ...(duplicates > 0 ? [`+${duplicates} duplicates`] : []),
    ...(changed > 0 ? [`+${changed} corrupted`] : []),
    ...(errors > 0 ? [`+${errors} errors`] : []),
    `${share(sent - received, sent)}% packet loss`,
    `time ${Math.round(ms)}ms`,
  ];
  const times = [minMs, meanMs, maxMs, deviationMs].map((one) => one.toFixed(3)).join('/');
  const lines = ['', `--- ${host} ping statistics ---`, counts.join(', ')];
  return received > 0 ? [...lines, `rtt min/avg/max/mdev = ${times} ms`] : lines;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0' : String(Number(((100 * part) / whole).toFixed(4)));
}
