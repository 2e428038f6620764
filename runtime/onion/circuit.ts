/**
 * A circuit as the client sees it who built it: hop by hop (tor-spec §5.3), then full of streams
 * (§6), within its windows (§7.3, prop324), until it is torn down (§5.4). What happens when, the
 * machine of spec/onion/circuit.protocol says; here is what it does.
 *
 * Cells that came together are opened together when the channel settles. Whoever is to be told of
 * something is told when the circuit is done with what it does, and may then call it again.
 */
import { Timer } from '../base/timers.ts';
import * as machine from '../../generated/onion/circuit.machine.ts';
import type {
  Circuit,
  CircuitOutcome,
  CircuitState,
  CircuitTimer,
  Stream,
} from '../../generated/onion/circuit.machine.ts';
import type { RelayCellData } from '../../generated/onion/relay.value.ts';
import { COMMAND, REASON } from '../../generated/onion/tor.wire.ts';
import type { CellBody } from '../../generated/onion/tor.value.ts';
import type { TcpFault, TcpUser } from '../transport/tcp/user.ts';
import type { CellChannel, CircuitEnd } from './channel/user.ts';
import { Building } from './circuit/building.ts';
import { Carrier } from './circuit/carrier.ts';
import { readBody, sendBody } from './circuit/cells.ts';
import type { Breach } from './circuit/counters.ts';
import { Dispatch } from './circuit/dispatch.ts';
import type { CircuitEvents } from './circuit/dispatch.ts';
import { Inbox } from './circuit/inbox.ts';
import { nameOfReason } from './circuit/reasons.ts';
import type { CircuitShared } from './circuit/shared.ts';
import type { CircuitFailure, CircuitInfo, CircuitUser } from './circuit/user.ts';
import { NOBODY, RELAY_CELL_OCTETS } from './relay-crypto.ts';
import { OnionStream } from './stream.ts';
import type { Destination } from './stream.ts';
import { isName } from './stream/beginning.ts';
import { Resolution } from './stream/resolution.ts';
import type { ResolveUser } from './stream/resolution.ts';
import type { RelayTarget } from './target.ts';

export interface BuildOptions {
  readonly timeoutMs: number;
  /** CREATE_FAST: of one hop, whose onion key need not be known. */
  readonly isFast?: boolean | undefined;
}

const NOTHING = new Uint8Array(0);

export class ClientCircuit implements Circuit, CircuitEnd, CircuitEvents {
  state!: CircuitState;
  wanted!: number;
  hops!: number;
  early!: number;
  readonly buildTimeout: number;
  readonly path: readonly RelayTarget[];
  /** Why it is over; undefined before. */
  failure: CircuitFailure | undefined;
  /** How long it took to be open; undefined before. */
  buildMs: number | undefined;
  readonly #shared: CircuitShared;
  readonly #carrier: Carrier;
  readonly #user: CircuitUser;
  readonly #building: Building;
  readonly #inbox = new Inbox();
  readonly #dispatch: Dispatch;
  readonly #timer: Timer;
  /** What CREATED2 or EXTENDED2 at hand has said. */
  #answer: CellBody | RelayCellData | undefined;
  #news: 'opened' | 'failed' | 'closed' | undefined;
  #begun = 0;

  constructor(
    shared: CircuitShared,
    channel: CellChannel,
    path: readonly RelayTarget[],
    user: CircuitUser,
    options: BuildOptions,
  ) {
    this.#shared = shared;
    this.path = path;
    this.#user = user;
    this.buildTimeout = options.timeoutMs;
    this.#carrier = new Carrier(this, shared, channel);
    this.#building = new Building(shared.crypto, shared.flow, path, options.isFast === true);
    this.#dispatch = new Dispatch(this.#carrier, this);
    this.#timer = new Timer(shared.timers, () => {
      shared.counters.circuitsTimedOut++;
      this.#run(machine.afterBuild, 'timed out');
    });
    machine.startCircuit(this);
  }

  get isOpen(): boolean {
    return this.state === machine.OPEN;
  }

  get rttMs(): number | undefined {
    return this.#carrier.rttMs;
  }

  /** Streams that live. */
  get streams(): number {
    return this.#carrier.streams.count;
  }

  get canCarryMore(): boolean {
    return this.isOpen && !this.#carrier.streams.isFull;
  }

  build(): void {
    this.#shared.counters.circuitsBegun++;
    this.#begun = this.#shared.timers.clock.now();
    this.#carrier.circuitId = this.#carrier.channel.attach(this);
    this.#run((circuit) => machine.onBuild(circuit, { length: this.path.length }));
    if (this.#carrier.circuitId === 0) this.#run(machine.onChannelGone, 'no circuit id is left');
  }

  close(): void {
    this.#run(machine.onClose, 'closed by us');
  }

  /** `answerMs`: how long the last hop may take to answer. */
  connect(destination: Destination, user: TcpUser, answerMs?: number): OnionStream | TcpFault {
    if (destination !== 'directory' && !isName(destination.host)) return 'EHOSTUNREACH';
    const id = this.#newStream();
    if (typeof id === 'string') return id;
    const stream = new OnionStream(this.#carrier, id, destination, answerMs);
    this.#carrier.streams.add(stream);
    stream.open(user);
    return stream;
  }

  resolve(name: string, user: ResolveUser, answerMs?: number): Resolution | TcpFault {
    if (!isName(name)) return 'EHOSTUNREACH';
    const id = this.#newStream();
    if (typeof id === 'string') return id;
    const resolution = new Resolution(this.#carrier, id, name, user, answerMs);
    this.#carrier.streams.add(resolution);
    resolution.open();
    return resolution;
  }

  info(): CircuitInfo {
    const { window, circuitId, streams } = this.#carrier;
    return {
      id: circuitId,
      state: machine.stateNames[this.state],
      path: this.path,
      streams: streams.count,
      rttMs: this.rttMs,
      buildMs: this.buildMs,
      sendWindow: window?.size ?? 0,
      sendRoom: window?.room ?? 0,
      phase: window?.phase ?? 'none',
    };
  }

  #newStream(): number | TcpFault {
    if (!this.isOpen) return 'ENETDOWN';
    if (!this.#carrier.streams.isFull) return this.#carrier.streams.newId();
    this.#shared.counters.streamsFull++;
    return 'ENOBUFS';
  }

  // What the channel says.

  cell(command: number, b: Uint8Array, from: number, to: number): void {
    if (command === COMMAND.RELAY) {
      if (this.#inbox.isFull) this.#open();
      if (!this.#inbox.put(b, from, to)) this.breach('malformedCell');
      return;
    }
    this.#open();
    const body = readBody(command, b, from, to, this.#carrier.channel.linkVersion);
    if (body === undefined) this.breach('malformedCell');
    else if (body.is === 'created2' || body.is === 'createdFast') {
      this.#answer = body;
      this.#run(machine.onCreated2, 'the first relay has not proved who it is');
    } else if (body.is === 'destroy') {
      this.#run(machine.onDestroy, `destroyed: ${nameOfReason(body.reason)}`, body.reason);
    } else this.breach('commandOutOfPlace'); // RELAY_EARLY too: only clients say it, tor-spec §5.6.
  }

  settle(): void {
    this.#open();
    this.#carrier.flush();
    this.#tell();
  }

  writable(): void {
    this.#carrier.flush();
    this.#tell();
  }

  channelGone(): void {
    this.#open();
    this.#carrier.isOver = true;
    this.#run(machine.onChannelGone, 'the channel is gone');
  }

  /** Takes the layers off what has come, and hears each cell. */
  #open(): void {
    const { count, cells, openings } = this.#inbox;
    if (count === 0) return;
    this.#inbox.count = 0;
    this.#shared.counters.cellsReceived += count;
    const carrier = this.#carrier;
    const wasBusy = carrier.isBusy;
    carrier.isBusy = true;
    carrier.crypt.open(cells, 0, count, openings);
    for (let index = 0; index < count && this.state !== machine.CLOSED; index++) {
      const hop = openings.hops[index];
      const at = index * RELAY_CELL_OCTETS;
      if (hop === NOBODY) this.#unrecognized();
      else this.#dispatch.cell(cells, at, hop, openings.tags[index]);
    }
    carrier.isBusy = wasBusy;
  }

  // What relay cells say.

  extended(data: RelayCellData): void {
    this.#answer = data;
    this.#run(machine.onExtended2, 'the relay has not proved who it is');
  }

  truncated(reason: number): void {
    this.#run(machine.onTruncated, `cut short: ${nameOfReason(reason)}`, reason);
  }

  relay(): void {
    machine.onRelay(this);
    if (this.#news !== undefined) this.#explain('a relay cell before its time', undefined);
  }

  breach(breach: Breach): void {
    this.#shared.counters[breach]++;
    this.#run(machine.onABreach, wordsOf(breach));
  }

  #unrecognized(): void {
    this.#shared.counters.unrecognizedCell++;
    this.#run(machine.onACellNobodyRecognises, 'a cell that nobody recognises');
  }

  // What the machine asks and does.

  theHandshakeHolds(): boolean {
    const holds = this.#building.finish(this.#answer!);
    this.#answer = undefined;
    if (!holds) this.#shared.counters.handshakeRefused++;
    return holds;
  }

  sendCreate2(): void {
    const { channel, circuitId } = this.#carrier;
    if (circuitId === 0) return;
    sendBody(channel, circuitId, this.#building.create());
    channel.flush();
  }

  sendExtend2(): void {
    const { outbox, channel } = this.#carrier;
    outbox.put(0, this.#building.extend(this.hops));
    outbox.flush(COMMAND.RELAY_EARLY);
    channel.flush();
  }

  sendDestroyRequested(): void {
    this.#destroy(REASON.REQUESTED);
  }

  sendDestroyProtocol(): void {
    this.#destroy(REASON.PROTOCOL);
  }

  sendDestroyTimeout(): void {
    this.#destroy(REASON.TIMEOUT);
  }

  addTheHop(): void {
    const made = this.#building.made!;
    this.#carrier.crypt.addHop(made.keys);
    if (this.#carrier.crypt.hops === this.wanted) this.#carrier.begin(made.sendmeIncrement);
  }

  forgetTheHops(): void {
    const { channel, circuitId } = this.#carrier;
    this.#building.wipe();
    this.#inbox.clear();
    this.#carrier.end();
    if (circuitId !== 0) channel.detach(circuitId);
  }

  deliver(): void {
    this.#dispatch.deliver();
  }

  reportOpen(): void {
    this.buildMs = this.#shared.timers.clock.now() - this.#begun;
    this.#shared.counters.circuitsOpened++;
    this.#news = 'opened';
  }

  reportFailed(): void {
    this.#shared.counters.circuitsFailed++;
    this.#news = 'failed';
  }

  reportClosed(): void {
    this.#news = 'closed';
  }

  everyStream(tell: (stream: Stream) => unknown): void {
    for (const stream of this.#carrier.streams.every()) tell(stream);
    this.#carrier.streams.clear();
  }

  startTimer(_: CircuitTimer, ms: number): void {
    this.#timer.start(ms);
  }

  cancelTimer(): void {
    this.#timer.stop();
  }

  #destroy(reason: number): void {
    const { channel, circuitId, isOver } = this.#carrier;
    if (isOver || circuitId === 0) return;
    this.#carrier.outbox.flush();
    sendBody(channel, circuitId, { is: 'destroy', reason, filler: NOTHING });
    channel.flush();
  }

  /** An event for the machine; when the circuit ends by it, this is why. */
  #run(event: (circuit: Circuit) => CircuitOutcome, why = '', reason?: number): void {
    const { hops } = this;
    event(this);
    if (this.#news !== undefined) this.#explain(why, reason, hops);
    this.#tell();
  }

  #explain(why: string, reason: number | undefined, hops: number = this.hops): void {
    if (this.#news === 'opened') return;
    const step = this.buildMs !== undefined ? 'use' : hops === 0 ? 'create' : 'extend';
    const hop = Math.min(hops, this.path.length - 1);
    this.failure ??= { step, hop, relay: this.path[hop], why, reason };
  }

  #tell(): void {
    if (this.#carrier.isBusy) return;
    const news = this.#news;
    this.#news = undefined;
    if (news === 'opened') this.#user.opened();
    this.#carrier.tell();
    if (news === 'failed') this.#user.failed(this.failure!);
    else if (news === 'closed') this.#user.closed(this.failure!);
  }
}

/** A name of a counter as words. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
