/**
 * A channel: cells over one TLS connection, from the link handshake to the end. What may come when
 * is in spec/onion/channel.protocol; what is in the cells of the handshake is looked at in
 * channel/handshake.ts; here cells go to their circuits and out again. All cells of one read of TLS
 * are given to their circuits first, then each circuit that was touched is settled once, then what
 * they have sent goes out in one write.
 */
import * as events from '../../generated/onion/channel.machine.ts';
import type { Channel as Machine, ChannelTimer } from '../../generated/onion/channel.machine.ts';
import {
  bodyEnd,
  bodyStart,
  circid,
  command,
  COMMAND,
  checkCell,
  OK,
  paddingNegotiateItoHigh,
  paddingNegotiateItoLow,
  paddingNegotiatePaddingCommand,
  REASON,
} from '../../generated/onion/tor.wire.ts';
import type { Address } from '../base/address.ts';
import { Timer } from '../base/timers.ts';
import { CircuitTable, isOfHalf } from './channel/circuit-table.ts';
import type { Half } from './channel/circuit-table.ts';
import type { ChannelEnd } from './channel/faults.ts';
import { LinkHandshake } from './channel/handshake.ts';
import { channelMachine, HANDSHAKE_EVENTS } from './channel/link-machine.ts';
import { CellInput } from './channel/input.ts';
import { CellOutput } from './channel/output.ts';
import { PaddingIntervals } from './channel/padding.ts';
import type { ChannelSettings, ChannelUser, ExpectedIdentity } from './channel/settings.ts';
import type { CellChannel, CircuitEnd } from './channel/user.ts';
import type { Link, LinkUser } from './link.ts';

/** Link version 4 on: who has made the connection has the upper half of the ids. */
const HALVES_BY_ROLE_SINCE = 4;

const NOTHING = new Uint8Array(0);
const REFUSED = Uint8Array.of(REASON.RESOURCE_LIMIT);
const AGAINST_THE_PROTOCOL = Uint8Array.of(REASON.PROTOCOL);

/** A channel that we make: to whom is meant, over a link that is up. */
export function openChannel(
  settings: ChannelSettings,
  link: Link,
  expected: ExpectedIdentity,
  user: ChannelUser,
): Channel {
  const channel = new Channel(settings, link, expected, user);
  channel.begin(false);
  return channel;
}

/** A channel that somebody has made to us, who are a relay. */
export function acceptChannel(settings: ChannelSettings, link: Link, user: ChannelUser): Channel {
  const channel = new Channel(settings, link, {}, user);
  channel.begin(true);
  return channel;
}

export class Channel implements CellChannel, LinkUser {
  readonly link: Link;
  readonly #settings: ChannelSettings;
  readonly #user: ChannelUser;
  readonly #handshake: LinkHandshake;
  readonly #machine: Machine;
  readonly #input = new CellInput();
  readonly #output: CellOutput;
  readonly #circuits = new CircuitTable();
  readonly #timers: readonly Timer[];
  readonly #flushTimer: Timer;
  readonly #padding: PaddingIntervals;
  /** What the next event means, should it be the last. */
  #because: ChannelEnd = 'closed';
  /** The cell that is being looked at. */
  #b: Uint8Array = NOTHING;
  #o = 0;
  /** Cells of one read are being given out: what is sent meanwhile is flushed afterwards. */
  #isTaking = false;

  /** For `openChannel` and `acceptChannel`. */
  constructor(
    settings: ChannelSettings,
    link: Link,
    expected: ExpectedIdentity,
    user: ChannelUser,
  ) {
    this.link = link;
    this.#settings = settings;
    this.#user = user;
    this.#output = new CellOutput(link);
    this.#padding = new PaddingIntervals(settings.random, settings.hasPadding ?? true);
    this.#handshake = new LinkHandshake(settings, link, expected, (octets) =>
      this.#output.putWhole(octets),
    );
    this.#machine = channelMachine(settings, this.#handshake, this.#padding, {
      sendPadding: () => this.#sendPadding(),
      notePadding: () => this.#notePadding(),
      openCircuit: () => this.#openCircuit(),
      deliver: () => this.#deliver(),
      reportOpen: () => this.#open(),
      clearCircuits: () => this.#circuits.clear(),
      closeLink: () => this.#closeLink(),
      startTimer: (timer, ms) => this.#timers[timer].start(ms),
      stopTimer: (timer) => this.#timers[timer].stop(),
    });
    this.#timers = TIMERS.map((timer) => new Timer(settings.timers, () => this.#expire(timer)));
    this.#flushTimer = new Timer(settings.timers, () => this.flush());
  }

  /** For `openChannel` and `acceptChannel`. */
  begin(isResponder: boolean): void {
    events.startChannel(this.#machine);
    if (isResponder) events.onAccepted(this.#machine);
    else events.onConnected(this.#machine);
    // What has come already is heard from within.
    this.link.setUser(this);
    this.flush();
  }

  get linkVersion(): number {
    return this.#machine.linkVersion;
  }

  get peer(): CellChannel['peer'] {
    return this.#handshake.peer;
  }

  /** As the other end sees us. */
  get ourAddress(): Address | undefined {
    return this.#handshake.ourAddress;
  }

  /** By how much the other end's clock is ahead of ours. */
  get clockSkewSeconds(): number {
    return this.#handshake.clockSkewSeconds;
  }

  get isOpen(): boolean {
    return this.#machine.state === events.OPEN;
  }

  get isFull(): boolean {
    return this.#output.isFull;
  }

  get circuitCount(): number {
    return this.#circuits.size;
  }

  attach(circuit: CircuitEnd): number {
    const { random, counters } = this.#settings;
    const id = this.isOpen
      ? this.#circuits.draw(random, this.linkVersion, this.#halfOf('ours'))
      : 0;
    if (id === 0) counters['no circuit id to be had']++;
    else this.#add(id, circuit);
    return id;
  }

  detach(circuitId: number): void {
    if (!this.#circuits.remove(circuitId) || this.#circuits.size > 0) return;
    events.onLastCircuitClosed(this.#machine);
  }

  send(circuitId: number, command: number, b: Uint8Array, from: number, to: number): void {
    const { counters } = this.#settings;
    if (!this.isOpen) {
      counters['cells after the end']++;
      return;
    }
    this.#output.put(this.linkVersion, circuitId, command, b, from, to);
    counters['cells sent']++;
    if (this.#output.waitingOctets > CellOutput.WAITING_OCTETS_MAX) {
      this.#stop('the other end does not read');
    } else if (!this.#isTaking && !this.#flushTimer.isRunning) this.#flushTimer.start(0);
  }

  flush(): void {
    this.#flushTimer.stop();
    if (!this.#output.hasToFlush) return;
    this.#output.flush();
    events.onCellSent(this.#machine);
  }

  close(): void {
    this.#stop('closed');
  }

  /** For the link alone. */
  received(b: Uint8Array): void {
    if (this.#machine.state === events.CLOSED) return;
    this.#isTaking = true;
    this.#input.take(b, this);
    this.#circuits.settle();
    this.#isTaking = false;
    this.flush();
  }

  /** For the link alone. */
  writable(): void {
    if (this.#output.resume()) this.#circuits.writable(() => this.isFull);
  }

  /** For the link alone. */
  closed(): void {
    this.#because = 'the link was lost';
    events.onLost(this.#machine);
  }

  /** For the input alone. */
  cell(b: Uint8Array, o: number, end: number): boolean {
    const machine = this.#machine;
    const { linkVersion } = machine;
    this.#b = b;
    this.#o = o;
    this.#because = 'a cell came where it may not';
    this.#settings.counters['cells received']++;
    switch (command(b, o, linkVersion)) {
      case COMMAND.RELAY:
      case COMMAND.RELAY_EARLY:
        events.onRelay(machine);
        break;
      case COMMAND.CREATE2:
      case COMMAND.CREATE_FAST:
      case COMMAND.CREATE:
        events.onCreate(machine);
        break;
      case COMMAND.CREATED2:
      case COMMAND.CREATED_FAST:
      case COMMAND.CREATED:
        events.onCreated2(machine);
        break;
      case COMMAND.DESTROY:
        events.onDestroy(machine);
        break;
      default:
        this.#takeOther(b, o, end);
    }
    return machine.state !== events.CLOSED;
  }

  /** Cells of no circuit. */
  #takeOther(b: Uint8Array, o: number, end: number): void {
    const machine = this.#machine;
    const { linkVersion } = machine;
    const { counters } = this.#settings;
    const kind = command(b, o, linkVersion);
    const handle = HANDSHAKE_EVENTS.get(kind);
    if (kind !== COMMAND.AUTHENTICATE) this.#handshake.heard(b, o, end);
    if (handle !== undefined) {
      if (!this.#handshake.look(b, o, end, linkVersion)) return this.#stop('a cell is malformed');
      handle(machine, this.#handshake);
    } else if (kind === COMMAND.PADDING || kind === COMMAND.VARIABLE_PADDING) {
      counters['padding received']++;
      if (kind === COMMAND.PADDING) events.onPadding(machine);
      else events.onVpadding(machine);
    } else if (kind === COMMAND.PADDING_NEGOTIATE) {
      if (checkCell(b, o, end, linkVersion) !== OK) return this.#stop('a cell is malformed');
      events.onPaddingNegotiate(machine);
    } else {
      counters['unknown cells']++;
      events.onAnotherCell(machine);
    }
  }

  #add(circuitId: number, circuit: CircuitEnd): void {
    const isFirst = this.#circuits.size === 0;
    this.#circuits.add(circuitId, circuit);
    if (isFirst) events.onCircuitOpened(this.#machine);
  }

  #deliver(): void {
    const { linkVersion } = this;
    const b = this.#b;
    const o = this.#o;
    const kind = command(b, o, linkVersion);
    const from = bodyStart(b, o, linkVersion);
    const to = bodyEnd(b, o, linkVersion);
    const id = circid(b, o, linkVersion);
    if (!this.#circuits.deliver(id, kind, b, from, to)) {
      this.#settings.counters['cells of no circuit']++;
    }
  }

  /** tor-spec §5.1: the other end asks for a circuit. */
  #openCircuit(): void {
    const { owner, counters } = this.#settings;
    const { linkVersion } = this;
    const id = circid(this.#b, this.#o, linkVersion);
    if (id === 0 || !isOfHalf(id, linkVersion, this.#halfOf('theirs'))) {
      counters['circuits with an id that they may not have']++;
      return this.#destroy(id, AGAINST_THE_PROTOCOL);
    }
    if (this.#circuits.has(id)) {
      counters['circuits with an id that is in use']++;
      return this.#destroy(id, AGAINST_THE_PROTOCOL);
    }
    if (this.#circuits.isFull) {
      counters['circuits beyond the maximum']++;
      return this.#destroy(id, REFUSED);
    }
    const circuit = owner?.accept(this, id);
    if (circuit === undefined) {
      counters['circuits refused']++;
      return this.#destroy(id, owner === undefined ? AGAINST_THE_PROTOCOL : REFUSED);
    }
    this.#add(id, circuit);
    this.#deliver();
  }

  #destroy(circuitId: number, reason: Uint8Array): void {
    this.send(circuitId, COMMAND.DESTROY, reason, 0, reason.length);
  }

  /** tor-spec §5.1.1: which ids are ours, and which are theirs. */
  #halfOf(whose: 'ours' | 'theirs'): Half {
    const isInitiator = !this.#machine.responder;
    if (this.linkVersion >= HALVES_BY_ROLE_SINCE) {
      return isInitiator === (whose === 'ours') ? 'upper' : 'lower';
    }
    const order = this.#handshake.keyOrder;
    if (order === undefined) return whose === 'ours' ? 'upper' : 'either';
    return order > 0 === (whose === 'ours') ? 'upper' : 'lower';
  }

  #stop(end: ChannelEnd): void {
    this.#handshake.fault ??= end;
    events.onClose(this.#machine);
  }

  #expire(timer: ChannelTimer): void {
    this.#because = timer === events.IDLE_TIMER ? 'idle' : 'the handshake took too long';
    events.onChannelTimer(this.#machine, timer);
    this.flush();
  }

  #open(): void {
    this.#handshake.finish();
    this.#settings.counters.opened++;
    this.#user.opened();
  }

  #notePadding(): void {
    const [b, o, linkVersion] = [this.#b, this.#o, this.linkVersion];
    this.#padding.negotiate(
      paddingNegotiatePaddingCommand(b, o, linkVersion),
      paddingNegotiateItoLow(b, o, linkVersion),
      paddingNegotiateItoHigh(b, o, linkVersion),
    );
  }

  #sendPadding(): void {
    this.#settings.counters['padding sent']++;
    this.#output.put(this.linkVersion, 0, COMMAND.PADDING, NOTHING, 0, 0);
  }

  /** The last deed of the machine. */
  #closeLink(): void {
    const end = this.#handshake.fault ?? this.#because;
    this.#settings.counters[end]++;
    this.flush();
    if (end === 'closed' || end === 'idle') this.link.close();
    else this.link.abort();
    this.#handshake.finish();
    this.#user.closed(end);
  }
}

const TIMERS: readonly ChannelTimer[] = [
  events.HANDSHAKE_TIMER,
  events.PADDING_TIMER,
  events.IDLE_TIMER,
];
