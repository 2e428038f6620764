/**
 * A stack for one command: over the device that is named, or as a host of the internet that is
 * bundled, whose time then runs as fast as ours. It is closed when the command ends, or is
 * interrupted.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { DeviceFailure } from '../../drivers/failure.ts';
import { openDevice, parseDevice } from '../../drivers/devices.ts';
import { Loop, systemClock, systemRandom } from '../../drivers/system/index.ts';
import type { Learned } from '../../runtime/dns.ts';
import { interfaceRows } from '../../runtime/observe.ts';
import type { AddressRow } from '../../runtime/observe.ts';
import { createStack } from '../../runtime/stack.ts';
import type { Stack } from '../../runtime/stack.ts';
import { Process, Timers } from '../../runtime/sockets.ts';
import type { Capability, HostNames, Resolve } from '../../runtime/sockets.ts';
import type { Place, Site } from '../daemon/site.ts';
import { DnsPlace } from '../dns/place.ts';
import { Failure, UsageError } from '../failure.ts';
import { EXIT_INTERRUPTED } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import type { NetworkOptions } from './options.ts';

export interface OpenNetwork {
  readonly stack: Stack;
  /** Who calls: what the command may do there. */
  readonly process: Process;
  /** Names that need no DNS, with their addresses. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** Of all other names: servers, and who knows of them. */
  readonly names: DnsPlace;
  readonly resolve: Resolve;
  /** Of certificates that are good here, beside those that are everywhere. */
  readonly authorities?: readonly string[];
  /** Called when the user has had enough. */
  onInterrupt(interrupted: () => void): void;
  close(): void;
}

/** Who is in the internet of its own, if nobody says otherwise. */
const SOMEBODY = 'alice';

export async function openNetwork(
  options: NetworkOptions,
  terminal: Terminal,
): Promise<OpenNetwork> {
  const { device, address, gateway, as = SOMEBODY } = options;
  const isAlone = device === undefined;
  if (isAlone && (address.length > 0 || gateway.length > 0)) {
    throw new UsageError('--address and --gateway are of a device: --device tap:NAME');
  }
  if (!isAlone && address.length === 0) {
    throw new UsageError('--device needs --address: who we are there');
  }
  const { site } = terminal.surroundings;
  if (site !== undefined) return inDaemon(site, terminal);
  const opened: Running = isAlone ? await openAlone(as) : await openReal(options);
  const { stack, hosts, authorities, stop } = opened;
  const names = namesIn(opened);
  if (isAlone) {
    const others = Object.keys(hosts).filter((name) => name !== as);
    const text = `in an internet of its own, as ${as}; there: ${others.join(', ')}`;
    terminal.complain(terminal.styleComplaint('dim', text));
  }
  const { quiet, onInterrupt } = interruptible(terminal, () => process.exit(EXIT_INTERRUPTED));
  return {
    stack,
    process: new Process(),
    hosts,
    ...(authorities && { authorities }),
    names,
    resolve: names.resolve,
    onInterrupt,
    close() {
      quiet();
      names.close();
      stack.close();
      stop();
    },
  };
}

async function openAlone(as: string): Promise<Running> {
  const { openInternet } = await import('./internet.ts');
  return openInternet(as);
}

/** For what goes by no socket. Throws a Failure, in the words of a call that was refused. */
export function needCapability({ process: caller }: OpenNetwork, capability: Capability): void {
  if (!caller.has(capability)) throw new Failure(`Operation not permitted: it needs ${capability}`);
}

/** Whom names are asked of there. */
export function namesOfPlace({ hosts, names }: Place): Required<HostNames> {
  return { hosts, resolve: names.resolve };
}

/** What is the daemon's stays there. */
function inDaemon({ place, process: caller }: Site, terminal: Terminal): OpenNetwork {
  const { quiet, onInterrupt } = interruptible(terminal, () => caller.exit());
  const { stack, hosts, authorities = [], names } = place;
  const { resolve } = names;
  const close = quiet;
  return { stack, process: caller, hosts, names, resolve, authorities, onInterrupt, close };
}

/** Names there, and who was told to be asked for them. */
export function namesIn({ nameServers, ...ground }: Omit<Running, 'stop'>): DnsPlace {
  const names = new DnsPlace(ground);
  if (nameServers !== undefined) names.learned('laboratory', nameServers);
  return names;
}

function interruptible(
  { surroundings }: Terminal,
  unheard: () => void,
): { readonly quiet: () => void; readonly onInterrupt: OpenNetwork['onInterrupt'] } {
  let interrupted = unheard;
  const quiet = surroundings.onInterrupt(() => interrupted());
  return { quiet, onInterrupt: (then) => (interrupted = then) };
}

export interface Running {
  readonly stack: Stack;
  readonly hosts: OpenNetwork['hosts'];
  readonly authorities?: OpenNetwork['authorities'];
  readonly nameServers?: Learned | undefined;
  readonly stop: () => void;
}

export async function openReal({
  device = '',
  address,
  gateway,
}: Pick<NetworkOptions, 'device' | 'address' | 'gateway'>): Promise<Running> {
  const opened = await openDevice(specificationOf(device)).catch((error: unknown) => {
    throw error instanceof DeviceFailure ? new Failure(error.message) : error;
  });
  const timers = new Timers(systemClock);
  // Whoever has given us the address has asked whether it is free; what we choose we ask about.
  const ipv6 = address.length === 0 ? {} : { detectTransmits: 0 };
  const stack = createStack({ timers, random: systemRandom(), ipv6 });
  const loop = new Loop(timers);
  try {
    const eth0 = stack.addDevice(opened, { name: 'eth0' });
    for (const one of address) stack.addAddress(eth0, one);
    for (const one of gateway) {
      stack.addRoute(one.includes(':') ? '::/0' : '0.0.0.0/0', { via: one, by: eth0 });
    }
  } catch (error) {
    stack.close();
    loop.close();
    if (error instanceof TypeError || error instanceof RangeError) {
      throw new UsageError(error.message);
    }
    throw error;
  }
  const stop = (): void => loop.close();
  if (await isReady(stack, address.length > 0)) return { stack, hosts: {}, stop };
  stack.close();
  stop();
  throw new Failure(`${opened.name} is down: its other end must be up, as by ip link set … up`);
}

const READY_MS = 10_000;
const LOOK_MS = 20;

/** Whether the interface is up, and if some were given its addresses are ours, within a while. */
async function isReady(stack: Stack, hasAddresses: boolean): Promise<boolean> {
  for (let waited = 0; waited < READY_MS; waited += LOOK_MS) {
    const rows = interfaceRows(stack);
    const isBusy = ({ state }: AddressRow): boolean => hasAddresses && state === 'tentative';
    if (rows.every(({ isUp, addresses }) => isUp && !addresses.some(isBusy))) return true;
    await sleep(LOOK_MS);
  }
  return false;
}

function specificationOf(device: string): ReturnType<typeof parseDevice> {
  try {
    return parseDevice(device);
  } catch (error) {
    throw error instanceof DeviceFailure ? new UsageError(error.message) : error;
  }
}
