/**
 * Relays that live in a test: real handshakes and real layers, behind a channel that takes time and
 * nothing else. What the last hop answers, the test says.
 */
import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import { encodeExtensions } from '../../../generated/onion/ntor.value.ts';
import { decodeRelayCell, writeRelayCell } from '../../../generated/onion/relay.value.ts';
import type { RelayCell, RelayCellData } from '../../../generated/onion/relay.value.ts';
import type { CellBody } from '../../../generated/onion/tor.value.ts';
import { bodyStart, command as commandOf } from '../../../generated/onion/tor.wire.ts';
import { COMMAND, HANDSHAKE_TYPE, REASON } from '../../../generated/onion/tor.wire.ts';
import { encodeCell } from '../../../generated/onion/tor.value.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import type { CellChannel, CircuitEnd } from '../../../runtime/onion/channel/user.ts';
import { readBody } from '../../../runtime/onion/circuit/cells.ts';
import { circuitShared } from '../../../runtime/onion/circuit/shared.ts';
import type { CircuitShared } from '../../../runtime/onion/circuit/shared.ts';
import type { OnionCrypto } from '../../../runtime/onion/crypto.ts';
import { answerCreateFast } from '../../../runtime/onion/handshake/create-fast.ts';
import { answerNtorV3 } from '../../../runtime/onion/handshake/ntor-v3.ts';
import { answerNtor } from '../../../runtime/onion/handshake/ntor.ts';
import {
  KEY_MATERIAL_OCTETS,
  NOBODY,
  Openings,
  RELAY_CELL_OCTETS,
  RelayCrypt,
} from '../../../runtime/onion/relay-crypto.ts';
import type { RelayTarget } from '../../../runtime/onion/target.ts';

export const crypto: OnionCrypto = createNodeOnionCrypto();
const LINK_VERSION = 5;
const NOTHING = new Uint8Array(0);

export interface LabRelay {
  readonly target: RelayTarget;
  readonly answer: (htype: number, hdata: Uint8Array) => Answered | undefined;
}

interface Answered {
  readonly answer: Uint8Array;
  readonly keys: Uint8Array;
}

/** `sendmeIncrement`: what it says when it is asked for congestion control. */
export function labRelay(nickname: string, sendmeIncrement?: number): LabRelay {
  const identity = crypto.ed25519Pair();
  const onion = crypto.x25519Pair();
  const rsaIdentity = crypto.random(20);
  const isNew = sendmeIncrement !== undefined;
  const target: RelayTarget = {
    nickname,
    rsaIdentity,
    ed25519Identity: identity.publicKey,
    ntorKey: onion.publicKey,
    places: [
      { address: addressOf('192.0.2.1'), port: 9001 },
      { address: addressOf('2001:db8::1'), port: 9001 },
    ],
    hasNtorV3: isNew,
    hasCongestionControl: isNew,
  };
  const answer = (htype: number, hdata: Uint8Array): Answered | undefined => {
    if (htype === HANDSHAKE_TYPE.NTOR) {
      return answerNtor(crypto, rsaIdentity, () => onion, hdata, KEY_MATERIAL_OCTETS);
    }
    return answerNtorV3(
      crypto,
      identity.publicKey,
      () => onion,
      hdata,
      (asked) => {
        const extensions = asked.length > 1 ? [responseOf(sendmeIncrement ?? 31)] : [];
        return { message: encodeExtensions({ extensions }), keyOctets: KEY_MATERIAL_OCTETS };
      },
    );
  };
  return { target, answer };
}

const responseOf = (sendmeIncrement: number) =>
  ({ extField: { is: 'congestionControlResponse', sendmeIncrement } }) as const;

/** A cell as the last hop, or an earlier one, has heard it. */
export interface Heard extends RelayCell {
  readonly hop: number;
  readonly tag: Uint8Array;
  readonly isEarly: boolean;
}

/** One circuit's worth of relays, and the channel to the first. */
export class LabOnion implements CellChannel {
  readonly simulation: Simulation;
  readonly relays: readonly LabRelay[];
  readonly linkVersion: number = LINK_VERSION;
  readonly peer: undefined = undefined;
  readonly hops: RelayCrypt[] = [];
  readonly shared: CircuitShared;
  /** Of the channel, from the client. */
  readonly destroys: number[] = [];
  readonly heard: Heard[] = [];
  isFull = false;
  detached = 0;
  nextId = 0x80000001;
  /** What the relays do with a relay cell that one of them recognises. */
  hear: (cell: Heard) => void = () => {};
  /** Relays do not answer. */
  isSilent = false;
  #end: CircuitEnd | undefined;
  /** From one relay to the next. */
  latencyMs: number;
  readonly #openings = new Openings(1);

  constructor(relays: readonly LabRelay[], latencyMs = 10, simulation = new Simulation(1)) {
    this.simulation = simulation;
    this.relays = relays;
    this.latencyMs = latencyMs;
    const { timers } = this.simulation;
    this.shared = circuitShared({ crypto, timers, random: this.simulation.dice() });
  }

  get path(): readonly RelayTarget[] {
    return this.relays.map(({ target }) => target);
  }

  attach(circuit: CircuitEnd): number {
    this.#end = circuit;
    return this.nextId;
  }

  detach(): void {
    this.detached++;
    this.#end = undefined;
  }

  flush(): void {}

  send(_: number, command: number, b: Uint8Array, from: number, to: number): void {
    const cell = new Uint8Array(RELAY_CELL_OCTETS);
    cell.set(b.subarray(from, to));
    this.#later(() => this.#receive(command, cell));
  }

  /** Hands a cell to the client, as the channel does. */
  toClient(command: number, b: Uint8Array): void {
    this.#later(() => {
      this.#end?.cell(command, b, 0, b.length);
      this.#end?.settle();
    });
  }

  body(body: CellBody): void {
    const cell = encodeCell({ circid: 0, body }, LINK_VERSION);
    const from = bodyStart(cell, 0, LINK_VERSION);
    this.toClient(commandOf(cell, 0, LINK_VERSION), cell.slice(from));
  }

  /** A relay cell of a hop; its tag. */
  say(hop: number, streamid: number, data: RelayCellData): Uint8Array {
    const cell = new Uint8Array(RELAY_CELL_OCTETS);
    writeRelayCell({ streamid, digest: 0, data, padding: NOTHING }, cell, 0);
    return this.sayOctets(hop, cell);
  }

  sayOctets(hop: number, cell: Uint8Array): Uint8Array {
    const tags: Uint8Array[] = [];
    this.hops[hop].seal(cell, 0, 1, tags);
    for (let before = hop - 1; before >= 0; before--) this.hops[before].pass(cell, 0, 1);
    this.toClient(COMMAND.RELAY, cell);
    return tags[0];
  }

  /** Several cells that come together. */
  sayTogether(hop: number, cells: readonly Uint8Array[]): void {
    for (const cell of cells) {
      this.hops[hop].seal(cell, 0, 1, []);
      for (let before = hop - 1; before >= 0; before--) this.hops[before].pass(cell, 0, 1);
    }
    this.#later(() => {
      for (const cell of cells) this.#end?.cell(COMMAND.RELAY, cell, 0, cell.length);
      this.#end?.settle();
    });
  }

  gone(): void {
    this.#end?.channelGone();
  }

  writable(): void {
    this.#end?.writable();
  }

  #later(what: () => void): void {
    new Timer(this.simulation.timers, what).start(this.latencyMs);
  }

  #receive(command: number, cell: Uint8Array): void {
    if (command === COMMAND.RELAY || command === COMMAND.RELAY_EARLY) {
      return this.#relay(cell, command === COMMAND.RELAY_EARLY);
    }
    const body = readBody(command, cell, 0, cell.length, LINK_VERSION);
    if (body?.is === 'destroy') this.destroys.push(body.reason);
    if (this.isSilent) return;
    if (body?.is === 'createFast') {
      const made = answerCreateFast(crypto, body.x, KEY_MATERIAL_OCTETS)!;
      this.hops.push(new RelayCrypt(crypto, made.keys));
      const [y, derivativeKeyData] = [made.answer.slice(0, 20), made.answer.slice(20)];
      this.body({ is: 'createdFast', y, derivativeKeyData });
    } else if (body?.is === 'create2') {
      const made = this.relays[0].answer(body.htype, body.hdata);
      if (made === undefined) return this.body(destroyed(REASON.PROTOCOL));
      this.hops.push(new RelayCrypt(crypto, made.keys));
      this.body({ is: 'created2', hdata: made.answer });
    }
  }

  #relay(cell: Uint8Array, isEarly: boolean): void {
    for (const [hop, relay] of this.hops.entries()) {
      relay.open(cell, 0, 1, hop === this.hops.length - 1, this.#openings);
      if (this.#openings.hops[0] === NOBODY) continue;
      const decoded = decodeRelayCell(cell);
      if (!decoded.ok) throw new Error(`the client has said what breaks rule ${decoded.fault}`);
      const tag = this.#openings.tags[0];
      return this.#heard({ ...decoded.value, hop, tag: copyOf(tag), isEarly });
    }
    throw new Error('the client has said what nobody recognises');
  }

  #heard(cell: Heard): void {
    this.heard.push(cell);
    if (this.isSilent) return;
    if (cell.data.is !== 'extend2') return this.hear(cell);
    const made = this.relays[this.hops.length].answer(cell.data.htype, cell.data.hdata);
    const last = this.hops.length - 1;
    if (made === undefined) {
      this.say(last, 0, { is: 'truncated', reason: REASON.OR_IDENTITY, ignored: NOTHING });
      return;
    }
    this.say(last, 0, { is: 'extended2', hdata: made.answer });
    this.hops.push(new RelayCrypt(crypto, made.keys));
  }
}

const destroyed = (reason: number): CellBody => ({ is: 'destroy', reason, filler: NOTHING });
