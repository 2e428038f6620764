/**
 * What a client hears. A letter is believed only where it answers what was asked, by this host,
 * over this link, and says what lease.ts lets through; the rest is counted by what is wrong with
 * it.
 */
import * as wire from '../../../generated/application/dhcpv4.wire.ts';
import { addressOf, ipv4Word, sameAddress } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { DatagramMeta } from '../../transport/udp/user.ts';
import { grantedIn } from './lease.ts';
import type { Granted, LeaseFault } from './lease.ts';
import { hardwareAddressIn, isLetter, readOptions } from './letter.ts';
import type { Options } from './letter.ts';

export type HearingCounters = Counters<
  | 'received'
  | 'malformed'
  | 'malformedOptions'
  | 'notForUs'
  | 'otherExchange'
  | 'otherKind'
  | 'offers'
  | 'acknowledgments'
  | 'refusals'
  | LeaseFault
>;

/** What an answer answers. */
export interface Asked {
  readonly xid: number;
  readonly hardwareAddress: Uint8Array;
}

/** Addresses are signed words. */
export type Heard =
  | {
      readonly is: 'offer' | 'acknowledgment';
      readonly address: number;
      readonly server: number;
      readonly granted: Granted;
    }
  | { readonly is: 'refusal'; readonly server: number | undefined };

const { SERVER } = wire.PORT;
const { DHCPOFFER, DHCPACK, DHCPNAK } = wire.MESSAGE_TYPE;

export class Hearing {
  readonly counters: HearingCounters = countersOf(
    'received',
    'malformed',
    'malformedOptions',
    'notForUs',
    'otherExchange',
    'otherKind',
    'offers',
    'acknowledgments',
    'refusals',
    'noServer',
    'noAddress',
    'badMask',
    'noLeaseTime',
  );

  /** What b[from, to) answers; undefined when that is nothing. */
  hear(
    b: Uint8Array,
    from: number,
    to: number,
    { sourcePort }: Pick<DatagramMeta, 'sourcePort'>,
    { xid, hardwareAddress }: Asked,
  ): Heard | undefined {
    const { counters } = this;
    counters.received++;
    if (sourcePort !== SERVER || !isLetter(b, from, to)) {
      counters.malformed++;
      return undefined;
    }
    const isReply = wire.op(b, from) === wire.OP.BOOTREPLY;
    if (!isReply || !sameAddress(hardwareAddressIn(b, from), hardwareAddress)) {
      counters.notForUs++;
      return undefined;
    }
    // Before anything is read that could take time.
    if (wire.xid(b, from) !== xid) {
      counters.otherExchange++;
      return undefined;
    }
    const options = readOptions(b, from, to);
    counters.malformedOptions += options.malformed;
    return this.#answerIn(options, wire.yiaddr(b, from) | 0);
  }

  #answerIn(options: Options, address: number): Heard | undefined {
    const { counters } = this;
    switch (options.get('dhcpMessageType')?.messageType) {
      case DHCPOFFER:
        counters.offers++;
        return this.#grantIn('offer', options, address);
      case DHCPACK:
        counters.acknowledgments++;
        return this.#grantIn('acknowledgment', options, address);
      case DHCPNAK: {
        counters.refusals++;
        const server = options.get('serverIdentifier')?.serverIdentifier;
        return { is: 'refusal', server: server === undefined ? undefined : wordOf(server) };
      }
      default:
        counters.otherKind++;
        return undefined;
    }
  }

  #grantIn(is: 'offer' | 'acknowledgment', options: Options, address: number): Heard | undefined {
    const granted = grantedIn(options, address);
    if (typeof granted === 'string') {
      this.counters[granted]++;
      return undefined;
    }
    return { is, address, server: wordOf(granted.terms.server), granted };
  }
}

function wordOf(text: string): number {
  return ipv4Word(addressOf(text), 0);
}
