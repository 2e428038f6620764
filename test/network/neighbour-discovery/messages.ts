/** A host, its neighbour, and what they say to each other. */
import type { MessageBody, Option } from '../../../generated/network/icmpv6.value.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { showAddress } from '../../../runtime/base/address.ts';
import {
  parseHardwareAddress,
  showHardwareAddress,
} from '../../../runtime/link/hardware-address.ts';
import { Host } from '../ipv6/host.ts';

export const PEER = 'fe80::2';
export const OURS = 'fe80::1';
export const GLOBAL = '2001:db8::1';
export const PEER_HARDWARE = '02:00:00:00:00:02';
export const { UDP } = PROTOCOL_NUMBER;

/** Its own addresses are there, and it makes none. */
export function host(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own(`${OURS}/64`);
  one.own(`${GLOBAL}/64`);
  one.sent(10_000);
  return one;
}

export const sourceAt = (text: string): Option => ({
  body: { is: 'sourceLinkLayerAddress', linkLayerAddress: parseHardwareAddress(text) },
});
export const targetAt = (text: string): Option => ({
  body: { is: 'targetLinkLayerAddress', linkLayerAddress: parseHardwareAddress(text) },
});

export const solicitation = (
  targetAddress: string,
  ...options: readonly Option[]
): Extract<MessageBody, { is: 'neighborSolicitation' }> => ({
  is: 'neighborSolicitation',
  targetAddress,
  options,
});

export interface Flags {
  readonly router?: boolean;
  readonly solicited?: boolean;
  readonly override?: boolean;
}

export const advertisement = (
  targetAddress: string,
  { router = false, solicited = false, override = false }: Flags,
  ...options: readonly Option[]
): Extract<MessageBody, { is: 'neighborAdvertisement' }> => ({
  is: 'neighborAdvertisement',
  router,
  solicited,
  override,
  targetAddress,
  options,
});

/** `address hardware state` of each neighbour. */
export function known({ here }: Host): string[] {
  return here.neighbours.entries().map(({ address, hardwareAddress, state }) => {
    const at = hardwareAddress === undefined ? '?' : showHardwareAddress(hardwareAddress);
    return `${showAddress(address)} ${at} ${state}`;
  });
}

export const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
