/** NETINFO: what time it is, whom we see, and where we live. tor-spec §4.5. */
import type {
  Address as WireAddress,
  AddressAval,
  CellBody,
} from '../../../generated/onion/tor.value.ts';
import { ADDRESS_TYPE } from '../../../generated/onion/tor.wire.ts';
import { addressOf, IPV6_OCTETS, showAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';

type Netinfo = Extract<CellBody, { readonly is: 'netinfo' }>;

/** A client says neither what time it is nor where it lives: zero, and nothing. */
export function netinfoOf(time: number, other: Address, own: readonly Address[]): Netinfo {
  return {
    is: 'netinfo',
    time,
    otherAddress: wireAddress(other),
    myAddresses: own.map(wireAddress),
  };
}

/** As the other end sees us; undefined when it does not say so in a way that we know. */
export function ourAddress({ otherAddress }: Netinfo): Address | undefined {
  const { aval } = otherAddress;
  if (aval.is === 'ipv4') return addressOf(aval.ipv4Address);
  if (aval.is === 'ipv6') return addressOf(aval.ipv6Address);
  return undefined;
}

function wireAddress(address: Address): WireAddress {
  const text = showAddress(address);
  const isLong = address.length === IPV6_OCTETS;
  const aval: AddressAval = isLong
    ? { is: 'ipv6', ipv6Address: text }
    : { is: 'ipv4', ipv4Address: text };
  return { atype: isLong ? ADDRESS_TYPE.IPV6 : ADDRESS_TYPE.IPV4, aval };
}
