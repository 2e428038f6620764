/** The options of neighbour discovery, in messages that were found sound: RFC 4861 §4.6. */
import { HARDWARE_ADDRESS_OCTETS, hardwareNumber, isGroupAt } from '../../link/hardware-address.ts';
import {
  OPTION_TYPE,
  optionBodyEnd,
  optionNonceRandomNumberEnd,
  optionNonceRandomNumberStart,
  optionSourceLinkLayerAddressLinkLayerAddressEnd,
  optionSourceLinkLayerAddressLinkLayerAddressStart,
  optionType,
  writeOption,
} from '../../../generated/network/icmpv6.wire.ts';
import { put } from '../../base/octets.ts';

/** Where the first option of a type stands in b[at, end); negative when there is none. */
export function findOption(b: Uint8Array, at: number, end: number, type: number): number {
  for (let option = at; option < end; option = optionBodyEnd(b, option)) {
    if (optionType(b, option) === type) return option;
  }
  return -1;
}

/**
 * The hardware address that an option of b[at, end) tells, of the source or the target as `type`
 * says; undefined when there is none that one station could have.
 */
export function linkLayerAddress(
  b: Uint8Array,
  at: number,
  end: number,
  type: typeof OPTION_TYPE.SOURCE_LINK_LAYER_ADDRESS | typeof OPTION_TYPE.TARGET_LINK_LAYER_ADDRESS,
): number | undefined {
  const option = findOption(b, at, end, type);
  if (option < 0) return undefined;
  const start = optionSourceLinkLayerAddressLinkLayerAddressStart(b, option);
  const octets = optionSourceLinkLayerAddressLinkLayerAddressEnd(b, option) - start;
  if (octets !== HARDWARE_ADDRESS_OCTETS || isGroupAt(b, start)) return undefined;
  const address = hardwareNumber(b, start);
  return address === 0 ? undefined : address;
}

/** Writes it at b[at], and answers where it ends. */
export function putLinkLayerAddress(
  b: Uint8Array,
  at: number,
  type: number,
  hardwareAddress: Uint8Array,
): number {
  const end = put(b, optionSourceLinkLayerAddressLinkLayerAddressStart(b, at), hardwareAddress);
  writeOption(b, at, end, type);
  return end;
}

/** RFC 3971 §5.3.2. */
export function putNonce(b: Uint8Array, at: number, nonce: Uint8Array): number {
  const end = put(b, optionNonceRandomNumberStart(b, at), nonce);
  writeOption(b, at, end, OPTION_TYPE.NONCE);
  return end;
}

/** Whether the nonce in b[at, end), if there is one, is among those that `isOurs` knows. */
export function hasNonce(
  b: Uint8Array,
  at: number,
  end: number,
  isOurs: (b: Uint8Array, from: number, to: number) => boolean,
): boolean {
  const option = findOption(b, at, end, OPTION_TYPE.NONCE);
  if (option < 0) return false;
  const start = optionNonceRandomNumberStart(b, option);
  return isOurs(b, start, optionNonceRandomNumberEnd(b, option));
}
