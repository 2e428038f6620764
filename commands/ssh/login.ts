/**
 * Into another host: TCP of the stack, the protocol by ssh2, and here who they are, who we are, and
 * what is asked of whoever sits at the terminal.
 */
import type { Duplex } from 'node:stream';

import type { Client, ConnectConfig, ServerHostKeyAlgorithm } from 'ssh2';

import { createNodeModules } from '../../adapters/node/index.ts';
import { Failure } from '../failure.ts';
import { showFault } from '../network/faults.ts';
import { Keyboard } from '../network/keyboard.ts';
import { namesOf } from '../network/names.ts';
import type { OpenNetwork } from '../network/open.ts';
import { wholeFile } from '../surroundings.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import { Identities } from './identities.ts';
import { fingerprint, hostKeyOf, judge, kindOf, lineFor, typesKnown } from './known-hosts.ts';
import type { HostKey } from './known-hosts.ts';
import type { Login } from './options.ts';

/** As ssh(1) has it for whatever is wrong with itself, not with what it runs. */
export const SSH_FAILED = 255;

export interface Talk {
  readonly network: OpenNetwork;
  readonly surroundings: Surroundings;
  readonly keyboard: Keyboard;
  readonly versions: { readonly ipv4: boolean; readonly ipv6: boolean };
  /** What is for the eyes. */
  readonly complain: (line: string) => void;
  readonly debug: (line: string) => void;
}

export function talkOf(
  network: OpenNetwork,
  terminal: Terminal,
  options: Talk['versions'] & { readonly quiet: boolean; readonly verbose: boolean },
): Talk {
  const { surroundings } = terminal;
  return {
    network,
    surroundings,
    keyboard: new Keyboard(surroundings.input, surroundings.errors),
    versions: options,
    complain: (line) => {
      if (!options.quiet) terminal.complain(line);
    },
    debug: (line) => {
      if (options.verbose) terminal.complain(`debug1: ${line}`);
    },
  };
}

/** The kinds that are asked for, the best first: ssh2 knows them all. */
const HOST_KEY_TYPES: readonly ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];

/** Throws a Failure that says why not, in the words of ssh(1). */
export async function login(asked: Login, talk: Talk): Promise<Client> {
  const { default: ssh2 } = await import('ssh2');
  const { host, port, user } = asked;
  const files = await knownHostsOf(asked, talk.surroundings);
  const identities = new Identities(asked, talk);
  const sock = await connectTcp(asked, talk);
  const remote = (sock as Duplex & { readonly remoteAddress?: string }).remoteAddress ?? host;
  let fault: string | undefined;
  const isRightHost = async (blob: Buffer): Promise<boolean> => {
    const key = hostKeyOf(blob);
    fault = await strangers(key, asked, { files, remote }, talk);
    return fault === undefined;
  };
  const client = new ssh2.Client();
  const settings: ConnectConfig = {
    sock,
    username: user,
    readyTimeout: 0,
    hostVerifier: (blob: Buffer, verified: (isRight: boolean) => void) => {
      isRightHost(blob).then(verified, () => verified(false));
    },
    algorithms: { serverHostKey: preferred(typesKnown(files, host, port)) },
    authHandler: (left, isPartial, next) => {
      identities
        .next(left ?? undefined, isPartial ?? false)
        .then(next as (one: unknown) => void, () => (next as (one: unknown) => void)(false));
    },
  };
  await new Promise<void>((ready, failed) => {
    const closed = (error?: Error & { readonly level?: string }): void => {
      // Without its agent it goes on with what else there is.
      if (error?.level === 'agent') return talk.debug(error.message);
      const reason = fault ?? identities.fault ?? wordsOf(error, asked, identities.offered);
      client.end();
      sock.destroy();
      failed(new Failure(reason));
    };
    client.once('ready', () => {
      client.off('error', closed);
      client.off('close', closed);
      ready();
    });
    client.on('error', closed);
    client.on('close', closed);
    client.on('banner', (text) => talk.surroundings.errors.write(text));
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) => {
      identities.answer(prompts).then(answer, () => client.end());
    });
    client.connect(settings);
  });
  client.on('error', () => {});
  talk.debug(`Authenticated to ${host} (${remote}) by ${identities.method}.`);
  return client;
}

function wordsOf(error: Error | undefined, { host, port, user }: Login, offered: string): string {
  const { code = '', message } = (error ?? new Error('')) as NodeJS.ErrnoException;
  if (/authentication methods failed/.test(message)) {
    return `${user}@${host}: Permission denied (${offered}).`;
  }
  if (error === undefined || code === 'ECONNRESET' || /before handshake/.test(message)) {
    return `Connection closed by ${host} port ${port}`;
  }
  return `${host} port ${port}: ${message}`;
}

/** Those by which a host is known stand in front. */
function preferred(known: readonly string[]): ServerHostKeyAlgorithm[] {
  const isKnown = (type: string): boolean =>
    known.includes(type) || (type.startsWith('rsa-') && known.includes('ssh-rsa'));
  return [...HOST_KEY_TYPES.filter(isKnown), ...HOST_KEY_TYPES.filter((one) => !isKnown(one))];
}

function connectTcp(
  { host, port, connectTimeoutMs }: Login,
  { network, versions, debug }: Talk,
): Promise<Duplex> {
  const { net } = createNodeModules(network.stack.sockets(network.process), namesOf(network));
  const family = versions.ipv4 ? 4 : versions.ipv6 ? 6 : 0;
  return new Promise((settle, fail) => {
    const socket = net.connect({ host, port, family, noDelay: true });
    const failed = ({ code = '', message }: NodeJS.ErrnoException): void => {
      clearTimeout(late);
      const reason =
        code === 'ENOTFOUND'
          ? `Could not resolve hostname ${host}: Name or service not known`
          : `connect to host ${host} port ${port}: ${code === '' ? message : showFault(code)}`;
      fail(new Failure(reason));
    };
    const late =
      connectTimeoutMs &&
      setTimeout(() => {
        socket.destroy(Object.assign(new Error('late'), { code: 'ETIMEDOUT' }));
      }, connectTimeoutMs);
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(late);
      socket.off('error', failed);
      socket.on('error', () => {});
      debug(`Connection established to ${socket.remoteAddress} port ${port}.`);
      settle(socket);
    });
  });
}

/** The file that was named, or those that everybody has, which are read and not written. */
async function knownHostsOf({ knownHosts }: Login, surroundings: Surroundings): Promise<string> {
  const { HOME: home } = surroundings.environment;
  const own = home === undefined ? [] : [`${home}/.ssh/known_hosts`];
  const paths = knownHosts === undefined ? [...own, '/etc/ssh/ssh_known_hosts'] : [knownHosts];
  const texts = paths.map((path) => wholeFile(surroundings, path).catch(() => Buffer.alloc(0)));
  return (await Promise.all(texts)).map(String).join('\n');
}

const LINE = '@'.repeat(59);

/** Why this is not the right host; undefined where it is. */
async function strangers(
  key: HostKey,
  { host, port, checking, isBatch, knownHosts }: Login,
  { files, remote }: { readonly files: string; readonly remote: string },
  { keyboard, complain, surroundings, debug }: Talk,
): Promise<string | undefined> {
  const verdict = judge(files, host, port, key);
  const kind = kindOf(key);
  debug(`Server host key: ${key.type} ${fingerprint(key)} (${verdict})`);
  if (verdict === 'known') return undefined;
  const refused = 'Host key verification failed.';
  if (verdict !== 'unknown') {
    const what =
      verdict === 'revoked'
        ? 'REVOKED HOST KEY DETECTED'
        : 'REMOTE HOST IDENTIFICATION HAS CHANGED';
    complain(LINE);
    complain(`@ WARNING: ${what}!`.padEnd(LINE.length - 1) + '@');
    complain(LINE);
    complain('Someone could be eavesdropping on you right now (man-in-the-middle attack)!');
    complain('It is also possible that a host key has just been changed.');
    complain(`The fingerprint for the ${kind} key sent by ${host} is\n${fingerprint(key)}.`);
    return refused;
  }
  if (checking === 'yes' || (checking === 'ask' && (isBatch || !keyboard.isTerminal))) {
    complain(`No ${kind} host key is known for ${host} and nobody can be asked for it.`);
    complain(`${kind} key fingerprint is ${fingerprint(key)}.`);
    return refused;
  }
  if (checking === 'ask') {
    complain(`The authenticity of host '${host} (${remote})' can't be established.`);
    complain(`${kind} key fingerprint is ${fingerprint(key)}.`);
    if (!(await isAgreed(keyboard, fingerprint(key)))) return refused;
  }
  if (knownHosts === undefined) {
    complain(`It is not written down: --known-hosts FILE does that.`);
    return undefined;
  }
  const file = await surroundings.openFile(knownHosts, true);
  await file.write(Buffer.from(lineFor(host, port, key)));
  await file.close();
  complain(`Warning: Permanently added '${host}' (${kind}) to the list of known hosts.`);
  return undefined;
}

async function isAgreed(keyboard: Keyboard, fingerprintOfKey: string): Promise<boolean> {
  let question = 'Are you sure you want to continue connecting (yes/no/[fingerprint])? ';
  for (;;) {
    const answer = (await keyboard.ask(question))?.trim();
    if (answer === undefined || answer === 'no') return false;
    if (answer === 'yes' || answer === fingerprintOfKey) return true;
    question = "Please type 'yes', 'no' or the fingerprint: ";
  }
}
