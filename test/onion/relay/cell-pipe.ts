/** Two ends of a channel that is open already, in memory: what is sent waits until it is pumped. */
import type { CellChannel, CircuitEnd } from '../../../runtime/onion/channel/user.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { RELAY_CELL_OCTETS } from '../../../runtime/onion/relay-crypto.ts';

export interface SentCell {
  readonly circuitId: number;
  readonly command: number;
  readonly body: Uint8Array;
}

type Opener = (channel: PipeEnd, circuitId: number) => CircuitEnd;

export class PipeEnd implements CellChannel {
  readonly linkVersion = 5;
  peer: CellChannel['peer'];
  isFull = false;
  other!: PipeEnd;
  readonly circuits = new Map<number, CircuitEnd>();
  readonly inbox: SentCell[] = [];
  /** All that was ever sent from here. */
  readonly sent: SentCell[] = [];
  #opener: Opener | undefined;
  #nextId = 1;
  isGone = false;

  constructor(opener?: Opener) {
    this.#opener = opener;
  }

  attach(circuit: CircuitEnd): number {
    const id = 0x80000000 + this.#nextId++;
    this.circuits.set(id, circuit);
    return id;
  }

  detach(circuitId: number): void {
    this.circuits.delete(circuitId);
  }

  send(circuitId: number, command: number, b: Uint8Array, from: number, to: number): void {
    const body = new Uint8Array(RELAY_CELL_OCTETS);
    body.set(b.subarray(from, to));
    const cell = { circuitId, command, body };
    this.sent.push(cell);
    if (!this.isGone) this.other.inbox.push(cell);
  }

  flush(): void {}

  /** Gives what has come to its circuits; whether anything had. */
  pump(): boolean {
    const cells = this.inbox.splice(0);
    const touched = new Set<CircuitEnd>();
    for (const { circuitId, command, body } of cells) {
      let circuit = this.circuits.get(circuitId);
      if (circuit === undefined && this.#opener !== undefined) {
        circuit = this.#opener(this, circuitId);
        this.circuits.set(circuitId, circuit);
      }
      if (circuit === undefined) continue;
      const lent = copyOf(body);
      circuit.cell(command, lent, 0, lent.length);
      // What was lent is the channel's again.
      lent.fill(0xee);
      touched.add(circuit);
    }
    for (const circuit of touched) circuit.settle();
    return cells.length > 0;
  }

  open(): void {
    this.isFull = false;
    for (const circuit of [...this.circuits.values()]) circuit.writable();
  }

  break(): void {
    for (const end of [this, this.other]) {
      end.isGone = true;
      const circuits = [...end.circuits.values()];
      end.circuits.clear();
      for (const circuit of circuits) circuit.channelGone();
    }
  }
}

/** The initiator's end, and the responder's, whose circuits `opener` makes. */
export function cellPipe(opener: Opener): [PipeEnd, PipeEnd] {
  const near = new PipeEnd();
  const far = new PipeEnd(opener);
  near.other = far;
  far.other = near;
  return [near, far];
}
