/** What a router of a test says: an advertisement, and its options. */
import type { MessageBody, Option } from '../../../generated/network/icmpv6.value.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { parseHardwareAddress } from '../../../runtime/link/hardware-address.ts';

export const ROUTER = 'fe80::9';
export const ROUTER_HARDWARE = '02:00:00:00:00:09';
export const TO_ALL = { from: ROUTER, to: 'ff02::1' } as const;
export const FOR_EVER = 0xffffffff;

export type Advertisement = Extract<MessageBody, { is: 'routerAdvertisement' }>;

export function advertisement(
  said: Partial<Omit<Advertisement, 'is' | 'options'>> = {},
  ...options: readonly Option[]
): Advertisement {
  return {
    is: 'routerAdvertisement',
    curHopLimit: 0,
    managedAddressConfiguration: false,
    otherConfiguration: false,
    homeAgent: false,
    prf: 0,
    proxy: false,
    routerLifetime: 1800,
    reachableTime: 0,
    retransTimer: 0,
    ...said,
    options,
  };
}

export interface PrefixSaid {
  readonly valid?: number;
  readonly preferred?: number;
  readonly onLink?: boolean;
  readonly autonomous?: boolean;
}

/** `2001:db8::/64`, by default for a day, and four hours to be preferred. */
export function prefixOption(text: string, said: PrefixSaid = {}): Option {
  const [prefix, length] = text.split('/');
  return {
    body: {
      is: 'prefixInformation',
      prefixLength: Number(length),
      onLink: said.onLink ?? true,
      autonomous: said.autonomous ?? true,
      routerAddress: false,
      dhcpv6PdPreferred: false,
      validLifetime: said.valid ?? 86_400,
      preferredLifetime: said.preferred ?? 14_400,
      prefix,
    },
  };
}

export function mtuOption(linkMtu: number): Option {
  return { body: { is: 'mtu', linkMtu } };
}

export function routeOption(
  prefix: Uint8Array,
  prefixLength: number,
  prf: number,
  routeLifetime = 600,
): Option {
  return { body: { is: 'routeInformation', prefixLength, prf, routeLifetime, prefix } };
}

export function serverOption(lifetime: number, ...addresses: readonly string[]): Option {
  return { body: { is: 'recursiveDnsServer', lifetime, addresses } };
}

/** As many names as fill whole words of eight octets are the test's to find. */
export function domainOption(lifetime: number, ...domainNames: readonly string[]): Option {
  const size = domainNames.reduce((sum, name) => sum + name.length + 2, 0);
  const missing = (8 - (size % 8)) % 8;
  const filled = [...domainNames, ...Array.from({ length: missing }, () => '')];
  return { body: { is: 'dnsSearchList', lifetime, domainNames: filled } };
}

export function sourceOption(hardwareAddress = ROUTER_HARDWARE): Option {
  const linkLayerAddress = parseHardwareAddress(hardwareAddress);
  return { body: { is: 'sourceLinkLayerAddress', linkLayerAddress } };
}

/** One that says something of everything. */
export const everything = advertisement(
  { curHopLimit: 99, retransTimer: 777, otherConfiguration: true },
  sourceOption(),
  mtuOption(1300),
  prefixOption('2001:db8:1::/64'),
  routeOption(addressOf('2001:db8:7::').slice(0, 8), 48, 1),
  serverOption(300, '2001:db8::53'),
  domainOption(300, 'example.org'),
);
