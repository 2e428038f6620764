/**
 * A client of DHCP on one interface: the machine of spec/application/dhcp-client.protocol with the
 * link under it. It asks from nobody's address to everyone, so it needs none to begin with; what it
 * hears it believes only as an answer to what it has asked (hearing.ts).
 *
 * deviates: RFC 2131 §4.4.1 wants every host to wait from one to ten seconds first. Nobody does:
 * here the first attempt begins at once, and whoever has begun in vain waits as the RFC says. The
 * address is probed for with less patience than RFC 5227 §2.1.1 has (address-claim.ts).
 */
import * as machine from '../../../generated/application/dhcp-client.machine.ts';
import { addressOf, sameAddress } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { copyOf } from '../../base/octets.ts';
import { fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { Arp } from '../../link/arp.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import type { Ip } from '../../network/ip.ts';
import type { DatagramMeta, UdpService } from '../../transport/udp/user.ts';
import { AppliedLease } from './applied.ts';
import { Claiming } from './claiming.ts';
import { Hearing } from './hearing.ts';
import type { Heard } from './hearing.ts';
import type { Granted, Lease } from './lease.ts';
import { textOf, Voice } from './voice.ts';
import type { Said } from './voice.ts';

/** A stack, as much of it as is needed here. */
export interface DhcpGround {
  readonly timers: Timers;
  readonly random: Random;
  readonly ip: Ip;
  readonly ipv4: { arp(on: NetworkInterface): Arp | undefined };
  readonly udp: UdpService;
}

export interface DhcpClientOptions {
  /** Told to the server; by default nobody's business: RFC 7844 §3.7. */
  readonly hostName?: string | undefined;
  /** How long better offers are waited for; by default the first one is taken. */
  readonly patienceMs?: number | undefined;
  /** A new lease, or the old one with other terms; undefined when it is lost. */
  readonly onLease?: (lease: Lease | undefined) => void;
  /** It has come further, or has fallen back. */
  readonly onChange?: () => void;
}

/** Answers that were none to what was asked, and what became of those that were. */
export type DhcpClientCounters = Counters<
  'otherAddress' | 'otherServer' | 'unasked' | 'declined' | 'notApplied'
>;

/** In milliseconds. RFC 2131 §4.4.1 and §4.4.5. */
const WAIT_MIN = 1000;
const WAIT_MAX = 10_000;
const RETRANSMISSION_MIN = 60_000;
const SECOND = 1000;

const TIMERS = [
  machine.DESYNC_TIMER,
  machine.COLLECT_TIMER,
  machine.RETRANSMISSION_TIMER,
  machine.RENEWAL_TIMER,
  machine.REBINDING_TIMER,
  machine.EXPIRY_TIMER,
  machine.QUARANTINE_TIMER,
] as const;

export class DhcpClient implements machine.Client {
  readonly on: NetworkInterface;
  readonly counters: DhcpClientCounters = countersOf(
    'otherAddress',
    'otherServer',
    'unasked',
    'declined',
    'notApplied',
  );
  readonly hearing: Hearing = new Hearing();
  state: machine.ClientState = machine.STOPPED;
  rememberedAddress = 0;
  leaseRemembered = false;
  xid = 0;
  address = 0;
  server = 0;
  leaseTime = 0;
  t1Time = 0;
  t2Time = 0;
  attempts = 0;
  retransmissionMs = 0;
  readonly #ground: DhcpGround;
  readonly #options: DhcpClientOptions;
  readonly #voice: Voice;
  readonly #applied: AppliedLease;
  readonly #claiming: Claiming;
  readonly #timers: readonly Timer[];
  #lease: Lease | undefined;
  /** Of the letter that is being heard, then of the one that was agreed to. */
  #granted: Granted | undefined;
  #offer: { readonly address: number; readonly server: number } | undefined;
  /** How often it has begun since it last had a lease. */
  #beginnings = 0;
  /** When it first asked in this exchange, and when it began. */
  #askedAt = 0;
  #begunAt = 0;
  /** Until when the lease that is remembered lasts. */
  #rememberedUntil = 0;
  #toldState: machine.ClientState = machine.STOPPED;
  /** As which hardware address servers know us. */
  #knownAs: Uint8Array;

  constructor(ground: DhcpGround, on: NetworkInterface, options: DhcpClientOptions = {}) {
    this.#ground = ground;
    this.on = on;
    this.#options = options;
    this.#voice = new Voice(on, ground, options.hostName);
    this.#knownAs = copyOf(on.link.hardwareAddress);
    this.#applied = new AppliedLease(ground.ip, on);
    this.#claiming = new Claiming(on, (link) => ground.ipv4.arp(link));
    this.#timers = TIMERS.map(
      (timer) =>
        new Timer(ground.timers, () => this.#tell(() => machine.onClientTimer(this, timer))),
    );
    machine.startClient(this);
    on.link.onLinkChange((isUp) => {
      if (isUp) this.#linkCame();
    });
  }

  #linkCame(): void {
    const { hardwareAddress } = this.on.link;
    const isSame = sameAddress(hardwareAddress, this.#knownAs);
    this.#beginnings = 0;
    if (isSame) {
      this.#tell(() => machine.onLinkLost(this));
      return;
    }
    // RFC 7844 §3.5: who shows another face does not ask for what the old one had.
    this.#knownAs = copyOf(hardwareAddress);
    const isRunning = this.state !== machine.STOPPED;
    this.#tell(() => machine.onStop(this));
    this.leaseRemembered = false;
    if (isRunning) this.#tell(() => machine.onStart(this));
  }

  get stateName(): string {
    return machine.stateNames[this.state];
  }

  /** What the interface has, while it has it. */
  get lease(): Lease | undefined {
    return this.#lease;
  }

  /** Gets a lease and keeps it. False when somebody else has the port of clients. */
  start(): boolean {
    const fault = this.#voice.open((b, from, to, meta) => this.#receive(b, from, to, meta));
    if (fault !== undefined) return false;
    if (this.#now >= this.#rememberedUntil) this.leaseRemembered = false;
    this.#beginnings = 0;
    this.#begunAt = this.#now;
    this.#tell(() => machine.onStart(this));
    return true;
  }

  /** Asks for more time now. */
  renew(): void {
    this.#tell(() => machine.onRenew(this));
  }

  /** Gives the lease back, and asks for no other one. */
  release(): void {
    this.#tell(() => machine.onRelease(this));
    this.leaseRemembered = false;
    this.#close();
  }

  /** Asks no more; the lease is remembered, for the next start. */
  stop(): void {
    this.#tell(() => machine.onStop(this));
    this.#close();
  }

  #close(): void {
    this.#claiming.letGo();
    this.#voice.close();
  }

  get #now(): number {
    return this.#ground.timers.clock.now();
  }

  #tell(event: () => machine.ClientOutcome): machine.ClientOutcome {
    const outcome = event();
    if (this.state !== this.#toldState) {
      this.#toldState = this.state;
      this.#options.onChange?.();
    }
    return outcome;
  }

  #receive(b: Uint8Array, from: number, to: number, meta: DatagramMeta): void {
    const asked = { xid: this.xid, hardwareAddress: this.on.link.hardwareAddress };
    const heard = this.hearing.hear(b, from, to, meta, asked);
    if (heard === undefined || !this.#isBelieved(heard)) return;
    const before = this.#granted;
    if (heard.is === 'acknowledgment') this.#granted = heard.granted;
    const outcome = this.#tell(() => this.#hear(heard));
    if (outcome === machine.HANDLED) return;
    this.#granted = before;
    this.counters.unasked++;
  }

  /** An answer about another address, or by a server that was not asked, is none. */
  #isBelieved(heard: Heard): boolean {
    if (heard.is === 'offer') return true;
    if (heard.is === 'acknowledgment' && heard.address !== this.address) {
      this.counters.otherAddress++;
      return false;
    }
    // Only there is one asked by name: RFC 2131 §4.3.2.
    if (this.state !== machine.REQUESTING || heard.server === this.server) return true;
    this.counters.otherServer++;
    return false;
  }

  #hear(heard: Heard): machine.ClientOutcome {
    const transactionId = this.xid;
    if (heard.is === 'refusal') return machine.onDhcpnak(this, { transactionId });
    const { address: yourAddress, server: serverIdentifier, granted } = heard;
    const answer = { transactionId, yourAddress, serverIdentifier };
    if (heard.is === 'offer') return machine.onDhcpoffer(this, answer);
    const { lease, renewal, rebinding } = granted.durations;
    return machine.onDhcpack(this, {
      ...answer,
      ipAddressLeaseTime: lease,
      renewalTime: renewal,
      rebindingTime: rebinding,
    });
  }

  aFreshTransactionId(): number {
    this.#offer = undefined;
    this.#askedAt = this.#now;
    return this.#ground.random.bits() >>> 0;
  }

  aMomentToWait(): number {
    const chance = fraction(this.#ground.random);
    this.#beginnings++;
    if (this.#beginnings === 1) return 0;
    if (this.#beginnings === 2) return chance * WAIT_MIN;
    return WAIT_MIN + chance * (WAIT_MAX - WAIT_MIN);
  }

  aMomentForBetterOffers(): number {
    return this.#options.patienceMs ?? 0;
  }

  theBestOffer(): number {
    return this.#offer?.address ?? 0;
  }

  theServerOfTheBestOffer(): number {
    return this.#offer?.server ?? 0;
  }

  anOfferIsKept(): boolean {
    return this.#offer !== undefined;
  }

  halfTheTimeUntilT2(): number {
    return this.#halfTheTimeUntil(machine.REBINDING_TIMER);
  }

  halfTheTimeUntilTheEnd(): number {
    return this.#halfTheTimeUntil(machine.EXPIRY_TIMER);
  }

  #halfTheTimeUntil(timer: machine.ClientTimer): number {
    return Math.max(RETRANSMISSION_MIN, (this.#timers[timer].deadline - this.#now) / 2);
  }

  broadcastDhcpdiscover(): void {
    this.#voice.broadcast('DHCPDISCOVER', this.#said);
  }

  broadcastDhcprequestForTheOffer(): void {
    const [server, requestedAddress] = [textOf(this.server), textOf(this.address)];
    this.#voice.broadcast('DHCPREQUEST', { ...this.#said, server, requestedAddress });
  }

  broadcastDhcprequestToVerify(): void {
    const requestedAddress = textOf(this.address);
    this.#voice.broadcast('DHCPREQUEST', { ...this.#said, requestedAddress });
  }

  sendDhcprequestToTheServer(): void {
    const ciaddr = textOf(this.address);
    this.#voice.send('DHCPREQUEST', textOf(this.server), { ...this.#said, ciaddr });
  }

  broadcastDhcprequestToAnyServer(): void {
    this.#voice.broadcast('DHCPREQUEST', { ...this.#said, ciaddr: textOf(this.address) });
  }

  broadcastDhcpdecline(): void {
    this.counters.declined++;
    this.leaseRemembered = false;
    const [server, requestedAddress] = [textOf(this.server), textOf(this.address)];
    const reason = 'somebody answers for it';
    this.#voice.broadcast('DHCPDECLINE', { ...this.#said, server, requestedAddress, reason });
  }

  sendDhcprelease(): void {
    const [server, ciaddr] = [textOf(this.server), textOf(this.address)];
    this.#voice.send('DHCPRELEASE', server, { ...this.#said, server, ciaddr });
  }

  get #said(): Pick<Said, 'xid' | 'secs'> {
    // RFC 2131 §4.1: all letters of an exchange say the same.
    const secs = Math.floor((this.#askedAt - this.#begunAt) / SECOND);
    return { xid: this.xid, secs };
  }

  /** The first one is as good as any: who gave it wants us. */
  keepTheOffer(address: number, server: number): void {
    this.#offer ??= { address, server };
  }

  probeTheAddress(): void {
    this.#claiming.claim(addressOf(textOf(this.address)), {
      free: () => this.#tell(() => machine.onAddressFree(this)),
      taken: () => this.#tell(() => machine.onAddressTaken(this)),
    });
  }

  takeTheAddress(): void {
    const granted = this.#granted;
    if (granted === undefined) return;
    const { terms } = granted;
    if (!this.#applied.apply(terms)) this.counters.notApplied++;
    const obtained = this.#askedAt;
    this.#lease = {
      ...terms,
      times: {
        obtained,
        renewal: obtained + this.t1Time,
        rebinding: obtained + this.t2Time,
        expiry: obtained + this.leaseTime,
      },
    };
    this.#beginnings = 0;
    this.rememberedAddress = this.address;
    this.leaseRemembered = true;
    this.#rememberedUntil = obtained + this.leaseTime;
    this.#options.onLease?.(this.#lease);
  }

  giveUpTheAddress(): void {
    this.#applied.remove();
    this.#claiming.letGo();
    this.#lease = undefined;
    this.#begunAt = this.#now;
    this.#options.onLease?.(undefined);
  }

  startTimer(timer: machine.ClientTimer, ms: number): void {
    // RFC 2131 §4.4.1: a lease is counted from when it was asked for.
    const isOfLease =
      timer === machine.RENEWAL_TIMER ||
      timer === machine.REBINDING_TIMER ||
      timer === machine.EXPIRY_TIMER;
    const gone = isOfLease ? this.#now - this.#askedAt : 0;
    this.#timers[timer].start(Math.max(0, ms - gone));
  }

  cancelTimer(timer: machine.ClientTimer): void {
    this.#timers[timer].stop();
  }

  giveOrTake(ms: number): number {
    return ms * (2 * fraction(this.#ground.random) - 1);
  }
}
