/**
 * A client of DHCPv6 on one interface, with one association of addresses: the machine of
 * spec/application/dhcpv6-client.protocol.
 */
import * as machine from '../../../generated/application/dhcpv6-client.machine.ts';
import type { Duid } from '../../../generated/application/dhcpv4.value.ts';
import { sameAddress } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { copyOf } from '../../base/octets.ts';
import { below, fraction } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import type { Ipv6 } from '../../network/ipv6.ts';
import type { DhcpGround } from '../dhcp/client.ts';
import { LeasedAddresses } from './leased.ts';
import { encodeLetter, Hearing } from './letter.ts';
import type { Answer, Kind, LeasedAddress } from './letter.ts';
import { Voice } from './voice.ts';
import { Waits } from './waits.ts';

export interface Dhcpv6Ground extends DhcpGround {
  readonly ipv6: Ipv6;
}

export interface Dhcpv6Lease {
  readonly addresses: readonly LeasedAddress[];
  readonly dnsServers: readonly string[];
  readonly search: readonly string[];
}

export interface Dhcpv6ClientOptions {
  /** A new lease, or the old one for longer; undefined when it is lost. */
  readonly onLease?: (lease: Dhcpv6Lease | undefined) => void;
  readonly onChange?: () => void;
}

/** RFC 8415 §16.1. */
const TRANSACTION_IDS = 2 ** 24;
/** RFC 8415 §7.6, in milliseconds. */
const DELAY_MAX = 1000;

const TIMERS = [
  machine.DELAY_TIMER,
  machine.RETRANSMISSION_TIMER,
  machine.PATIENCE_TIMER,
  machine.RENEWAL_TIMER,
  machine.REBINDING_TIMER,
  machine.EXPIRY_TIMER,
] as const;

export class Dhcpv6Client implements machine.Client {
  readonly on: NetworkInterface;
  readonly counters: Counters<'unasked' | 'declined'> = countersOf('unasked', 'declined');
  readonly hearing: Hearing = new Hearing();
  readonly voice: Voice;
  state: machine.ClientState = machine.STOPPED;
  t1Time = 0;
  t2Time = 0;
  validTime = 0;
  xid = 0;
  firstWait = 0;
  longestWait = 0;
  attempts = 0;
  readonly #ground: Dhcpv6Ground;
  readonly #options: Dhcpv6ClientOptions;
  readonly #addresses: LeasedAddresses;
  readonly #waits: Waits;
  readonly #timers: readonly Timer[];
  #advertised: Duid | undefined;
  #server: Duid | undefined;
  #answer: Answer | undefined;
  #lease: Dhcpv6Lease | undefined;
  #askedAt = 0;
  #hasBegun = false;
  /** What was said last. */
  #said: Kind = 'SOLICIT';
  /** As which hardware address servers know us. */
  #knownAs: Uint8Array;

  constructor(ground: Dhcpv6Ground, on: NetworkInterface, options: Dhcpv6ClientOptions = {}) {
    const { ip, ipv6, udp, timers, random } = ground;
    this.on = on;
    this.#ground = ground;
    this.#options = options;
    this.#knownAs = copyOf(on.link.hardwareAddress);
    this.voice = new Voice(on, udp);
    this.#addresses = new LeasedAddresses(ip, ipv6, on);
    this.#waits = new Waits(random);
    this.#timers = TIMERS.map(
      (timer) => new Timer(timers, () => this.#tell(() => machine.onClientTimer(this, timer))),
    );
    machine.startClient(this);
    on.link.onLinkChange((isUp) => {
      if (isUp) this.#linkCame();
    });
    ipv6.listen({
      duplicate: (where, address) => {
        const isOurs = where === on && this.#addresses.has(address);
        if (isOurs) this.#tell(() => machine.onAddressTaken(this));
      },
    });
  }

  #linkCame(): void {
    const { hardwareAddress } = this.on.link;
    const isSame = sameAddress(hardwareAddress, this.#knownAs);
    this.#knownAs = copyOf(hardwareAddress);
    // RFC 7844 §3.5: who shows another face does not speak of what the old one had.
    this.#tell(() => (isSame ? machine.onLinkBack(this) : machine.onLinkLost(this)));
  }

  get stateName(): string {
    return machine.stateNames[this.state];
  }

  get lease(): Dhcpv6Lease | undefined {
    return this.#lease;
  }

  /** Gets addresses and keeps them. False when somebody else has the port of clients. */
  start(): boolean {
    const fault = this.voice.open((b, from, to) => this.#receive(b, from, to));
    if (fault !== undefined) return false;
    this.#hasBegun = false;
    this.#tell(() => machine.onStart(this));
    return true;
  }

  renew(): void {
    this.#tell(() => machine.onRenew(this));
  }

  /** Gives the addresses back. */
  release(): void {
    this.#tell(() => machine.onRelease(this));
    this.voice.close();
  }

  /** Asks no more. */
  stop(): void {
    this.#tell(() => machine.onStop(this));
    this.voice.close();
  }

  #tell(event: () => machine.ClientOutcome): machine.ClientOutcome {
    const before = this.state;
    const outcome = event();
    if (this.state !== before) this.#options.onChange?.();
    return outcome;
  }

  #receive(b: Uint8Array, from: number, to: number): void {
    const { hardwareAddress } = this.on.link;
    const asked = { transactionId: this.xid, hardwareAddress, iaid: this.on.index };
    const answer = this.hearing.hear(b, from, to, asked);
    if (answer === undefined) return;
    const before = this.#answer;
    this.#answer = answer;
    if (this.#tell(() => this.#hear(answer)) === machine.HANDLED) return;
    this.#answer = before;
    this.counters.unasked++;
  }

  #hear(answer: Answer): machine.ClientOutcome {
    const { isAdvertisement, isAtOnce: atOnce, isNo, isAboutOurs, addresses } = answer;
    const transactionId = this.xid;
    const hasAddress = addresses.length > 0;
    // RFC 8415 §18.3.3: yes or no, and no word of addresses.
    if (this.#said === 'CONFIRM' && !isAdvertisement) {
      return isNo
        ? machine.onRefusal(this, { transactionId })
        : machine.onConfirmation(this, { transactionId });
    }
    // RFC 8415 §18.2.10.1: what is not spoken of is asked for again.
    if (!isAboutOurs) return machine.IGNORED;
    if (!isAdvertisement) {
      return hasAddress
        ? machine.onReply(this, { transactionId })
        : machine.onRefusal(this, { transactionId });
    }
    // RFC 8415 §18.2.9: who advertises no address is not asked for one.
    if (!hasAddress) return machine.IGNORED;
    return machine.onAdvertise(this, { transactionId, atOnce });
  }

  aFreshTransactionId(): number {
    this.#waits.reset();
    this.#askedAt = this.#ground.timers.clock.now();
    return below(this.#ground.random, TRANSACTION_IDS);
  }

  aMomentToWait(): number {
    // Nobody else begins at this moment: it is our user who waits.
    const isFirst = !this.#hasBegun;
    this.#hasBegun = true;
    this.#advertised = undefined;
    return isFirst ? 0 : DELAY_MAX * fraction(this.#ground.random);
  }

  theNextWait(): number {
    return this.#waits.next(this.firstWait, this.longestWait);
  }

  anAdvertisementIsKept(): boolean {
    return this.#advertised !== undefined;
  }

  keepTheAdvertisement(): void {
    this.#advertised ??= this.#answer?.server;
  }

  sendSolicit(): void {
    this.#say('SOLICIT', undefined, []);
  }

  sendRequest(): void {
    this.#say('REQUEST', this.#advertised, []);
  }

  sendConfirm(): void {
    this.#say('CONFIRM', undefined);
  }

  sendRenew(): void {
    this.#say('RENEW', this.#server);
  }

  sendRebind(): void {
    this.#say('REBIND', undefined);
  }

  sendRelease(): void {
    this.#sayOnce('RELEASE');
  }

  sendDecline(): void {
    this.counters.declined++;
    this.#sayOnce('DECLINE');
  }

  takeTheAddresses(): void {
    const answer = this.#answer;
    if (answer === undefined) return;
    const { addresses, dnsServers, search, server } = answer;
    this.#server = server;
    this.#addresses.apply(addresses);
    this.t1Time = answer.renewalMs;
    this.t2Time = answer.rebindingMs;
    this.validTime = Math.max(...addresses.map(({ validMs }) => validMs));
    this.#lease = { addresses, dnsServers, search };
    this.#options.onLease?.(this.#lease);
  }

  giveUpTheAddresses(): void {
    this.#addresses.remove();
    this.#lease = undefined;
    this.#options.onLease?.(undefined);
  }

  startTimer(timer: machine.ClientTimer, ms: number): void {
    this.#timers[timer].start(ms);
  }

  cancelTimer(timer: machine.ClientTimer): void {
    this.#timers[timer].stop();
  }

  /** An exchange of one letter, whose answer changes nothing. */
  #sayOnce(kind: 'RELEASE' | 'DECLINE'): void {
    this.xid = this.aFreshTransactionId();
    this.#say(kind, this.#server);
  }

  #say(kind: Kind, server: Duid | undefined, addresses = this.#leased): void {
    this.#said = kind;
    const octets = encodeLetter({
      kind,
      transactionId: this.xid,
      hardwareAddress: this.on.link.hardwareAddress,
      elapsedMs: this.#ground.timers.clock.now() - this.#askedAt,
      iaid: this.on.index,
      addresses,
      server,
    });
    this.voice.say(octets);
  }

  get #leased(): readonly string[] {
    return this.#lease?.addresses.map(({ address }) => address) ?? [];
  }
}
