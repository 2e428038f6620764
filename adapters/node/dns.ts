/**
 * `dns.lookup` and `dns.promises.lookup` of a stack: addresses as text, localhost, the table of
 * hosts, and whoever was given to resolve the rest.
 */
import type { LookupAddress, LookupOptions } from 'node:dns';

import { HostNotFound } from '../../runtime/sockets.ts';
import type { Ground } from './ground.ts';
import { addressesOf, familyOf, textOf } from './ground.ts';

export type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

export type Lookup = (
  hostname: string,
  options: LookupOptions | number | LookupCallback | null | undefined,
  callback?: LookupCallback,
) => void;

export interface NodeDns {
  readonly lookup: Lookup;
  readonly promises: {
    readonly lookup: (
      hostname: string,
      options?: LookupOptions | number,
    ) => Promise<LookupAddress | LookupAddress[]>;
  };
}

export function createDns(ground: Ground): NodeDns {
  const lookup: Lookup = (hostname, given, callback = given as LookupCallback) => {
    const options = optionsOf(typeof given === 'function' ? undefined : given);
    lookupAll(ground, hostname, options).then(
      (found) => {
        if (options.all) callback(null, found);
        else callback(null, found[0].address, found[0].family);
      },
      (error: NodeJS.ErrnoException) => callback(error, options.all ? [] : ''),
    );
  };
  return {
    lookup,
    promises: {
      async lookup(hostname, given) {
        const options = optionsOf(given);
        const found = await lookupAll(ground, hostname, options);
        return options.all ? found : found[0];
      },
    },
  };
}

function optionsOf(given: LookupOptions | number | null | undefined): LookupOptions {
  return typeof given === 'number' ? { family: given } : (given ?? {});
}

async function lookupAll(
  ground: Ground,
  hostname: string,
  { family, order, verbatim }: LookupOptions,
): Promise<LookupAddress[]> {
  const wanted = family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : (family ?? 0);
  const addresses = await addressesOf(ground, hostname);
  const all = addresses.map((one) => {
    const address = textOf(one);
    return { address, family: familyOf(address) === 'IPv4' ? 4 : 6 };
  });
  const found = wanted === 0 ? all : all.filter((one) => one.family === wanted);
  if (found.length === 0) throw new HostNotFound(hostname);
  const isIpv4First = order === 'ipv4first' || verbatim === false;
  if (isIpv4First) found.sort((one, other) => one.family - other.family);
  if (order === 'ipv6first') found.sort((one, other) => other.family - one.family);
  return found;
}
