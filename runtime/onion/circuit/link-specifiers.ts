/** Where a relay is, and who it must prove to be, as EXTEND2 says it: tor-spec §5.1.2. */
import { IPV4_OCTETS, showAddress } from '../../base/address.ts';
import type { LinkSpecifier } from '../../../generated/onion/relay.value.ts';
import type { RelayTarget } from '../target.ts';

/** In the order in which C tor says them, so that nobody is told by it. */
export function linkSpecifiersOf(target: RelayTarget): LinkSpecifier[] {
  const specifiers: LinkSpecifier[] = [];
  const ipv4 = target.places.find(({ address }) => address.length === IPV4_OCTETS);
  const ipv6 = target.places.find(({ address }) => address.length !== IPV4_OCTETS);
  if (ipv4 !== undefined) {
    const { address, port } = ipv4;
    specifiers.push({ is: 'ipv4', ipv4Address: showAddress(address), orport: port });
  }
  specifiers.push({ is: 'legacyIdentity', identityFingerprint: target.rsaIdentity });
  if (target.ed25519Identity !== undefined) {
    specifiers.push({ is: 'ed25519Identity', ed25519Identity: target.ed25519Identity });
  }
  if (ipv6 !== undefined) {
    const { address, port } = ipv6;
    specifiers.push({ is: 'ipv6', ipv6Address: showAddress(address), orport: port });
  }
  return specifiers;
}
