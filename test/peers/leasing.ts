/**
 * A link of Linux on which dnsmasq leases addresses and knows names, and daemons of ours that come
 * to it by a TAP, in processes of their own.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Namespace } from './namespace.ts';
import type { Outcome, Program } from './namespace.ts';

const CHECKOUT = fileURLToPath(new URL('../../bin/nonos.mjs', import.meta.url));
const BRIDGE = 'br0';
const TAP = 'net0';
const PATIENCE_MS = 60_000;

export const LINUX = '192.0.2.1';
/** What dnsmasq leases. */
export const LEASED = /^192\.0\.2\.1[0-4]\d$/;
/** A name that dnsmasq knows. */
export const NAME = 'www.example.test';
export const NAMED = '192.0.2.80';

export class LeasingLink {
  readonly namespace: Namespace;
  /** Of a daemon that is on the link. */
  readonly socket: string;
  readonly device: string;
  readonly #folder: string;
  readonly #server: Program;

  private constructor(namespace: Namespace, folder: string, server: Program) {
    this.namespace = namespace;
    this.device = `${TAP}@${namespace.name}`;
    this.socket = join(folder, 'control');
    this.#folder = folder;
    this.#server = server;
  }

  /** The TAP stays where it is, without whoever has it open. */
  static async open(label: string): Promise<LeasingLink> {
    const namespace = new Namespace(label);
    namespace.ip('link', 'add', BRIDGE, 'type', 'bridge');
    namespace.ip('link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1');
    // It is there so that the bridge is always up, and answers for nobody.
    namespace.ip('link', 'set', 'v1', 'arp', 'off', 'up');
    namespace.ip('link', 'set', 'v0', 'master', BRIDGE, 'up');
    namespace.ip('tuntap', 'add', TAP, 'mode', 'tap');
    namespace.ip('link', 'set', TAP, 'master', BRIDGE, 'up');
    namespace.ip('address', 'add', `${LINUX}/24`, 'dev', BRIDGE);
    namespace.ip('link', 'set', BRIDGE, 'up');
    const folder = mkdtempSync(join(tmpdir(), `nonos-${label}-`));
    // It asks nobody about an address, for that takes it three seconds each time.
    const server = await namespace.start(
      /sockets bound/,
      'dnsmasq',
      ...['--no-daemon', '--conf-file=/dev/null', '--user=root', '--log-dhcp'],
      ...[`--interface=${BRIDGE}`, '--bind-interfaces', '--dhcp-authoritative', '--no-ping'],
      `--dhcp-range=192.0.2.100,192.0.2.149,255.255.255.0,3600`,
      `--dhcp-option=option:router,${LINUX}`,
      ...['--no-resolv', '--no-hosts', `--address=/${NAME}/${NAMED}`],
      `--dhcp-leasefile=${join(folder, 'leases')}`,
    );
    return new LeasingLink(namespace, folder, server);
  }

  /** Everything that the server has said. */
  get said(): string {
    return this.#server.output + this.#server.complaints;
  }

  get hasSocket(): boolean {
    return existsSync(this.socket);
  }

  nonos(...words: readonly string[]): Promise<Outcome> {
    return this.run(CHECKOUT, ...words);
  }

  /** The same by another program, as that of a package. */
  run(program: string, ...words: readonly string[]): Promise<Outcome> {
    const env = { ...process.env, NONOS_SOCKET: this.socket };
    return new Promise((settle) => {
      const child = execFile(
        process.execPath,
        [program, ...words],
        { env, timeout: PATIENCE_MS },
        (_error, output, complaints) => {
          settle({ status: child.exitCode ?? -1, output, complaints });
        },
      );
    });
  }

  close(): void {
    this.namespace.remove();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
