/**
 * A network of C tors in a namespace: authorities, relays, exits and clients, that know each other
 * and nobody else, with a web server and a name server behind the exits.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Namespace, Program } from '../namespace.ts';
import { authorityLines, torNode, torrc } from './torrc.ts';
import type { Kind, TorIdentity, TorNode, TorSetting } from './torrc.ts';

export interface TorNetworkOptions {
  /** That of Linux in the namespace. */
  readonly address: string;
  readonly address6: string;
  readonly authorities?: number;
  readonly relays?: number;
  readonly exits?: number;
  readonly clients?: number;
  /** Clients are started by `startClient`, when somebody else is in the consensus too. */
  readonly areClientsLate?: boolean;
  readonly extra?: readonly string[];
  readonly parameters?: readonly string[];
  /** Words for clients. */
  readonly clientExtra?: readonly string[];
}

const SERVERS = fileURLToPath(new URL('./servers.ts', import.meta.url));
const CONSENSUS_SECONDS_MAX = 120;
const BOOTSTRAP_SECONDS_MAX = 90;
const LOOK_MS = 200;

const run = promisify(execFile);

export class TorNetwork {
  readonly namespace: Namespace;
  readonly address: string;
  readonly nodes: readonly TorNode[];
  readonly identities: ReadonlyMap<string, TorIdentity>;
  readonly #folder: string;
  readonly #programs = new Map<string, Program>();

  private constructor(
    namespace: Namespace,
    { address, nodes, identities }: TorSetting,
    folder: string,
  ) {
    this.namespace = namespace;
    this.address = address;
    this.nodes = nodes;
    this.identities = identities;
    this.#folder = folder;
  }

  /** It is given when every relay is in the consensus, and every client is ready. */
  static async start(namespace: Namespace, options: TorNetworkOptions): Promise<TorNetwork> {
    const { address, address6, extra = [], parameters = [], clientExtra = [] } = options;
    const { authorities = 3, relays = 3, exits = 2, clients = 0 } = options;
    const folder = mkdtempSync(join(tmpdir(), 'nonos-tor-'));
    const some = (kind: Kind, count: number): readonly TorNode[] =>
      Array.from({ length: count }, (_, index) => torNode(kind, index, folder));
    const nodes = [
      ...some('authority', authorities),
      ...some('relay', relays),
      ...some('exit', exits),
      ...some('client', clients),
    ];
    const bandwidthFile = join(folder, 'bandwidths');
    const resolverFile = join(folder, 'resolv.conf');
    const found = await Promise.all(
      nodes.filter(({ kind }) => kind !== 'client').map((node) => makeIdentity(node, address)),
    );
    const identities = new Map(found);
    const files = { resolverFile, bandwidthFile };
    const words = { extra, parameters, clientExtra };
    const setting = { address, ...files, nodes, identities, ...words };
    writeFileSync(resolverFile, `nameserver ${address}\n`);
    writeFileSync(bandwidthFile, bandwidths(setting));
    for (const node of nodes) {
      mkdirSync(node.folder, { recursive: true, mode: 0o700 });
      writeFileSync(join(node.folder, 'torrc'), torrc(node, setting));
    }
    const network = new TorNetwork(namespace, setting, folder);
    try {
      await network.#begin(address6, options.areClientsLate ?? false);
    } catch (error) {
      await network.stop();
      throw error;
    }
    return network;
  }

  async #begin(address6: string, areClientsLate: boolean): Promise<void> {
    const words = ['--import', 'tsx', SERVERS, this.address, address6];
    const servers = await this.namespace.start(/ready/, process.execPath, ...words);
    this.#programs.set('servers', servers);
    for (const { name, kind } of this.nodes) if (kind !== 'client') await this.startNode(name);
    await this.#consensus();
    if (areClientsLate) return;
    // One that asked before would keep a consensus that lacks somebody.
    const clients = this.nodes.filter(({ kind }) => kind === 'client');
    await Promise.all(clients.map(({ name }) => this.startClient(name)));
  }

  async startClient(name: string): Promise<void> {
    const client = await this.startNode(name);
    await until(() => client.output.includes('Bootstrapped 100%'), BOOTSTRAP_SECONDS_MAX, name);
  }

  node(name: string): TorNode {
    const found = this.nodes.find((node) => node.name === name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  }

  async startNode(name: string): Promise<Program> {
    const file = join(this.node(name).folder, 'torrc');
    const program = await this.namespace.start(/Bootstrapped 0%/, 'tor', '-f', file);
    this.#programs.set(name, program);
    return program;
  }

  /** As when its machine loses power. */
  async killNode(name: string): Promise<void> {
    const program = this.#programs.get(name);
    program?.process.kill('SIGKILL');
    await program?.ended;
    this.#programs.delete(name);
  }

  /** By which others know the authorities, as torrc has it. */
  get authorityLines(): readonly string[] {
    return authorityLines(this);
  }

  /** Of its process. */
  pid(name: string): number {
    const program = this.#programs.get(name);
    if (program?.process.pid === undefined) throw new Error(`${name} does not run`);
    return program.process.pid;
  }

  /** What its control port wants to be shown: hexadecimal. */
  controlCookie(name: string): string {
    return readFileSync(join(this.node(name).folder, 'control_auth_cookie')).toString('hex');
  }

  /** All that it has said. */
  log(name: string): string {
    return this.#programs.get(name)?.output ?? '';
  }

  /** What is served at `/tor/…` by the first authority. */
  async document(path: string): Promise<string> {
    const { directoryPort } = this.node('authority0');
    const url = `http://${this.address}:${directoryPort}/tor/${path}`;
    const { output } = await this.namespace.run('curl', '--silent', '--max-time', '3', url);
    return output;
  }

  async #consensus(): Promise<void> {
    const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
    const of = (wanted: Kind): number => this.nodes.filter(({ kind }) => kind === wanted).length;
    const relays = this.nodes.length - of('client');
    const isComplete = async (): Promise<boolean> => {
      const text = await this.document('status-vote/current/consensus-microdesc');
      return (
        count(text, /^r /gm) >= relays &&
        count(text, /^s .*Guard.*Running/gm) >= of('relay') &&
        count(text, /^s .*Exit.*Running/gm) >= of('exit')
      );
    };
    await until(isComplete, CONSENSUS_SECONDS_MAX, 'the consensus');
    // One that does not know a relay yet lets nothing of it out.
    for (const node of this.nodes) {
      const isKnown = async (): Promise<boolean> => (await this.#known(node)) >= relays;
      if (node.kind === 'client') continue;
      await until(isKnown, CONSENSUS_SECONDS_MAX, `the consensus of ${node.name}`);
    }
  }

  /** How many relays one of them knows of. */
  async #known({ name, controlPort }: TorNode): Promise<number> {
    const asked = `AUTHENTICATE ${this.controlCookie(name)}\\r\\nGETINFO ns/all\\r\\nQUIT\\r\\n`;
    const place = `/dev/tcp/${this.address}/${controlPort}`;
    const script = `exec 3<>${place}; printf '${asked}' >&3; grep -c '^r ' <&3`;
    const { output } = await this.namespace.run('bash', '-c', script);
    return Number(output);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#programs.values()].map((program) => program.stop()));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function makeIdentity(
  { name, kind, folder, orPort, directoryPort }: TorNode,
  address: string,
): Promise<readonly [string, TorIdentity]> {
  const keys = join(folder, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const print = async (...words: readonly string[]): Promise<string> => {
    // It wants an authority though it talks to none now.
    const nobody = ['--DirAuthority', `nobody ${address}:1 ${'0'.repeat(40)}`];
    const of = ['--DataDirectory', folder, '--Nickname', name, '--ORPort', `${address}:${orPort}`];
    const all = ['--ignore-missing-torrc', '-f', '/nonexistent', '--quiet', ...of, ...nobody];
    const given = [...all, '--Address', address, '--SocksPort', '0', '--list-fingerprint'];
    return (await run('tor', [...given, ...words])).stdout.trim();
  };
  const rsa = (await print()).split(' ').slice(1).join('');
  const ed25519 = (await print('ed25519')).split(' ').at(-1)!;
  if (kind !== 'authority') return [name, { rsa, ed25519 }];
  const certificate = join(keys, 'authority_certificate');
  const making = ['--create-identity-key', '-m', '12', '-a', `${address}:${directoryPort}`];
  const generating = run('tor-gencert', [...making, '--passphrase-fd', '0'], { cwd: keys });
  generating.child.stdin!.end('passphrase\n');
  await generating;
  const v3 = /^fingerprint (\w+)/m.exec(readFileSync(certificate, 'utf8'))![1];
  return [name, { rsa, ed25519, v3 }];
}

/** As if measured: authorities are slow, so that clients seldom go by them. */
function bandwidths({ nodes, identities }: TorSetting): string {
  const lines = nodes
    .filter(({ kind }) => kind !== 'client')
    .map(({ name, kind }) => {
      const weight = kind === 'authority' ? 20 : 10_000;
      return `bw=${weight} node_id=$${identities.get(name)!.rsa} nick=${name}`;
    });
  return `${Math.floor(Date.now() / 1000)}\n${lines.join('\n')}\n`;
}

async function until(
  isDone: () => boolean | Promise<boolean>,
  secondsMax: number,
  what: string,
): Promise<void> {
  const end = Date.now() + secondsMax * 1000;
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error(`${what}: not ready after ${secondsMax} s`);
    await sleep(LOOK_MS);
  }
}
