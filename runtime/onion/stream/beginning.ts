/** Where a stream is to lead, as BEGIN and RESOLVE say it: tor-spec §6.2, §6.4. */
import type { Address } from '../../base/address.ts';
import { IPV4_OCTETS, parseAddress, showAddress } from '../../base/address.ts';
import { encodeAddrport, encodeBeginOptions } from '../../../generated/onion/relay.value.ts';
import type { Character } from '../../../generated/onion/relay.value.ts';
import { BEGIN_FLAGS } from '../../../generated/onion/relay.wire.ts';
import { joinOctets } from '../join.ts';

/** RFC 1035 §2.3.4. */
const NAME_CHARACTERS_MAX = 255;
const PRINTABLE = /^[\x21-\x7e]+$/;

export interface HostPort {
  /** A name, or an address in text. */
  readonly host: string;
  readonly port: number;
  /** Sums of BEGIN_FLAGS; unless said otherwise, an exit may choose an IPv6 address. */
  readonly flags?: number | undefined;
}

/** Whether a name could be one: whatever is not, no exit needs to be asked. */
export function isName(host: string): boolean {
  return host.length <= NAME_CHARACTERS_MAX && PRINTABLE.test(host);
}

/** ASCII; the NUL that ends it comes by itself. */
export function charactersOf(text: string): Character[] {
  return Array.from(text, (character) => ({ is: 'letter', octet: character.charCodeAt(0) }));
}

export function beginning({ host, port, flags = BEGIN_FLAGS.IPV6_OK }: HostPort): Uint8Array {
  const shown = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  const addrport = encodeAddrport({ addrport: charactersOf(`${shown}:${port}`) });
  return flags === 0 ? addrport : joinOctets(addrport, encodeBeginOptions({ flags }));
}

/** The name under which an address is asked for: RFC 1035 §3.5, RFC 3596 §2.5. */
export function reverseName(address: Address): string {
  if (address.length === IPV4_OCTETS) return `${[...address].reverse().join('.')}.in-addr.arpa`;
  const digits = Array.from(address, (octet) => octet.toString(16).padStart(2, '0')).join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

/** As asked for: an address means its name. */
export function questionOf(name: string): string {
  const address = parseAddress(name);
  return address === undefined ? name : reverseName(address);
}

/** The address that CONNECTED names, when it names one that means anything. */
export function connectedAddress(
  ipv4Address: string | undefined,
  ipv6Address: string | undefined,
): Address | undefined {
  const text = ipv6Address ?? ipv4Address;
  const address = text === undefined ? undefined : parseAddress(text);
  return address === undefined || showAddress(address) === '0.0.0.0' ? undefined : address;
}
