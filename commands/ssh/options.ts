/** What ssh and sftp take alike, by the names that ssh(1) has. */
import { UsageError } from '../failure.ts';
import { networkOptions, numberOf, PORT_MAX, versionOptions } from '../network/options.ts';
import type { NetworkOptions } from '../network/options.ts';

export const loginOptions = {
  identity: {
    type: 'string',
    short: 'i',
    value: 'FILE',
    description: 'A key of ours; may be given again',
    multiple: true,
  },
  'known-hosts': {
    type: 'string',
    value: 'FILE',
    description: 'Whom we know, where new ones are added; else ~/.ssh/known_hosts, which is read',
  },
  option: {
    type: 'string',
    short: 'o',
    value: 'NAME=VALUE',
    description: 'StrictHostKeyChecking, UserKnownHostsFile, BatchMode, ConnectTimeout, Port, User',
    multiple: true,
  },
  quiet: { type: 'boolean', short: 'q', description: 'Say nothing of what goes wrong' },
  verbose: { type: 'boolean', short: 'v', description: 'Say what happens' },
  ...versionOptions,
  ...networkOptions,
} as const;

export interface LoginOptions extends NetworkOptions {
  readonly identity: readonly string[];
  readonly 'known-hosts': string | undefined;
  readonly option: readonly string[];
  readonly port?: string | undefined;
  readonly login?: string | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
}

export interface Login {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly keyFiles: readonly string[];
  /** Named by the user: new hosts are written there. */
  readonly knownHosts: string | undefined;
  readonly checking: 'ask' | 'yes' | 'no' | 'accept-new';
  readonly isBatch: boolean;
  readonly connectTimeoutMs: number | undefined;
}

const NAMES = [
  'batchmode',
  'connecttimeout',
  'identityfile',
  'port',
  'stricthostkeychecking',
  'user',
  'userknownhostsfile',
];
const CHECKINGS = ['ask', 'yes', 'no', 'accept-new'] as const;

/** `[USER@]HOST`, and what options say of it; the first that says something counts. */
export function loginOf(
  destination: string,
  options: LoginOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Login {
  if (options.ipv4 && options.ipv6) throw new UsageError('-4 and -6 are not both possible');
  const at = destination.lastIndexOf('@');
  const host = destination.slice(at + 1).replace(/^\[|\]$/g, '');
  if (host === '') throw new UsageError(`there is no host in '${destination}'`);
  const settings = settingsOf(options.option);
  const checking = settings.get('stricthostkeychecking') ?? 'ask';
  if (!CHECKINGS.some((one) => one === checking)) {
    const expected = CHECKINGS.join(', ');
    throw new UsageError(`StrictHostKeyChecking is '${checking}'; expected one of ${expected}`);
  }
  const seconds = numberOf('ConnectTimeout', settings.get('connecttimeout'), { isWhole: false });
  const identity = settings.get('identityfile');
  const port = options.port ?? settings.get('port') ?? '22';
  return {
    host,
    port: numberOf('PORT', port, { least: 1, most: PORT_MAX })!,
    user:
      (at > 0 ? destination.slice(0, at) : undefined) ??
      options.login ??
      settings.get('user') ??
      environment.USER ??
      'root',
    keyFiles: identity === undefined ? options.identity : [...options.identity, identity],
    knownHosts: options['known-hosts'] ?? settings.get('userknownhostsfile'),
    checking: checking as Login['checking'],
    isBatch: settings.get('batchmode') === 'yes',
    connectTimeoutMs: seconds === undefined ? undefined : seconds * 1000,
  };
}

function settingsOf(given: readonly string[]): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const text of given) {
    const [, name, value] = /^\s*(\w+)(?:\s*=\s*|\s+)(.+)$/.exec(text) ?? [];
    if (name === undefined) throw new UsageError(`-o is '${text}'; expected NAME=VALUE`);
    const key = name.toLowerCase();
    if (!NAMES.includes(key)) throw new UsageError(`-o has no option ${name}`);
    if (!settings.has(key)) settings.set(key, value);
  }
  return settings;
}
