/**
 * Names of hosts that need no DNS: addresses as text, with the zone of a link-local one (RFC 4007
 * §11), localhost (RFC 6761 §6.3), and what a table says. Any other is for whoever was given to
 * resolve it.
 */
import type { Address } from '../../base/address.ts';
import { parseAddress } from '../../base/address.ts';
import type { Interface } from '../../network/interface.ts';

/** Addresses of a name, the one to try first in front; none when there is no such name. */
export type Resolve = (name: string, signal?: AbortSignal) => Promise<readonly string[]>;

export interface HostNames {
  /** As /etc/hosts: addresses by name. */
  readonly hosts?: Readonly<Record<string, string | readonly string[]>>;
  readonly resolve?: Resolve;
}

export interface HostAddress {
  readonly address: Address;
  readonly interface: Interface | undefined;
}

/** No such name: an error as that of getaddrinfo(3) in Node. */
export class HostNotFound extends Error {
  readonly code = 'ENOTFOUND';
  readonly errno = -3008;
  readonly syscall = 'getaddrinfo';
  readonly hostname: string;

  override get name(): string {
    return 'Error';
  }

  constructor(hostname: string) {
    super(`getaddrinfo ENOTFOUND ${hostname}`);
    this.hostname = hostname;
  }
}

/** Every address of a name; throws HostNotFound when it has none. */
export async function hostAddresses(
  name: string,
  names: HostNames,
  interfaces: readonly Interface[],
  signal?: AbortSignal,
): Promise<readonly HostAddress[]> {
  const literal = literalAddress(name, interfaces);
  if (literal !== undefined) return [literal];
  const texts = listed(name, names) ?? (await names.resolve?.(name, signal)) ?? [];
  const found = texts.map((text) => literalAddress(text, interfaces));
  const addresses = found.filter((one) => one !== undefined);
  if (addresses.length === 0) throw new HostNotFound(name);
  return addresses;
}

/** The address that a text is, such as `fe80::1%eth0`; undefined when it is none. */
export function literalAddress(
  text: string,
  interfaces: readonly Interface[],
): HostAddress | undefined {
  const [literal, zone] = text.split('%');
  const address = parseAddress(literal);
  if (address === undefined) return undefined;
  if (zone === undefined) return { address, interface: undefined };
  const by = interfaces.find((one) => one.name === zone || String(one.index) === zone);
  return by && { address, interface: by };
}

function listed(name: string, { hosts = {} }: HostNames): readonly string[] | undefined {
  const canonical = name.toLowerCase().replace(/\.$/, '');
  const own = Object.hasOwn(hosts, canonical) ? hosts[canonical] : undefined;
  if (own !== undefined) return typeof own === 'string' ? [own] : own;
  return canonical === 'localhost' || canonical.endsWith('.localhost') ? LOCALHOST : undefined;
}

const LOCALHOST = ['127.0.0.1', '::1'];
