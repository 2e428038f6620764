/** Asks servers what else there is to know where addresses need none: RFC 8415 §18.2.6. */
import * as machine from '../../../generated/application/dhcpv6-client.machine.ts';
import { below, fraction } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import type { DhcpGround } from '../dhcp/client.ts';
import { encodeLetter, Hearing } from './letter.ts';
import type { Answer } from './letter.ts';
import { Voice } from './voice.ts';
import { Waits } from './waits.ts';

export type Dhcpv6Names = Pick<Answer, 'dnsServers' | 'search'>;

/** RFC 8415 §7.6, in milliseconds. */
const DELAY_MAX = 1000;
const INF_TIMEOUT = 1000;
const INF_MAX_RT = 3_600_000;
/** RFC 8415 §21.23, in milliseconds. */
const REFRESH_DEFAULT = 86_400_000;
const REFRESH_MINIMUM = 600_000;
const TRANSACTION_IDS = 2 ** 24;

const TIMERS = [
  machine.INFORMATION_DELAY_TIMER,
  machine.INFORMATION_RETRANSMISSION_TIMER,
  machine.INFORMATION_REFRESH_TIMER,
] as const;

export class Dhcpv6Information implements machine.Information {
  readonly hearing: Hearing = new Hearing();
  state: machine.InformationState = machine.INFORMATION_IDLE;
  xid = 0;
  readonly #ground: DhcpGround;
  readonly #on: NetworkInterface;
  readonly #told: (names: Dhcpv6Names) => void;
  readonly #voice: Voice;
  readonly #waits: Waits;
  readonly #timers: readonly Timer[];
  #answer: Answer | undefined;
  #askedAt = 0;

  constructor(ground: DhcpGround, on: NetworkInterface, told: (names: Dhcpv6Names) => void) {
    this.#ground = ground;
    this.#on = on;
    this.#told = told;
    this.#voice = new Voice(on, ground.udp);
    this.#waits = new Waits(ground.random);
    this.#timers = TIMERS.map(
      (timer) => new Timer(ground.timers, () => machine.onInformationTimer(this, timer)),
    );
    machine.startInformation(this);
    on.link.onLinkChange((isUp) => {
      if (isUp) machine.onInformationLinkLost(this);
    });
  }

  get stateName(): string {
    return machine.informationStateNames[this.state];
  }

  /** False when somebody else has the port of clients. */
  start(): boolean {
    const fault = this.#voice.open((b, from, to) => this.#receive(b, from, to));
    if (fault === undefined) machine.onInformationStart(this);
    return fault === undefined;
  }

  stop(): void {
    machine.onInformationStop(this);
    this.#voice.close();
  }

  #receive(b: Uint8Array, from: number, to: number): void {
    const { hardwareAddress } = this.#on.link;
    const asked = { transactionId: this.xid, hardwareAddress };
    const answer = this.hearing.hear(b, from, to, asked);
    if (answer === undefined || answer.isAdvertisement) return;
    this.#answer = answer;
    machine.onInformationReply(this, { transactionId: this.xid });
  }

  aFreshTransactionId(): number {
    this.#waits.reset();
    this.#askedAt = this.#ground.timers.clock.now();
    return below(this.#ground.random, TRANSACTION_IDS);
  }

  aMomentToWait(): number {
    return DELAY_MAX * fraction(this.#ground.random);
  }

  theNextWait(): number {
    return this.#waits.next(INF_TIMEOUT, INF_MAX_RT);
  }

  theRefreshTime(): number {
    return Math.max(REFRESH_MINIMUM, this.#answer?.refreshMs ?? REFRESH_DEFAULT);
  }

  sendInformationRequest(): void {
    const elapsedMs = this.#ground.timers.clock.now() - this.#askedAt;
    const { hardwareAddress } = this.#on.link;
    const kind = 'INFORMATION_REQUEST';
    this.#voice.say(encodeLetter({ kind, transactionId: this.xid, hardwareAddress, elapsedMs }));
  }

  takeTheInformation(): void {
    const { dnsServers = [], search = [] } = this.#answer ?? {};
    this.#told({ dnsServers, search });
  }

  startTimer(timer: machine.InformationTimer, ms: number): void {
    this.#timers[timer].start(ms);
  }

  cancelTimer(timer: machine.InformationTimer): void {
    this.#timers[timer].stop();
  }
}
