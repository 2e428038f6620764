/**
 * SENDME on a circuit, at the relay where its streams end: what may still be sent, what has been
 * thanked for, and the tags by which a SENDME proves that its sender has seen the cell.
 */
import {
  onCircuitWindowsACellIsSent,
  onCircuitWindowsData,
  onCircuitWindowsSendme,
  startCircuitWindows,
} from '../../../generated/onion/relay-circuit.machine.ts';
import type {
  CircuitWindows as CircuitWindowsMachine,
  CircuitWindowsState,
} from '../../../generated/onion/relay-circuit.machine.ts';
import {
  hasSendmeSendmeDigest,
  hasSendmeVersion,
  SENDME_VERSION,
  sendmeSendmeDigestEnd,
  sendmeSendmeDigestStart,
  sendmeVersion,
} from '../../../generated/onion/relay.wire.ts';
import { copyOf } from '../../base/octets.ts';
import { areEqual } from '../crypto.ts';

export interface WindowsGround {
  /** SENDME for the cell whose digest this is. */
  sendSendme(tag: Uint8Array): void;
  /** Nobody honest does this. */
  breach(): void;
}

const NOTHING = new Uint8Array(0);

export class CircuitWindows implements CircuitWindowsMachine {
  state!: CircuitWindowsState;
  package!: number;
  since!: number;
  deliver!: number;
  readonly #ground: WindowsGround;
  /** Of cells that a SENDME is to come for, the oldest first; as many as the window has steps. */
  readonly #expected: (Uint8Array | undefined)[] = [];
  #isDue = false;
  /** Of the cell at hand: its digest, and where it is. */
  #tag: Uint8Array = NOTHING;
  #b: Uint8Array = NOTHING;
  #at = 0;

  constructor(ground: WindowsGround) {
    this.#ground = ground;
    startCircuitWindows(this);
  }

  /** Whether a cell of data may be sent. */
  get isOpen(): boolean {
    return this.package > 0;
  }

  /** A cell of data is to be sent: whether its tag is to be given to `tagIs`. */
  sent(): boolean {
    this.#isDue = false;
    onCircuitWindowsACellIsSent(this);
    return this.#isDue;
  }

  /** The digest of the oldest cell that was marked and has none yet. */
  tagIs(tag: Uint8Array): void {
    const index = this.#expected.indexOf(undefined);
    if (index >= 0) this.#expected[index] = tag;
  }

  /** A cell of data has come, and this is its digest. */
  came(tag: Uint8Array): void {
    this.#tag = tag;
    onCircuitWindowsData(this);
  }

  /** The relay cell at b[at] is a SENDME for the circuit. */
  sendme(b: Uint8Array, at: number): void {
    this.#b = b;
    this.#at = at;
    onCircuitWindowsSendme(this);
  }

  theTagIsRight(): boolean {
    const expected = this.#expected.shift();
    const b = this.#b;
    const at = this.#at;
    if (expected === undefined || !hasSendmeVersion(b, at)) return false;
    if (sendmeVersion(b, at) !== SENDME_VERSION.AUTHENTICATED) return false;
    if (!hasSendmeSendmeDigest(b, at)) return false;
    const tag = copyOf(b, sendmeSendmeDigestStart(b, at), sendmeSendmeDigestEnd(b, at));
    return areEqual(tag, expected);
  }

  noteTheTag(): void {
    this.#isDue = true;
    this.#expected.push(undefined);
  }

  sendSendme(): void {
    this.#ground.sendSendme(this.#tag);
  }

  callItABreach(): void {
    this.#ground.breach();
  }
}
