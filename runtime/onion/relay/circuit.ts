/**
 * A circuit through a relay. What comes from the client is opened by the batch, a turn's cells at
 * once: what is for us is done, what is not goes on to the next relay. What comes from there gets
 * our layer, and goes back. What must happen when is said by the machine of
 * spec/onion/relay-circuit.protocol; here is how.
 */
import * as machine from '../../../generated/onion/relay-circuit.machine.ts';
import type {
  ExitStream,
  RelayCircuit as RelayCircuitMachine,
  RelayCircuitState,
  RelayCircuitTimer,
} from '../../../generated/onion/relay-circuit.machine.ts';
import {
  checkRelayCell,
  OK,
  RELAY_COMMAND,
  relayCommand,
} from '../../../generated/onion/relay.wire.ts';
import { COMMAND, destroyReason, REASON } from '../../../generated/onion/tor.wire.ts';
import { copyOf } from '../../base/octets.ts';
import { Timer } from '../../base/timers.ts';
import type { CellChannel, CircuitEnd } from '../channel/user.ts';
import { areEqual } from '../crypto.ts';
import { NOBODY, RELAY_CELL_OCTETS } from '../relay-crypto.ts';
import type { CellBatch } from './cell-batch.ts';
import { BODY, created2Body, LINK } from './cell-bodies.ts';
import type { CircuitGround } from './circuit-ground.ts';
import { ClientSide } from './client-side.ts';
import { readExtend2 } from './extend.ts';
import type { Extend2Asked } from './extend.ts';
import type { RelayBreach } from './limits.ts';
import type { SkinAnswer } from './onion-skins.ts';
import { Onward } from './onward.ts';
import type { OnwardUser } from './onward.ts';
import { Terminus } from './terminus.ts';

const NONE = new Uint8Array(0);

export class RelayCircuit implements CircuitEnd, OnwardUser, RelayCircuitMachine {
  state!: RelayCircuitState;
  early!: number;
  readonly extendTimeout: number;
  readonly #ground: CircuitGround;
  readonly #client: ClientSide;
  readonly #onward: Onward;
  readonly #timer: Timer;
  #terminus: Terminus | undefined;
  #batch: CellBatch | undefined;
  /** Octets of streams that wait for connections. */
  #textWaiting = 0;
  /** A turn is under way, at whose end all that was said is sent. */
  #isAtWork = false;
  // What the event at hand is about.
  #command = 0;
  #b: Uint8Array = NONE;
  #at = 0;
  #tag: Uint8Array = NONE;
  #answer: SkinAnswer | undefined;
  #asked: Extend2Asked | undefined;
  #extended: Uint8Array = NONE;

  constructor(ground: CircuitGround, channel: CellChannel, circuitId: number) {
    this.#ground = ground;
    this.extendTimeout = ground.limits.extendTimeoutMs;
    this.#client = new ClientSide(channel, circuitId, ground.budget, this);
    this.#onward = new Onward(ground, this);
    this.#timer = new Timer(ground.timers, () =>
      this.#turn(() => machine.onRelayCircuitTimer(this, 0)),
    );
    machine.startRelayCircuit(this);
  }

  get queuedCells(): number {
    return this.#client.queue.count + this.#onward.queuedCells;
  }

  get octetsWaiting(): number {
    return this.queuedCells * RELAY_CELL_OCTETS + this.#textWaiting;
  }

  /** Streams that end here. */
  get streams(): number {
    return this.#terminus?.streams ?? 0;
  }

  get hasNext(): boolean {
    return this.state === machine.JOINED;
  }

  // What the channel of the client says.

  cell(command: number, b: Uint8Array, from: number, to: number): void {
    if (this.state === machine.CLOSED) return;
    switch (command) {
      case COMMAND.RELAY:
      case COMMAND.RELAY_EARLY:
        if (this.#batch?.isFull === true) this.#open();
        this.#batch ??= this.#ground.batches.take();
        return this.#batch.push(command, b, from);
      case COMMAND.CREATE2:
      case COMMAND.CREATE_FAST:
        this.#command = command;
        this.#answer = this.#ground.skins.answerCell(command, b, from, to, this.#ground.flow());
        return void machine.onCreate2(this);
      case COMMAND.CREATE:
        this.#ground.counters.tapRefused++;
        return void machine.onCreate(this);
      case COMMAND.DESTROY:
        this.#open();
        this.#client.forget();
        return void machine.onDestroy(this, { reason: destroyReason(b, from - BODY, LINK) });
      default:
        this.#ground.counters.unknownCells++;
    }
  }

  settle(): void {
    this.#turn(() => this.#open());
  }

  writable(): void {
    this.#turn(() => this.#client.queue.drain());
  }

  channelGone(): void {
    this.#client.forget();
    machine.onChannelGone(this);
  }

  /** Closes it: the relay goes, or its channel has too many. */
  close(reason: number): void {
    this.#turn(() => machine.onRunShort(this, { reason }));
  }

  killForMemory(): void {
    this.#ground.counters.circuitsKilledForMemory++;
    machine.onRunShort(this, { reason: REASON.RESOURCE_LIMIT });
  }

  // What the next relay says.

  created(b: Uint8Array, from: number, to: number): void {
    this.#extended = copyOf(b, from, to);
    machine.onCreated2(this);
  }

  came(batch: CellBatch): void {
    if (this.state !== machine.JOINED) return void machine.onACellAhead(this);
    this.#terminus!.passBack(batch);
    for (let index = 0; index < batch.count && this.hasNext; index++) {
      this.#b = batch.b;
      this.#at = batch.at(index);
      machine.onACellAhead(this);
    }
    this.#ground.counters.cellsBackward += batch.count;
  }

  earlyCame(): void {
    machine.onARelayEarlyAhead(this);
  }

  destroyed(): void {
    this.#turn(() => machine.onADestroyAhead(this));
  }

  unknownCame(): void {
    this.#ground.counters.unknownCells++;
  }

  nextGone(): void {
    this.#turn(() => machine.onNextChannelGone(this));
  }

  nextFound(): void {
    this.#turn(() => machine.onNextChannelOpen(this));
  }

  nextFailed(): void {
    this.#turn(() => machine.onNextChannelFailed(this));
  }

  nextSettled(): void {
    this.#turn(() => {});
  }

  // What the machine asks and does.

  theOnionSkinHolds(): boolean {
    const { counters } = this.#ground;
    if (this.#answer === undefined) counters.onionSkinsRefused++;
    return this.#answer !== undefined;
  }

  theTargetIsSound(): boolean {
    const target = this.#asked?.target;
    if (target === undefined || this.#ground.isOurs(target)) return false;
    const behind = this.#client.channel.peer?.rsaIdentity;
    // Nobody gains by going back to where the circuit comes from: tor-spec §5.3.
    return behind === undefined || !areEqual(behind, target.rsaIdentity);
  }

  answerTheOnionSkin(): void {
    const made = this.#answer!;
    const ground = this.#ground;
    this.#answer = undefined;
    const user = {
      relayCircuit: this,
      queue: this.#client.queue,
      settleSoon: () => this.#turn(() => {}),
      breach: (what: RelayBreach) => this.#breach(what),
      waits: (octets: number) => this.#textWaits(octets),
    };
    this.#terminus = new Terminus(ground, user, made);
    ground.counters.circuitsCreated++;
    if (made.sendmeIncrement !== undefined) ground.counters.circuitsWithCongestionControl++;
    if (this.#command === COMMAND.CREATE2)
      this.#client.send(COMMAND.CREATED2, created2Body(made.answer));
    else this.#client.send(COMMAND.CREATED_FAST, made.answer);
  }

  deliver(): void {
    this.#ground.counters.cellsForUs++;
    this.#terminus!.deliver(this.#b, this.#at, this.#tag);
  }

  lookForTheNextChannel(): void {
    this.#onward.look(this.#asked!);
  }

  forgetTheNextChannel(): void {
    this.#onward.forget();
  }

  sendCreate2(): void {
    this.#onward.create(this.#asked!);
  }

  sendExtended2(): void {
    this.#ground.counters.circuitsExtended++;
    this.#terminus!.say(0, { is: 'extended2', hdata: this.#extended });
  }

  sendTruncated(): void {
    this.#onward.leave();
    this.#terminus!.say(0, { is: 'truncated', reason: REASON.NONE, ignored: NONE });
  }

  passOnwards(): void {
    this.#onward.pass(this.#command, this.#b, this.#at);
  }

  passBack(): void {
    this.#client.queue.push(COMMAND.RELAY, this.#b, this.#at);
  }

  drop(): void {
    this.#ground.counters.extendsDroppedNotEarly++;
  }

  sendDestroy(reason: number): void {
    this.#terminus?.flush();
    this.#client.destroy(reason);
  }

  sendDestroyProtocol(): void {
    this.sendDestroy(REASON.PROTOCOL);
  }

  sendDestroyChannelClosed(): void {
    this.sendDestroy(REASON.CHANNEL_CLOSED);
  }

  sendDestroyDestroyed(): void {
    this.sendDestroy(REASON.DESTROYED);
  }

  sendDestroyOnwards(reason: number): void {
    this.#onward.destroy(reason);
  }

  sendDestroyOnwardsProtocol(): void {
    this.sendDestroyOnwards(REASON.PROTOCOL);
  }

  sendDestroyOnwardsChannelClosed(): void {
    this.sendDestroyOnwards(REASON.CHANNEL_CLOSED);
  }

  sendDestroyOnwardsRequested(): void {
    this.sendDestroyOnwards(REASON.REQUESTED);
  }

  reportClosed(): void {
    this.#timer.stop();
    this.#onward.forget();
    this.#onward.leave();
    this.#terminus?.drop();
    if (this.#batch !== undefined) this.#ground.batches.give(this.#batch);
    this.#batch = undefined;
    this.#client.leave();
    this.#ground.counters.circuitsClosed++;
    this.#ground.closed(this);
  }

  everyExitStream(tell: (stream: ExitStream) => unknown): void {
    this.#terminus?.every(tell);
  }

  startTimer(_timer: RelayCircuitTimer, ms: number): void {
    this.#timer.start(ms);
  }

  cancelTimer(): void {
    this.#timer.stop();
  }

  /** Takes our layer off what has come, and does what it says. */
  #open(): void {
    const batch = this.#batch;
    if (batch === undefined || this.#terminus === undefined) return;
    this.#batch = undefined;
    const isLast = this.state !== machine.JOINED && this.state !== machine.CREATING;
    this.#terminus.open(batch, isLast);
    for (let index = 0; index < batch.count; index++) {
      this.#command = batch.commands[index];
      if (this.#command === COMMAND.RELAY_EARLY) machine.onRelayEarly(this);
      if (this.state === machine.CLOSED) break;
      this.#b = batch.b;
      this.#at = batch.at(index);
      this.#tag = batch.openings.tags[index];
      if (batch.openings.hops[index] === NOBODY) machine.onACellNobodyRecognises(this);
      else this.#recognised();
    }
    this.#b = NONE;
    this.#ground.batches.give(batch);
  }

  #recognised(): void {
    const b = this.#b;
    const at = this.#at;
    if (checkRelayCell(b, at, at + RELAY_CELL_OCTETS) !== OK) {
      return this.#breach('malformedCells');
    }
    switch (relayCommand(b, at)) {
      case RELAY_COMMAND.EXTEND2:
        // Another than that which is under way is refused by the machine, and changes nothing.
        if (this.state !== machine.EXTENDING) this.#asked = readExtend2(b, at);
        return void machine.onExtend2(this, { inEarly: this.#command === COMMAND.RELAY_EARLY });
      case RELAY_COMMAND.TRUNCATE:
        return void machine.onTruncate(this);
      case RELAY_COMMAND.DROP:
        return;
      case RELAY_COMMAND.EXTEND:
        return this.#breach('tapRefused');
      default:
        machine.onACellForUs(this);
    }
  }

  #breach(what: RelayBreach): void {
    this.#ground.counters[what]++;
    this.#ground.counters.breaches++;
    machine.onBreakTheRules(this);
  }

  #textWaits(octets: number): void {
    this.#textWaiting += octets;
    if (octets > 0) this.#ground.budget.added(this, octets);
    else this.#ground.budget.removed(this, -octets);
  }

  /** Something happens; then all that it led to is sent at once. */
  #turn(happen: () => void): void {
    if (this.#isAtWork) return happen();
    this.#isAtWork = true;
    happen();
    if (this.state !== machine.CLOSED) {
      this.#terminus?.settle();
      if (this.queuedCells > this.#ground.limits.cellsQueuedPerCircuitMax) {
        this.#ground.counters.circuitsKilledForTheirQueue++;
        machine.onRunShort(this, { reason: REASON.RESOURCE_LIMIT });
      }
    }
    this.#isAtWork = false;
    this.#client.channel.flush();
    this.#onward.flush();
    this.#ground.budget.settle();
  }
}
