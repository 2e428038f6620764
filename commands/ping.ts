/** `nonos ping`: as ping(8) of iputils, its output and its exit status. */
import { Ping } from '../runtime/diagnosis.ts';
import type { PingError, PingOptions, PingReply, PingSummary } from '../runtime/diagnosis.ts';
import { NET_RAW, showAddress, Timer } from '../runtime/sockets.ts';
import type { Address } from '../runtime/sockets.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { interfaceNamed, ourAddress } from './network/admin.ts';
import { showFault } from './network/faults.ts';
import { addressFor, nameFor } from './network/names.ts';
import { needCapability, openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import { networkOptions, numberOf, versionOptions } from './network/options.ts';
import type { Terminal } from './terminal.ts';

const IP_HEADER_OCTETS = 20;
const ICMP_HEADER_OCTETS = 8;
const DATA_OCTETS_MAX = 65_507;
const FLOOD_MS = 10;
const FAILED = 2;
const HINTS: readonly string[] = ['do', 'want', 'dont'];

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
    deadline: {
      type: 'string',
      short: 'w',
      value: 'SECONDS',
      description: 'When to end, whatever has come back',
    },
    ttl: { type: 'string', short: 't', value: 'HOPS', description: 'Routers that it may pass' },
    interface: {
      type: 'string',
      short: 'I',
      value: 'INTERFACE',
      description: 'To leave by; or the address of ours to ask from',
    },
    pmtudisc: {
      type: 'string',
      short: 'M',
      value: 'HINT',
      description: 'do: in no fragments; want, dont: in fragments where it must be',
      default: 'want',
    },
    flood: { type: 'boolean', short: 'f', description: 'A hundred a second, a dot for each lost' },
    quiet: { type: 'boolean', short: 'q', description: 'Nothing but the statistics' },
    timestamps: { type: 'boolean', short: 'D', description: 'The time in front of each line' },
    numeric: { type: 'boolean', short: 'n', description: 'Addresses alone, no names' },
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
    const { pmtudisc: hint } = options;
    if (!HINTS.includes(hint)) throw new UsageError(`-M is '${hint}'; expected do, want or dont`);
    const numbers = {
      lingerMs: numberOf('-W', options.timeout, seconds)! * 1000,
      deadlineMs: (numberOf('-w', options.deadline, { ...seconds, least: 0.1 }) ?? 0) * 1000,
      hopLimit: numberOf('-t', options.ttl, { least: 1, most: 255 }),
      dataOctets: numberOf('-s', options.size, { most: DATA_OCTETS_MAX })!,
      intervalMs: options.flood ? Math.min(intervalMs, FLOOD_MS) : intervalMs,
      times,
    };
    const network = await openNetwork(options, terminal);
    try {
      needCapability(network, NET_RAW);
      const destination = await addressFor(host, network, options);
      const from = originOf(options.interface, network);
      const asked = { host, destination, ...from, ...numbers, dontFragment: hint === 'do' };
      return await ping(network, asked, options, terminal);
    } catch (error) {
      // As ping(8) ends when it could not begin.
      throw error instanceof Failure ? new Failure(error.message, FAILED) : error;
    } finally {
      network.close();
    }
  },
});

/** What `-I` names. */
function originOf(
  text: string | undefined,
  { stack }: OpenNetwork,
): Pick<PingOptions, 'source' | 'interface'> {
  if (text === undefined) return {};
  const source = ourAddress(stack, text);
  return source === undefined
    ? { interface: interfaceNamed(stack, text, 'unknown iface') }
    : { source };
}

interface Asked extends PingOptions {
  readonly host: string;
  readonly dataOctets: number;
  /** 0: none. */
  readonly deadlineMs: number;
}

interface Manner {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly flood: boolean;
  readonly timestamps: boolean;
  readonly numeric: boolean;
}

async function ping(
  network: OpenNetwork,
  asked: Asked,
  manner: Manner,
  terminal: Terminal,
): Promise<number> {
  const { host, destination, dataOctets, deadlineMs, times } = asked;
  const text = showAddress(destination);
  const answers: unknown[] = [];
  const say = (line: string): void => {
    if (!manner.json) terminal.print(line);
  };
  const tell = (line: string): void => {
    if (manner.quiet || manner.flood) return;
    say(manner.timestamps ? `[${(Date.now() / 1000).toFixed(6)}] ${line}` : line);
  };
  const shown = (from: Address): string => {
    const name = manner.numeric ? showAddress(from) : nameFor(from, network);
    return name === showAddress(from) ? name : `${name} (${showAddress(from)})`;
  };
  const dot = (mark: string): void => {
    if (manner.flood && !manner.quiet && !manner.json) terminal.write(mark);
  };
  const summary = await new Promise<PingSummary>((settle, fail) => {
    const pinging = new Ping(network.stack, asked, {
      sent: () => dot('.'),
      reply(reply) {
        answers.push({ ...reply, from: showAddress(reply.from) });
        dot('\b \b');
        tell(`${reply.octets} bytes from ${shown(reply.from)}: ${showReply(reply)}`);
      },
      error(error) {
        answers.push({ ...error, from: showAddress(error.from) });
        dot('\bE');
        tell(`From ${shown(error.from)} icmp_seq=${error.sequence} ${showError(error)}`);
      },
      unsent(sequence, fault) {
        answers.push({ sequence, fault });
        terminal.complain(`ping: ${unsentBecause(fault, pinging.mtu)}`);
      },
      done(summary) {
        late.stop();
        settle(summary);
      },
    });
    const late = new Timer(network.stack.timers, () => pinging.stop());
    if (deadlineMs > 0) late.start(deadlineMs);
    network.onInterrupt(() => pinging.stop());
    const whole = dataOctets + ICMP_HEADER_OCTETS + IP_HEADER_OCTETS;
    const sizes = destination.length === 4 ? `${dataOctets}(${whole})` : `${dataOctets} data`;
    say(`PING ${host} (${text}) ${sizes} bytes${destination.length === 4 ? ' of data.' : ''}`);
    const fault = pinging.start();
    if (fault !== undefined) fail(new Failure(`connect: ${showFault(fault)}`));
  });
  if (manner.json) terminal.printJson({ host, address: text, answers, ...summary });
  else for (const line of statistics(host, summary)) terminal.print(line);
  // As ping(8): whoever gives a deadline wants all of them by then.
  const wanted = deadlineMs > 0 && times !== undefined ? times : 1;
  return summary.received >= wanted ? 0 : 1;
}

function unsentBecause(fault: string, mtu: number | undefined): string {
  if (fault === 'EMSGSIZE') return `local error: message too long, mtu=${mtu}`;
  return `sendmsg: ${showFault(fault)}`;
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
