/** Whether a stack is well: its interfaces, its ways out, its neighbours, what it has dropped. */
import { addressOf, isLinkLocal } from '../../runtime/sockets.ts';
import { countersOfStack, interfaceRows, routeRows } from '../../runtime/observe.ts';
import type { RouteRow } from '../../runtime/observe.ts';
import { Ping } from '../../runtime/diagnosis.ts';
import type { Stack } from '../../runtime/stack.ts';
import { fail, ok, warn } from './check.ts';
import type { Check } from './check.ts';

const GATEWAY_MS = 1000;
const GATEWAY_TIMES = 3;
const GATEWAY_INTERVAL_MS = 100;

export async function networkChecks(stack: Stack): Promise<readonly Check[]> {
  const defaults = routeRows(stack).filter(({ prefix }) => /^(0\.0\.0\.0|::)\/0$/.test(prefix));
  const gateways = await Promise.all(defaults.map((route) => gatewayCheck(stack, route)));
  return [...interfaceChecks(stack), ...routeChecks(defaults), ...gateways, ...drops(stack)];
}

function interfaceChecks(stack: Stack): readonly Check[] {
  return interfaceRows(stack)
    .filter(({ name }) => name !== 'lo')
    .map(({ name, isUp, addresses }) => {
      const shown = addresses.map(({ address, length }) => `${address}/${length}`).join(' ');
      const duplicated = addresses.find(({ state }) => state === 'duplicated');
      if (!isUp) return fail(name, 'down', 'put its other end up, as by ip link set … up');
      if (duplicated !== undefined) {
        const found = `somebody else has ${duplicated.address} too`;
        return fail(name, found, 'take another address');
      }
      const isAlone = addresses.every(({ address }) => isLinkLocal(addressOf(address)));
      if (!isAlone) return ok(name, `up, ${shown}`);
      return warn(name, `up, without an address of its own`, `nonos dhcp ${name}, or ifconfig`);
    });
}

function routeChecks(defaults: readonly RouteRow[]): readonly Check[] {
  return ([4, 6] as const).map((version) => {
    const name = `route of IPv${version}`;
    const own = defaults.find((route) => route.version === version);
    if (own === undefined) {
      return warn(name, 'none to everywhere else', `nonos route add default gw ADDRESS`);
    }
    return ok(name, `by ${own.gateway ?? own.interface}`);
  });
}

async function gatewayCheck(stack: Stack, { gateway, interface: on }: RouteRow): Promise<Check> {
  const name = `gateway ${gateway ?? on}`;
  if (gateway === undefined) return ok(name, 'not needed');
  const bestMs = await roundTripMs(stack, gateway, on);
  return bestMs !== undefined
    ? ok(name, `answers in ${bestMs.toFixed(2)} ms`)
    : warn(name, 'does not answer pings', 'see nonos arp whether it is there at all');
}

function roundTripMs(stack: Stack, gateway: string, on: string): Promise<number | undefined> {
  const destination = addressOf(gateway);
  // The interface is found by the address that it has there.
  const source = stack.interfaces
    .find(({ name }) => name === on)
    ?.addresses.find(({ address }) => isLinkLocal(address) && isLinkLocal(destination))?.address;
  return new Promise((settle) => {
    let best: number | undefined;
    const ping = new Ping(
      stack,
      {
        destination,
        source,
        times: GATEWAY_TIMES,
        intervalMs: GATEWAY_INTERVAL_MS,
        lingerMs: GATEWAY_MS,
      },
      {
        reply: ({ roundTripMs: ms }) => (best = Math.min(best ?? Infinity, ms)),
        error: () => {},
        done: () => settle(best),
      },
    );
    if (ping.start() !== undefined) settle(undefined);
  });
}

/** What tells of a line that is bad, or of a table that is too small. */
function drops(stack: Stack): readonly Check[] {
  const counted = countersOfStack(stack).filter(({ value }) => value > 0);
  const those = (pattern: RegExp): string =>
    counted
      .filter(({ path }) => pattern.test(path))
      .map(({ path, value }) => `${path} ${value}`)
      .join(', ');
  const damaged = those(/\/(corrupt|malformed)\w*$/);
  const full = those(/Full$/);
  return [
    damaged === ''
      ? ok('frames', 'none was damaged')
      : warn('frames', `damaged: ${damaged}`, 'nonos capture shows who sends them'),
    full === ''
      ? ok('tables', 'none was full')
      : warn('tables', `full: ${full}`, 'fewer at once, or larger limits'),
  ];
}
