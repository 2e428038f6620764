/**
 * Which hardware address we show. The one that came with a device tells every network which device
 * it is, and so who; so we show another one, by chance at each start, or the same to a network each
 * time we come and another one to the next.
 */
import {
  setHardwareAddressGroup,
  setHardwareAddressLocal,
} from '../../generated/link/ethernet.wire.ts';
import { copyOf, putUint } from '../base/octets.ts';
import type { Random } from '../base/random.ts';
import { SipHash } from '../base/siphash.ts';
import { putText } from '../base/text.ts';
import { HARDWARE_ADDRESS_OCTETS, isGroupAt, isNobody } from './hardware-address.ts';

export type MacPolicy =
  /** Another one at each start. */
  | { readonly kind: 'session' }
  /** The same in the same network: `secret` has sixteen octets, and must stay the same as well. */
  | { readonly kind: 'network'; readonly secret: Uint8Array; readonly network: string }
  | { readonly kind: 'static'; readonly hardwareAddress: Uint8Array };

/** What else may be derived from the same secret is not derived from this text. */
const PURPOSE = 'hardware address of ';

/** Octets that a character of UTF-16 takes at most. */
const CHARACTER_OCTETS_MAX = 3;

export function chooseHardwareAddress(policy: MacPolicy, random: Random): Uint8Array {
  switch (policy.kind) {
    case 'session': {
      const address = new Uint8Array(HARDWARE_ADDRESS_OCTETS);
      random.fill(address);
      return asOurs(address);
    }
    case 'network':
      return asOurs(ofNetwork(policy.secret, policy.network));
    case 'static':
      return checked(policy.hardwareAddress);
  }
}

function ofNetwork(secret: Uint8Array, network: string): Uint8Array {
  const text = PURPOSE + network;
  const b = new Uint8Array(CHARACTER_OCTETS_MAX * text.length);
  const hash = new SipHash(secret);
  const low = hash.octets(b, 0, putText(b, 0, text));
  const address = new Uint8Array(HARDWARE_ADDRESS_OCTETS);
  putUint(address, 0, 2, hash.high & 0xffff, false);
  putUint(address, 2, HARDWARE_ADDRESS_OCTETS, low >>> 0, false);
  return address;
}

/** RFC 9542 §2.1: given by ourselves, to one station. */
function asOurs(address: Uint8Array): Uint8Array {
  setHardwareAddressLocal(address, 0, 1);
  setHardwareAddressGroup(address, 0, 0);
  return address;
}

function checked(address: Uint8Array): Uint8Array {
  if (address.length !== HARDWARE_ADDRESS_OCTETS) {
    throw new RangeError(`hardwareAddress: ${address.length} octets, expected 6`);
  }
  if (isGroupAt(address, 0) || isNobody(address)) {
    throw new RangeError('hardwareAddress: not that of one station');
  }
  return copyOf(address);
}
