/** What all commands of the network take: by which device, as whom; or, without one, from whom. */
import { UsageError } from '../failure.ts';

export const PORT_MAX = 65_535;

export const networkOptions = {
  device: {
    type: 'string',
    value: 'DEVICE',
    description: 'tap:NAME[@NAMESPACE] or macvtap:PATH; else an internet of its own',
  },
  address: {
    type: 'string',
    value: 'ADDRESS/LENGTH',
    description: 'Of this end of the device; may be given again',
    multiple: true,
  },
  gateway: {
    type: 'string',
    value: 'ADDRESS',
    description: 'The router to everywhere else; one of each version',
    multiple: true,
  },
  as: {
    type: 'string',
    value: 'HOST',
    description: 'Which host of the internet of its own to be; else alice',
  },
  caps: {
    type: 'string',
    value: 'NAMES',
    description: 'In the daemon: what it may do, as NET_ACCESS,NET_RAW; else what it needs',
  },
} as const;

/** Of what is the daemon's alone. */
export const daemonOptions = { caps: networkOptions.caps } as const;

export const versionOptions = {
  ipv4: { type: 'boolean', short: '4', description: 'Over IPv4 alone' },
  ipv6: { type: 'boolean', short: '6', description: 'Over IPv6 alone' },
} as const;

export interface NetworkOptions {
  readonly device: string | undefined;
  readonly address: readonly string[];
  readonly gateway: readonly string[];
  readonly as: string | undefined;
}

/** A number of an option, as large as it may be. */
export function numberOf(
  option: string,
  text: string | undefined,
  { least = 0, most = Infinity, isWhole = true } = {},
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  const isNumber = /^\d*\.?\d+$/.test(text) && (!isWhole || Number.isInteger(number));
  if (isNumber && number >= least && number <= most) return number;
  const range = most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  throw new UsageError(
    `${option} is '${text}'; expected a ${isWhole ? 'whole ' : ''}number, ${range}`,
  );
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1 << 10, m: 1 << 20, g: 1 << 30 };

/** So many octets: `100`, `20k`, `1.5M`. */
export function octetsOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, number, unit] = /^(\d+(?:\.\d+)?)([kmg]?)$/i.exec(text) ?? [];
  const octets = Math.floor(Number(number) * UNITS[(unit ?? '').toLowerCase()]);
  if (octets >= 1) return octets;
  throw new UsageError(`${option} is '${text}'; expected a number of octets, as 100, 20k or 1M`);
}
