/** What a peer's command line asks of our stack, in the words that all peers know: see `job.h`. */
import { parseArgs } from 'node:util';

export type CommandName =
  'sink' | 'source' | 'send' | 'receive' | 'echo' | 'ping' | 'udp-echo' | 'udp-ping';

export interface Job {
  readonly command: CommandName;
  /** Of those who connect. */
  readonly address: string;
  readonly port: number;
  /** 0: until the time is over; of udp-ping, in each datagram. */
  readonly octets: number;
  readonly seed: number;
  readonly count: number;
  /** Any octets, and no digest: to measure the stack. */
  readonly plain: boolean;
  readonly secondsMax: number;
}

export interface Site {
  readonly tap: string;
  /** Where that interface is, if not where the process is. */
  readonly namespace?: string;
  readonly hardwareAddress: string;
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
  readonly mtu: number | undefined;
  readonly offload: boolean;
}

type ArgumentName = 'address' | 'port' | 'octets' | 'seed' | 'count';

const argumentNames: Readonly<Record<CommandName, readonly ArgumentName[]>> = {
  sink: ['port'],
  source: ['port', 'octets', 'seed'],
  send: ['address', 'port', 'octets', 'seed'],
  receive: ['address', 'port'],
  echo: ['port'],
  ping: ['address', 'port', 'count'],
  'udp-echo': ['port'],
  'udp-ping': ['address', 'port', 'count', 'octets'],
};

export interface Line {
  readonly job: Job;
  readonly site: Site;
}

/** Throws when it makes no sense. */
export function parseLine(words: readonly string[]): Line {
  // Other peers are told with one dash, as their languages have it.
  const args = words.map((word) => word.replace(/^-(?=[a-z])/, '--'));
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      tap: { type: 'string', default: '' },
      mac: { type: 'string', default: '' },
      address: { type: 'string', multiple: true, default: [] },
      gateway: { type: 'string', multiple: true, default: [] },
      mtu: { type: 'string' },
      offload: { type: 'boolean', default: false },
      plain: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '0' },
    },
  });
  const { tap, mac, mtu, plain, offload } = values;
  return {
    job: { ...parseCommand(positionals), plain, secondsMax: Number(values.seconds) },
    site: {
      tap,
      hardwareAddress: mac,
      addresses: values.address,
      gateways: values.gateway,
      mtu: mtu === undefined ? undefined : Number(mtu),
      offload,
    },
  };
}

export function parseCommand(
  words: readonly (string | number)[],
): Omit<Job, 'plain' | 'secondsMax'> {
  const [command, ...rest] = words.map(String);
  const names = (argumentNames as Readonly<Record<string, readonly ArgumentName[]>>)[command];
  if (names?.length !== rest.length) throw new TypeError(`not a command: ${words.join(' ')}`);
  const at = (name: ArgumentName): string => rest[names.indexOf(name)] ?? '0';
  return {
    command: command as CommandName,
    address: at('address'),
    port: Number(at('port')),
    octets: Number(at('octets')),
    seed: Number(at('seed')),
    count: Number(at('count')),
  };
}

export function isActive({ command }: Pick<Job, 'command'>): boolean {
  return ['send', 'receive', 'ping', 'udp-ping'].includes(command);
}
