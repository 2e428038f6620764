/** An authority with relays of which each has only its descriptor. */
import { addressOf } from '../../../runtime/base/address.ts';
import { LaboratoryAuthority } from '../../../runtime/onion/authority.ts';
import {
  makeRelayCertificates,
  makeRelayIdentity,
} from '../../../runtime/onion/certificates/make.ts';
import { makeDescriptor } from '../../../runtime/onion/relay/descriptor.ts';
import { ExitPolicy } from '../../../runtime/onion/relay/exit-policy.ts';
import { crypto } from '../relay/bench.ts';

export const NOW = 1_800_000_000;
const tapKey = crypto.rsaPair(1024);

export function laboratoryAuthority(authorities: number): LaboratoryAuthority {
  return new LaboratoryAuthority({
    crypto,
    unixSeconds: () => NOW,
    authorities: Array.from({ length: authorities }, (_, index) => ({
      nickname: `lab${index}`,
      place: { address: addressOf(`192.0.2.${index + 1}`), port: 9030 },
    })),
    parameters: { circwindow: 1000, cbtmintimeout: 10 },
    keyBits: 1024,
  });
}

export function descriptorOf(nickname: string, policy: ExitPolicy): string {
  const identity = makeRelayIdentity(crypto);
  return makeDescriptor({
    crypto,
    identity,
    certificates: makeRelayCertificates(crypto, identity, NOW),
    onionKey: crypto.x25519Pair(),
    tapKey,
    nickname,
    places: [{ address: addressOf('192.0.2.77'), port: 9001 }],
    policy,
    platform: 'nonos-net 0.1.0',
    bandwidth: 5_000_000,
    uptimeSeconds: 0,
    isDirectory: true,
    published: NOW,
  });
}
