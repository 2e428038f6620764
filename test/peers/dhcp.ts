/**
 * What DHCP is tried against: a link of Linux with a server of others on it, somebody else who can
 * take an address, and a stack of ours that has none.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Loop } from '../../drivers/system/loop.ts';
import { systemClock } from '../../drivers/system/clock.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import { configureInterface } from '../../drivers/tap/interface.ts';
import { openTap } from '../../drivers/tap/tap.ts';
import { Timers } from '../../runtime/base/timers.ts';
import { DhcpClient } from '../../runtime/dhcp.ts';
import type { Lease } from '../../runtime/dhcp.ts';
import { createStack } from '../../runtime/stack.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import { Namespace } from './namespace.ts';
import type { Program } from './namespace.ts';

const TAP = 'net0';
const BRIDGE = 'br0';
const FIRST = '192.0.2';

export interface Times {
  readonly lease: number;
  readonly renewal: number;
  readonly rebinding: number;
}

/** A server's program, with the words that make it lease NETWORK.100 to .149. */
export interface Server {
  readonly name: string;
  readonly program: string;
  readonly ready: RegExp;
  readonly released: RegExp;
  readonly declined: RegExp;
  /** How much further the address is that a client is offered who has released its own. */
  readonly step: 0 | 1;
  /** The shortest lease that it gives, in seconds. */
  readonly leaseMin: number;
  words(folder: string, network: string, times: Times): readonly string[];
}

export const DNSMASQ: Server = {
  name: 'dnsmasq',
  program: 'dnsmasq',
  ready: /sockets bound/,
  released: /DHCPRELEASE/,
  declined: /DHCPDECLINE/,
  step: 0,
  leaseMin: 120,
  words: (folder, network, { lease, renewal, rebinding }) => [
    ...['--no-daemon', '--port=0', '--conf-file=/dev/null', '--user=root', '--log-dhcp'],
    ...[`--interface=${BRIDGE}`, '--bind-interfaces', '--dhcp-authoritative', '--no-ping'],
    `--dhcp-range=${network}.100,${network}.149,255.255.255.0,${lease}`,
    `--dhcp-option=option:router,${network}.1`,
    `--dhcp-option=option:dns-server,${network}.53`,
    `--dhcp-option=option:domain-search,example.test,sub.example.test`,
    `--dhcp-option=option:classless-static-route,0.0.0.0/0,${network}.1,198.51.100.0/25,${network}.7`,
    `--dhcp-option=option:T1,${renewal}`,
    `--dhcp-option=option:T2,${rebinding}`,
    `--dhcp-leasefile=${join(folder, 'leases')}`,
  ],
};

export const ISC: Server = {
  name: 'isc-dhcp-server',
  program: 'dhcpd',
  ready: /Server starting service/,
  released: /DHCPRELEASE/,
  declined: /DHCPDECLINE/,
  step: 0,
  leaseMin: 1,
  words(folder, network, { lease, renewal, rebinding }) {
    const file = join(folder, 'dhcpd.conf');
    const [leases, pid] = [join(folder, 'leases'), join(folder, 'pid')];
    writeFileSync(leases, '', { flag: 'a' });
    writeFileSync(
      file,
      `authoritative; ping-check false; default-lease-time ${lease}; min-lease-time ${lease};
      option rfc3442 code 121 = array of integer 8;
      subnet ${network}.0 netmask 255.255.255.0 {
        range ${network}.100 ${network}.149;
        option routers ${network}.1;
        option domain-name-servers ${network}.53;
        option domain-search "example.test", "sub.example.test";
        option rfc3442 0, ${network.replaceAll('.', ', ')}, 1,
          25, 198, 51, 100, 0, ${network.replaceAll('.', ', ')}, 7;
        option dhcp-renewal-time ${renewal};
        option dhcp-rebinding-time ${rebinding};
      }`,
    );
    return ['-4', '-f', '-d', '-cf', file, '-lf', leases, '-pf', pid, BRIDGE];
  },
};

export const KEA: Server = {
  name: 'kea',
  program: 'env',
  ready: /DHCP4_STARTED/,
  released: /DHCP4_RELEASE /,
  declined: /DHCP4_DECLINE_LEASE /,
  step: 1,
  leaseMin: 1,
  words(folder, network, { lease, renewal, rebinding }) {
    const file = join(folder, 'kea.json');
    const config = {
      'interfaces-config': { interfaces: [BRIDGE], 'dhcp-socket-type': 'raw' },
      'lease-database': { type: 'memfile', persist: false },
      authoritative: true,
      'calculate-tee-times': false,
      'valid-lifetime': lease,
      'renew-timer': renewal,
      'rebind-timer': rebinding,
      subnet4: [
        {
          id: 1,
          subnet: `${network}.0/24`,
          pools: [{ pool: `${network}.100 - ${network}.149` }],
          'option-data': [
            { name: 'routers', data: `${network}.1` },
            { name: 'domain-name-servers', data: `${network}.53` },
            { name: 'domain-search', data: 'example.test, sub.example.test' },
            {
              code: 121,
              name: 'classless-static-route',
              'csv-format': false,
              data: routes(network),
            },
          ],
        },
      ],
      loggers: [{ name: 'kea-dhcp4', output_options: [{ output: 'stdout' }], severity: 'INFO' }],
    };
    writeFileSync(file, JSON.stringify({ Dhcp4: config }));
    const own = [`KEA_LOCKFILE_DIR=${folder}`, `KEA_PIDFILE_DIR=${folder}`];
    return [...own, 'kea-dhcp4', '-c', file];
  },
};

/** RFC 3442, in base 16. */
function routes(network: string): string {
  const octets = network.split('.').map(Number);
  return Buffer.from([0, ...octets, 1, 25, 198, 51, 100, 0, ...octets, 7]).toString('hex');
}

export class DhcpLink {
  readonly namespace: Namespace;
  readonly stack: Stack;
  readonly on: NetworkInterface;
  readonly client: DhcpClient;
  readonly told: (Lease | undefined)[] = [];
  readonly #other: Namespace;
  readonly #folder: string = mkdtempSync(join(tmpdir(), 'nonos-dhcp-'));
  readonly #loop: Loop;
  #looks: (() => void)[] = [];
  #running: Program | undefined;

  private constructor(namespace: Namespace, other: Namespace, device: Opened) {
    this.namespace = namespace;
    this.#other = other;
    const timers = new Timers(systemClock);
    this.#loop = new Loop(timers);
    this.stack = createStack({ timers, random: systemRandom() });
    this.on = this.stack.addDevice(device, { name: 'eth0' });
    const look = (): void => {
      for (const one of this.#looks.splice(0)) one();
    };
    this.client = new DhcpClient(this.stack, this.on, {
      onLease: (lease) => {
        this.told.push(lease);
        look();
      },
      onChange: look,
    });
  }

  static async open(label: string): Promise<DhcpLink> {
    const namespace = new Namespace(label);
    const other = new Namespace(`${label}-other`);
    const at = { name: TAP, namespace: namespace.name };
    const device = await openTap(at);
    await configureInterface({ ...at, addresses: [], isUp: true });
    namespace.ip('link', 'add', BRIDGE, 'type', 'bridge');
    namespace.ip('link', 'set', TAP, 'master', BRIDGE);
    namespace.ip('link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1', 'netns', other.name);
    namespace.ip('link', 'set', 'v0', 'master', BRIDGE, 'up');
    other.ip('link', 'set', 'v1', 'up');
    namespace.ip('address', 'add', `${FIRST}.1/24`, 'dev', BRIDGE);
    namespace.ip('link', 'set', BRIDGE, 'up');
    // Before that some servers do not see it.
    while (!namespace.ip('link', 'show', BRIDGE).includes('state UP')) await sleep(20);
    return new DhcpLink(namespace, other, device);
  }

  /** Everything that the server has said. */
  get said(): string {
    return this.#running === undefined ? '' : this.#running.output + this.#running.complaints;
  }

  async serve(server: Server, times: Times, network: string = FIRST): Promise<void> {
    const words = server.words(this.#folder, network, times);
    this.#running = await this.namespace.start(server.ready, server.program, ...words);
  }

  /** The server is gone, without a word. */
  async kill(): Promise<void> {
    await this.#running?.stop('SIGKILL');
    this.#running = undefined;
  }

  /** The link has another network from now on; what servers remember is of the old one. */
  renumber(network: string): void {
    for (const name of readdirSync(this.#folder)) rmSync(join(this.#folder, name));
    this.namespace.ip('address', 'flush', 'dev', BRIDGE);
    this.namespace.ip('address', 'add', `${network}.1/24`, 'dev', BRIDGE);
  }

  /** Somebody else has that address from now on. */
  occupy(address: string): void {
    this.#other.ip('address', 'add', `${address}/24`, 'dev', 'v1');
  }

  async until(what: string, isSo: () => boolean, seconds: number): Promise<void> {
    const end = systemClock.now() + seconds * 1000;
    while (!isSo()) {
      const left = end - systemClock.now();
      if (left <= 0) throw new Error(`not within ${seconds} s: ${what}; ${this.#state()}`);
      await new Promise<void>((settle) => {
        const timer = setTimeout(settle, Math.min(left, 50));
        this.#looks.push(() => (clearTimeout(timer), settle()));
      });
    }
  }

  #state(): string {
    const { stateName, counters, hearing } = this.client;
    return `${stateName} ${JSON.stringify({ ...counters, ...hearing.counters })} ${this.said}`;
  }

  close(): void {
    this.client.stop();
    this.stack.close();
    this.#loop.close();
    this.namespace.remove();
    this.#other.remove();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

type Opened = Awaited<ReturnType<typeof openTap>>;
