/**
 * Letters of DHCPv6. One that came is believed where all of it is as the spec says, and it answers
 * what we asked; of what it gives, what could be nobody's address or name is left out.
 */
import { decodeMessage, encodeMessage } from '../../../generated/application/dhcpv6.value.ts';
import type { IaOption, Option } from '../../../generated/application/dhcpv6.value.ts';
import {
  MESSAGE_TYPE,
  OPTION_CODE,
  STATUS_CODE,
} from '../../../generated/application/dhcpv6.wire.ts';
import { encodeDuid } from '../../../generated/application/dhcpv4.value.ts';
import type { Duid } from '../../../generated/application/dhcpv4.value.ts';
import { addressOf, isUnspecified, sameAddress } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { copyOf } from '../../base/octets.ts';
import { HARDWARE_TYPE_ETHERNET } from '../../link/hardware-address.ts';
import { isLinkLocalAt, isLoopbackAt, isMulticastAt } from '../../network/ipv6-address.ts';
import { isName, LEASE_NAMES_MAX, LEASE_SERVERS_MAX } from '../dhcp/lease.ts';

/** Of one association; more are not used. */
export const LEASE_ADDRESSES_MAX = 8;
const SECOND = 1000;
const FOR_EVER = 0xffffffff;
/** RFC 8415 §21.9, in tens of milliseconds. */
const ELAPSED_MAX = 0xffff;

export type Kind = Wanting | 'CONFIRM' | 'RELEASE' | 'DECLINE';
/** Kinds that ask for something. */
type Wanting = 'SOLICIT' | 'REQUEST' | 'RENEW' | 'REBIND' | 'INFORMATION_REQUEST';

export interface Said {
  readonly kind: Kind;
  readonly transactionId: number;
  readonly hardwareAddress: Uint8Array;
  readonly elapsedMs: number;
  /** Undefined where no addresses are spoken of. */
  readonly iaid?: number | undefined;
  readonly addresses?: readonly string[] | undefined;
  readonly server?: Duid | undefined;
}

/** In milliseconds from now; Infinity for ever. */
export interface LeasedAddress {
  readonly address: string;
  readonly preferredMs: number;
  readonly validMs: number;
}

/** What a server says. */
export interface Answer {
  readonly isAdvertisement: boolean;
  /** The server wants to be taken at once. */
  readonly isAtOnce: boolean;
  readonly server: Duid;
  /** Not on this link, no binding, and the like. */
  readonly isNo: boolean;
  /** Whether it speaks of our association: else it is no answer about it. */
  readonly isAboutOurs: boolean;
  /** None where it has none for us. */
  readonly addresses: readonly LeasedAddress[];
  /** In milliseconds; Infinity where it never comes. */
  readonly renewalMs: number;
  readonly rebindingMs: number;
  readonly dnsServers: readonly string[];
  readonly search: readonly string[];
  /** In milliseconds; undefined where it does not say. */
  readonly refreshMs: number | undefined;
}

export type HearingCounters = Counters<
  'received' | 'malformed' | 'otherKind' | 'otherExchange' | 'notForUs' | 'noServer' | 'failed'
>;

/** Who we are: RFC 7844 §4.3, no more than the hardware address that all can see. */
export function duidOf(hardwareAddress: Uint8Array): Duid {
  const linkLayerAddress = copyOf(hardwareAddress);
  return { is: 'duidLl', hardwareType: HARDWARE_TYPE_ETHERNET, linkLayerAddress };
}

export function encodeLetter(said: Said): Uint8Array {
  const { kind, transactionId, hardwareAddress, elapsedMs, iaid, addresses = [], server } = said;
  const options: Option[] = [
    option({ is: 'clientIdentifier', clientDuid: duidOf(hardwareAddress) }),
    option({ is: 'elapsedTime', elapsedTime: Math.min(ELAPSED_MAX, Math.floor(elapsedMs / 10)) }),
  ];
  if (server !== undefined) options.push(option({ is: 'serverIdentifier', serverDuid: server }));
  if (iaid !== undefined) {
    const iaOptions = addresses.map(addressOption);
    options.push(option({ is: 'nonTemporaryAddresses', iaid, t1: 0, t2: 0, iaOptions }));
  }
  if (kind !== 'CONFIRM' && kind !== 'RELEASE' && kind !== 'DECLINE') {
    const { DNS_RECURSIVE_NAME_SERVER, DOMAIN_SEARCH_LIST, SOL_MAX_RT } = OPTION_CODE;
    const requestedOptions: number[] = [DNS_RECURSIVE_NAME_SERVER, DOMAIN_SEARCH_LIST, SOL_MAX_RT];
    if (kind === 'INFORMATION_REQUEST') {
      requestedOptions.push(OPTION_CODE.INFORMATION_REFRESH_TIME);
    }
    options.push(option({ is: 'optionRequest', requestedOptions }));
  }
  const messageType = MESSAGE_TYPE[kind];
  return encodeMessage({ body: { is: 'plain', messageType, transactionId, options } });
}

function option(content: Option['content']): Option {
  return { content };
}

function addressOption(address: string): IaOption {
  const none = { preferredLifetime: 0, validLifetime: 0, addressOptions: new Uint8Array(0) };
  return { iaContent: { is: 'address', address, ...none } };
}

type Content<Is extends Option['content']['is']> = Extract<Option['content'], { readonly is: Is }>;

export class Hearing {
  readonly counters: HearingCounters = countersOf(
    'received',
    'malformed',
    'otherKind',
    'otherExchange',
    'notForUs',
    'noServer',
    'failed',
  );

  /** What b[from, to) answers; undefined when that is nothing. */
  hear(
    b: Uint8Array,
    from: number,
    to: number,
    { transactionId, hardwareAddress, iaid }: Omit<Said, 'kind' | 'elapsedMs'>,
  ): Answer | undefined {
    const { counters } = this;
    counters.received++;
    const decoded = decodeMessage(copyOf(b, from, to));
    if (!decoded.ok) return this.#none('malformed');
    const { body } = decoded.value;
    const isAdvertisement = body.messageType === MESSAGE_TYPE.ADVERTISE;
    if (body.is !== 'plain') return this.#none('otherKind');
    if (!isAdvertisement && body.messageType !== MESSAGE_TYPE.REPLY) {
      return this.#none('otherKind');
    }
    if (body.transactionId !== transactionId) return this.#none('otherExchange');
    const find = <Is extends Option['content']['is']>(is: Is): Content<Is> | undefined =>
      body.options.map(({ content }) => content).find((one) => one.is === is) as
        Content<Is> | undefined;
    const client = find('clientIdentifier')?.clientDuid;
    const ours = encodeDuid(duidOf(hardwareAddress));
    if (client === undefined || !sameAddress(encodeDuid(client), ours)) {
      return this.#none('notForUs');
    }
    const server = find('serverIdentifier')?.serverDuid;
    if (server === undefined) return this.#none('noServer');
    const status = find('statusCode')?.statusCode ?? STATUS_CODE.SUCCESS;
    // RFC 8415 §18.2.10: only NotOnLink and NoBinding mean that there is nothing for us.
    if (status === STATUS_CODE.UNSPECFAIL) return this.#none('failed');
    const isNo = status !== STATUS_CODE.SUCCESS;
    const refresh = find('informationRefreshTime')?.refreshTime;
    return {
      isAdvertisement,
      isAtOnce: find('preference')?.preference === PREFERENCE_MAX,
      server,
      isNo,
      ...leasedIn(find('nonTemporaryAddresses'), iaid, isNo),
      dnsServers: (find('dnsRecursiveNameServer')?.dnsServers ?? [])
        .filter(isHost)
        .slice(0, LEASE_SERVERS_MAX),
      search: (find('domainSearchList')?.searchList ?? []).filter(isName).slice(0, LEASE_NAMES_MAX),
      refreshMs: refresh === undefined ? undefined : msOf(refresh),
    };
  }

  #none(reason: keyof HearingCounters): undefined {
    this.counters[reason]++;
  }
}

/** RFC 8415 §18.2.1. */
const PREFERENCE_MAX = 255;

type Leased = Pick<Answer, 'isAboutOurs' | 'addresses' | 'renewalMs' | 'rebindingMs'>;
const nothing = (isAboutOurs: boolean): Leased => {
  return { isAboutOurs, addresses: [], renewalMs: Infinity, rebindingMs: Infinity };
};

function leasedIn(
  association: Content<'nonTemporaryAddresses'> | undefined,
  iaid: number | undefined,
  hasFailed: boolean,
): Leased {
  if (association === undefined || association.iaid !== iaid) return nothing(hasFailed);
  const { iaOptions, t1, t2 } = association;
  const contents = iaOptions.map(({ iaContent }) => iaContent);
  const isRefused = contents.some((one) => one.is === 'iaStatus' && one.iaStatusCode !== 0);
  const addresses = contents
    .flatMap((one) => (one.is === 'address' ? [one] : []))
    // RFC 8415 §21.6: one that is preferred for longer than it is valid is none.
    .filter((one) => one.preferredLifetime <= one.validLifetime && one.validLifetime > 0)
    .filter(({ address }) => isHost(address) && !isLinkLocalAt(addressOf(address), 0))
    .slice(0, LEASE_ADDRESSES_MAX)
    .map(({ address, preferredLifetime, validLifetime }) => {
      return { address, preferredMs: msOf(preferredLifetime), validMs: msOf(validLifetime) };
    });
  if (isRefused || addresses.length === 0) return nothing(true);
  const shortest = Math.min(...addresses.map(({ preferredMs }) => preferredMs));
  // RFC 8415 §21.4: what the server leaves to us, or says in no order.
  const isSaid = t1 > 0 && t2 > 0 && t1 <= t2;
  return {
    isAboutOurs: true,
    addresses,
    renewalMs: isSaid ? msOf(t1) : shortest * 0.5,
    rebindingMs: isSaid ? msOf(t2) : shortest * 0.8,
  };
}

function isHost(text: string): boolean {
  const address = addressOf(text);
  return !isMulticastAt(address, 0) && !isLoopbackAt(address, 0) && !isUnspecified(address);
}

function msOf(seconds: number): number {
  return seconds === FOR_EVER ? Infinity : seconds * SECOND;
}
