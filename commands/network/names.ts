/** Names of hosts on a command line. */
import { DnsFault } from '../../runtime/dns.ts';
import { hostAddresses, HostNotFound, showAddress } from '../../runtime/sockets.ts';
import type { Address, HostNames } from '../../runtime/sockets.ts';
import { Failure, UsageError } from '../failure.ts';
import type { OpenNetwork } from './open.ts';

export interface Versions {
  readonly ipv4?: boolean;
  readonly ipv6?: boolean;
}

/** The first address that a name has, of the version that is asked for; else a Failure. */
export async function addressFor(
  name: string,
  network: OpenNetwork,
  versions: Versions = {},
  unknownStatus = 1,
): Promise<Address> {
  const { ipv4: four = false, ipv6: six = false } = versions;
  if (four && six) throw new UsageError('-4 and -6 are not both possible');
  const octets = four ? 4 : six ? 16 : undefined;
  const found = await find(name, network, unknownStatus);
  const wanted = found.filter((one) => octets === undefined || one.length === octets);
  if (wanted.length > 0) return wanted[0];
  throw new Failure(`${name}: no address of IPv${four ? 4 : 6}`, unknownStatus);
}

async function find(
  name: string,
  { stack, hosts, resolve }: Pick<OpenNetwork, 'stack' | 'hosts' | 'resolve'>,
  status: number,
): Promise<readonly Address[]> {
  try {
    const found = await hostAddresses(name, namesOf({ hosts, resolve }), stack.interfaces);
    return found.map(({ address }) => address);
  } catch (error) {
    if (error instanceof HostNotFound) {
      throw new Failure(`${name}: Name or service not known`, status);
    }
    if (error instanceof DnsFault) {
      const why = `Temporary failure in name resolution: ${error.message}`;
      throw new Failure(`${name}: ${why}`, status);
    }
    // Not by its class: commands that ask nobody would load all of onion routing for it.
    if ((error as Error).name === 'OnionFailure') throw new Failure((error as Error).message);
    throw error;
  }
}

/** Whom a name is asked of. */
export function namesOf({ hosts, resolve }: Pick<OpenNetwork, 'hosts' | 'resolve'>): HostNames {
  return { hosts, resolve };
}

/** Whose address it is, where somebody is known by it. */
export function nameFor(address: Address, { hosts }: OpenNetwork): string {
  const text = showAddress(address);
  return Object.entries(hosts).find(([, own]) => own.includes(text))?.[0] ?? text;
}
