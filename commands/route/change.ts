/** `route add` and `route del`, in the words of route(8): read whole before anything is changed. */
import { parseAddress, showAddress } from '../../runtime/sockets.ts';
import type { Address } from '../../runtime/sockets.ts';
import type { NetworkInterface, RouteEntry, Stack } from '../../runtime/stack.ts';
import { Failure } from '../failure.ts';
import { interfaceNamed, Words } from '../network/admin.ts';
import { classLength, maskLength, readPrefix } from '../network/prefixes.ts';

const EXPECTED = 'gw ADDRESS, netmask MASK, metric NUMBER or dev INTERFACE';
const TARGET = 'default, or an address with its length, as 10.0.0.0/8';
/** As route(8) ends when the kernel refuses. */
const REFUSED = 7;

interface Wish {
  readonly address: Address;
  readonly length: number;
  readonly gateway: Address | undefined;
  readonly metric: number | undefined;
  readonly by: string | undefined;
}

/** Throws UsageError; `version` is what `default` is of. */
export function readChange(line: readonly string[], version: 4 | 6): (stack: Stack) => void {
  const words = new Words('route', line);
  const deed = words.take('add or del');
  if (deed !== 'add' && deed !== 'del') words.refuse(deed, 'add or del');
  const wish = readWish(words, version);
  return (stack) => (deed === 'add' ? add(stack, wish) : remove(stack, wish));
}

function readWish(words: Words, version: 4 | 6): Wish {
  const isNet = words.skip('net');
  const isHost = !isNet && words.skip('host');
  const target = words.take(TARGET);
  const any = new Uint8Array(version === 4 ? 4 : 16);
  const isDefault = target === 'default';
  const prefix = isDefault ? { address: any, length: 0 } : readPrefix(target);
  if (prefix === undefined) return words.refuse(target, TARGET);
  const { address } = prefix;
  let { length } = prefix;
  let gateway: Address | undefined;
  let metric: number | undefined;
  let by: string | undefined;
  while (!words.isOver) {
    const word = words.take(EXPECTED);
    if (word === 'gw') gateway = readGateway(words, address);
    else if (word === 'netmask') {
      const mask = words.take('a mask, as 255.0.0.0');
      length = maskLength(mask) ?? words.refuse(mask, 'a mask, as 255.0.0.0');
    } else if (word === 'metric') {
      const number = words.take('a number');
      metric = /^\d{1,9}$/.test(number) ? Number(number) : words.refuse(number, 'a number');
    } else if (word === 'dev') by = words.take('the name of an interface');
    // The name of an interface alone, as the last word.
    else if (words.isOver && by === undefined && parseAddress(word) === undefined) by = word;
    else words.refuse(word, EXPECTED);
  }
  const bits = address.length * 8;
  if (isHost) length = bits;
  length ??= isNet && bits === 32 ? classLength(address) : bits;
  return { address, length, gateway, metric, by };
}

function readGateway(words: Words, target: Address): Address {
  const expected = `the address of a router, of IPv${target.length === 4 ? 4 : 6}`;
  const text = words.take(expected);
  const gateway = parseAddress(text);
  return gateway?.length === target.length ? gateway : words.refuse(text, expected);
}

function add(stack: Stack, { address, length, gateway, metric = 0, by }: Wish): void {
  const on = interfaceFor(stack, gateway, by);
  const { routes } = stack.ip.family(address.length === 4 ? 4 : 6)!;
  const same = [...routes.entries()].some(
    (one) =>
      isTo(one, address, length) &&
      one.interface === on &&
      shown(one.gateway) === shown(gateway) &&
      one.origin === 'static',
  );
  if (same) throw new Failure('SIOCADDRT: File exists', REFUSED);
  const prefix = { address, length };
  if (!routes.add({ prefix, gateway, interface: on, metric, origin: 'static' })) {
    throw new Failure('SIOCADDRT: No buffer space available', REFUSED);
  }
}

/** A router is on a link of ours: nobody is asked the way to one. */
function interfaceFor(
  stack: Stack,
  gateway: Address | undefined,
  by: string | undefined,
): NetworkInterface {
  const named = by === undefined ? undefined : interfaceNamed(stack, by, 'No such device');
  if (gateway === undefined) {
    if (named === undefined) throw new Failure('SIOCADDRT: No such device', REFUSED);
    return named;
  }
  const { routes } = stack.ip.family(gateway.length === 4 ? 4 : 6)!;
  const way = routes.lookup(gateway, 0, named);
  const isOnLink = way !== undefined && way.gateway === undefined;
  if (isOnLink && stack.ip.isOurs(gateway))
    throw new Failure('SIOCADDRT: Invalid argument', REFUSED);
  if (isOnLink) return way.interface;
  throw new Failure('SIOCADDRT: Network is unreachable', REFUSED);
}

function remove(stack: Stack, { address, length, gateway, metric, by }: Wish): void {
  const { routes } = stack.ip.family(address.length === 4 ? 4 : 6)!;
  const gone = [...routes.entries()].find(
    (one) =>
      isTo(one, address, length) &&
      (gateway === undefined || shown(one.gateway) === shown(gateway)) &&
      (metric === undefined || one.metric === metric) &&
      (by === undefined || one.interface.name === by),
  );
  if (gone === undefined) throw new Failure('SIOCDELRT: No such process', REFUSED);
  routes.remove((one) => one === gone);
}

function isTo({ prefix }: RouteEntry, address: Address, length: number): boolean {
  if (prefix.length !== length || prefix.address.length !== address.length) return false;
  return prefix.address.every((octet, at) => {
    const kept = Math.min(8, Math.max(0, length - 8 * at));
    return octet >> (8 - kept) === address[at] >> (8 - kept);
  });
}

function shown(address: Address | undefined): string {
  return address === undefined ? '' : showAddress(address);
}
