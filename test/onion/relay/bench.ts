/** Relays without links, and a client by hand: what the tests of circuits begin with. */
import { encodeExtensions } from '../../../generated/onion/ntor.value.ts';
import { readRelayCell, writeRelayCell } from '../../../generated/onion/relay.value.ts';
import type { RelayCell, RelayCellData } from '../../../generated/onion/relay.value.ts';
import { checkRelayCell, OK } from '../../../generated/onion/relay.wire.ts';
import { COMMAND, HANDSHAKE_TYPE } from '../../../generated/onion/tor.wire.ts';
import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import type { CellChannel, CircuitEnd } from '../../../runtime/onion/channel/user.ts';
import { flowParametersOf } from '../../../runtime/onion/flow/parameters.ts';
import type { ClientHandshake } from '../../../runtime/onion/handshake/handshake.ts';
import { beginCreateFast } from '../../../runtime/onion/handshake/create-fast.ts';
import { beginNtorV3 } from '../../../runtime/onion/handshake/ntor-v3.ts';
import { beginNtor } from '../../../runtime/onion/handshake/ntor.ts';
import {
  ClientCrypt,
  KEY_MATERIAL_OCTETS,
  Openings,
  RELAY_CELL_OCTETS,
} from '../../../runtime/onion/relay-crypto.ts';
import { CellBatches } from '../../../runtime/onion/relay/cell-batch.ts';
import { BODY, create2Body, LINK } from '../../../runtime/onion/relay/cell-bodies.ts';
import { QueueBudget } from '../../../runtime/onion/relay/cell-queue.ts';
import type { CircuitGround } from '../../../runtime/onion/relay/circuit-ground.ts';
import { RelayCircuit } from '../../../runtime/onion/relay/circuit.ts';
import { RELAY_LIMITS, relayCounters } from '../../../runtime/onion/relay/limits.ts';
import { OnionSkins } from '../../../runtime/onion/relay/onion-skins.ts';
import type { RelayTarget } from '../../../runtime/onion/target.ts';
import { areEqual } from '../../../runtime/onion/crypto.ts';
import { created2HdataEnd, created2HdataStart } from '../../../generated/onion/tor.wire.ts';
import { cellPipe, PipeEnd } from './cell-pipe.ts';

export const crypto = createNodeOnionCrypto();
const NONE = new Uint8Array(0);
const FLOW = flowParametersOf(() => undefined);

export interface BenchRelay {
  readonly target: RelayTarget;
  readonly ground: CircuitGround;
  readonly circuits: Set<RelayCircuit>;
  open(channel: PipeEnd, circuitId: number): CircuitEnd;
}

export class Bench {
  readonly world = new Simulation(1);
  readonly relays: BenchRelay[] = [];
  readonly pipes: PipeEnd[] = [];
  /** Of whom no channel can be had. */
  readonly unreachable = new Set<BenchRelay>();

  relay(own: Partial<CircuitGround> = {}): BenchRelay {
    const number = this.relays.length + 1;
    const onionKey = crypto.x25519Pair();
    const rsaIdentity = crypto.random(20);
    const ed25519Identity = crypto.random(32);
    const circuits = new Set<RelayCircuit>();
    const target: RelayTarget = {
      nickname: `relay${number}`,
      rsaIdentity,
      ed25519Identity,
      ntorKey: onionKey.publicKey,
      places: [{ address: addressOf(`192.0.2.${number}`), port: 9001 }],
      hasNtorV3: true,
      hasCongestionControl: true,
    };
    const limits = own.limits ?? RELAY_LIMITS;
    const ground: CircuitGround = {
      crypto,
      timers: this.world.timers,
      limits,
      counters: relayCounters(),
      batches: new CellBatches(),
      budget: new QueueBudget(limits.octetsWaitingMax),
      skins: new OnionSkins({
        crypto,
        rsaIdentity,
        ed25519Identity,
        onionKeys: (id) => (areEqual(id, onionKey.publicKey) ? onionKey : undefined),
      }),
      flow: () => FLOW,
      exit: undefined,
      openDirectory: undefined,
      isOurs: (one) => areEqual(one.rsaIdentity, rsaIdentity),
      channelTo: (one) => this.#channelTo(one),
      closed: (circuit) => void circuits.delete(circuit as RelayCircuit),
      ...own,
    };
    const open = (channel: PipeEnd, circuitId: number): CircuitEnd => {
      const circuit = new RelayCircuit(ground, channel, circuitId);
      circuits.add(circuit);
      return circuit;
    };
    const made = { target, ground, circuits, open };
    this.relays.push(made);
    return made;
  }

  /** A channel of a client to a relay. */
  connect(relay: BenchRelay): PipeEnd {
    const ends = cellPipe((channel, id) => relay.open(channel, id));
    this.pipes.push(...ends);
    return ends[0];
  }

  async #channelTo({ rsaIdentity }: RelayTarget): Promise<PipeEnd> {
    const relay = this.relays.find((one) => areEqual(one.target.rsaIdentity, rsaIdentity));
    if (relay === undefined || this.unreachable.has(relay)) throw new Error('nobody is there');
    return this.connect(relay);
  }

  /** Until nothing moves any more. */
  async settle(): Promise<void> {
    for (let idle = 0; idle < 4;) {
      for (let turn = 0; turn < 4; turn++) await Promise.resolve();
      this.world.run(1);
      idle = this.pipes.map((end) => end.pump()).some(Boolean) ? 0 : idle + 1;
    }
  }
}

export interface Heard extends RelayCell {
  readonly hop: number;
  readonly tag: Uint8Array;
}

/** Where a client is: whoever waits there waits until nothing moves. */
export type Place = Pick<Bench, 'settle'>;
type Whom = Pick<BenchRelay, 'target'>;

/** A circuit of a client, as bare as can be. */
export class BenchClient<C extends CellChannel = PipeEnd> implements CircuitEnd {
  readonly bench: Place;
  readonly channel: C;
  readonly circuitId: number;
  readonly crypt = new ClientCrypt(crypto);
  readonly heard: Heard[] = [];
  /** Cells that are no relay cells: their commands, and the first octet of their bodies. */
  readonly cells: { readonly command: number; readonly reason: number }[] = [];
  #handshake: ClientHandshake | undefined;
  #answer: Uint8Array = NONE;

  constructor(bench: Place, channel: C) {
    this.bench = bench;
    this.channel = channel;
    this.circuitId = channel.attach(this);
  }

  get destroyed(): number | undefined {
    return this.cells.find(({ command }) => command === COMMAND.DESTROY)?.reason;
  }

  async create({ target }: Whom): Promise<void> {
    const handshake = beginNtor(
      crypto,
      { rsaIdentity: target.rsaIdentity, ntorKey: target.ntorKey! },
      KEY_MATERIAL_OCTETS,
    );
    this.#handshake = handshake;
    this.raw(COMMAND.CREATE2, create2Body(2, handshake.onionSkin));
    await this.bench.settle();
    this.#finish();
  }

  /** With congestion control. */
  async createV3({ target }: Whom): Promise<void> {
    const relay = { ed25519Identity: target.ed25519Identity!, ntorKey: target.ntorKey! };
    const request = encodeExtensions({
      extensions: [{ extField: { is: 'congestionControlRequest' } }],
    });
    const handshake = beginNtorV3(crypto, relay, request, KEY_MATERIAL_OCTETS)!;
    this.#handshake = handshake;
    this.raw(COMMAND.CREATE2, create2Body(HANDSHAKE_TYPE.NTOR_V3, handshake.onionSkin));
    await this.bench.settle();
    this.#finish();
  }

  async createFast(): Promise<void> {
    this.#handshake = beginCreateFast(crypto, KEY_MATERIAL_OCTETS);
    this.raw(COMMAND.CREATE_FAST, this.#handshake.onionSkin);
    await this.bench.settle();
    this.#finish();
  }

  extend2({ target }: Whom, change: Partial<RelayTarget> = {}): RelayCellData {
    const { rsaIdentity, ntorKey, ed25519Identity } = { ...target, ...change };
    this.#handshake = beginNtor(crypto, { rsaIdentity, ntorKey: ntorKey! }, KEY_MATERIAL_OCTETS);
    const [{ address, port }] = target.places;
    return {
      is: 'extend2',
      linkSpecifiers: [
        { is: 'ipv4', ipv4Address: showAddress(address), orport: port },
        { is: 'legacyIdentity', identityFingerprint: rsaIdentity },
        { is: 'ed25519Identity', ed25519Identity: ed25519Identity! },
      ],
      htype: 2,
      hdata: this.#handshake.onionSkin,
    };
  }

  async extend(relay: Whom, change: Partial<RelayTarget> = {}): Promise<boolean> {
    const asked = this.extend2(relay, change);
    this.say(this.crypt.hops - 1, 0, asked, COMMAND.RELAY_EARLY);
    await this.bench.settle();
    const extended = this.heard.find(({ data }) => data.is === 'extended2');
    if (extended?.data.is !== 'extended2') return false;
    this.heard.splice(this.heard.indexOf(extended), 1);
    this.#answer = extended.data.hdata;
    this.#finish();
    return true;
  }

  say(hop: number, streamid: number, data: RelayCellData, command: number = COMMAND.RELAY): void {
    const b = new Uint8Array(RELAY_CELL_OCTETS);
    writeRelayCell({ streamid, digest: 0, data, padding: NONE }, b, 0);
    this.sayRaw(hop, b, command);
  }

  sayRaw(hop: number, b: Uint8Array, command: number = COMMAND.RELAY): void {
    this.crypt.seal(b, 0, 1, hop, []);
    this.raw(command, b);
  }

  raw(command: number, body: Uint8Array): void {
    this.channel.send(this.circuitId, command, body, 0, body.length);
  }

  cell(command: number, b: Uint8Array, from: number, to: number): void {
    if (command === COMMAND.RELAY) return this.#open(copyOf(b, from, to));
    this.cells.push({ command, reason: b[from] });
    const o = from - BODY;
    if (command === COMMAND.CREATED2) {
      this.#answer = copyOf(b, created2HdataStart(b, o, LINK), created2HdataEnd(b, o, LINK));
    }
    if (command === COMMAND.CREATED_FAST) this.#answer = copyOf(b, from, from + 40);
  }

  settle(): void {}
  writable(): void {}
  channelGone(): void {
    this.cells.push({ command: -1, reason: -1 });
  }

  #open(b: Uint8Array): void {
    const openings = new Openings(1);
    this.crypt.open(b, 0, 1, openings);
    const [hop] = openings.hops;
    if (hop < 0) throw new Error('a cell that nobody has said');
    if (checkRelayCell(b, 0, b.length) !== OK) throw new Error('a cell that makes no sense');
    this.heard.push({ ...readRelayCell(b, 0, b.length), hop, tag: openings.tags[0] });
  }

  #finish(): void {
    const keys = this.#handshake?.finish(this.#answer);
    if (keys === undefined) throw new Error('the relay has not proved who it is');
    this.crypt.addHop(keys.keys);
  }
}
