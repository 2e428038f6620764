/**
 * The last eight octets of addresses that we give ourselves. Stable ones are the same for the same
 * network and tell nothing of any other (RFC 7217); temporary ones are drawn by chance (RFC 8981
 * §3.3.1). Neither is one that means something else (RFC 5453).
 */
import type { Address, Prefix } from '../../base/address.ts';
import { holds, prefixOf } from '../../base/address.ts';
import { putUint } from '../../base/octets.ts';
import type { Random } from '../../base/random.ts';
import { SIPHASH_KEY_OCTETS, SipHash } from '../../base/siphash.ts';
import { addressIn } from '../ipv6-address.ts';

export const IDENTIFIER_OCTETS = 8;
/** RFC 7217 §5: a key of at least 128 bits, that stays as long as the addresses shall. */
export const SECRET_OCTETS: number = SIPHASH_KEY_OCTETS;
/** Nobody names an interface in more. */
const NAME_OCTETS_MAX = 255;

/** IANA's registry of RFC 5453 §3, as addresses of no network: the subnet routers', and others'. */
const RESERVED: readonly Prefix[] = [
  prefixOf('::/128'),
  prefixOf('::200:5eff:fe00:0/104'),
  prefixOf('::fdff:ffff:ffff:ff80/121'),
];
const NOWHERE: Prefix = prefixOf('::/64');

export function isReserved(identifier: Uint8Array): boolean {
  const address = addressIn(NOWHERE, identifier);
  return RESERVED.some((prefix) => holds(prefix, address, 0));
}

export class StableIdentifiers {
  readonly #hash: SipHash;

  /** `secret`: sixteen octets. */
  constructor(secret: Uint8Array) {
    this.#hash = new SipHash(secret);
  }

  /**
   * RFC 7217 §5: F(Prefix, Net_Iface, Network_ID, DAD_Counter, secret_key). The next counter's
   * where it would mean something else.
   */
  address(
    prefix: Prefix,
    interfaceName: string,
    networkId: Uint8Array,
    dadCounter: number,
  ): Address {
    const name = new TextEncoder().encode(interfaceName).subarray(0, NAME_OCTETS_MAX);
    // Each part with its length in front, so that no two inputs are written alike.
    const input = Uint8Array.of(
      prefix.length,
      ...prefix.address,
      name.length,
      ...name,
      networkId.length & 0xff,
      ...networkId,
      dadCounter,
    );
    const low = this.#hash.octets(input, 0, input.length);
    const identifier = new Uint8Array(IDENTIFIER_OCTETS);
    putUint(identifier, 0, 4, this.#hash.high >>> 0, false);
    putUint(identifier, 4, IDENTIFIER_OCTETS, low >>> 0, false);
    if (isReserved(identifier)) {
      return this.address(prefix, interfaceName, networkId, dadCounter + 1);
    }
    return addressIn(prefix, identifier);
  }
}

/** An address that nobody can tie to another one. */
export function temporaryAddress(prefix: Prefix, random: Random): Address {
  const identifier = new Uint8Array(IDENTIFIER_OCTETS);
  do random.fill(identifier);
  while (isReserved(identifier));
  return addressIn(prefix, identifier);
}
