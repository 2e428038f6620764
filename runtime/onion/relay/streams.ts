/** The streams of one circuit at its end: which cell is whose, and who may speak next. */
import type { RelayCircuit } from '../../../generated/onion/relay-circuit.machine.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import {
  beginDestinationEnd,
  beginDestinationStart,
  dataStreamDataEnd,
  dataStreamDataStart,
  END_REASON,
  RELAY_COMMAND,
  resolveHostnameEnd,
  resolveHostnameStart,
  streamid,
  xonKbpsEwma,
} from '../../../generated/onion/relay.wire.ts';
import type { Timers } from '../../base/timers.ts';
import type { SendWindow } from '../flow/send-window.ts';
import type { FlowUser, StreamFlow } from '../flow/stream-flow.ts';
import { ExitStream } from './exit-stream.ts';
import { destinationOf } from './exit.ts';
import type { Exit, ExitConnection } from './exit.ts';
import type { RelayBreach, RelayCounters, RelayLimits } from './limits.ts';
import type { OwnCells } from './own-cells.ts';
import { endOf } from './stream-cells.ts';

/** So many cells of a stream, then it is the next one's turn. */
const CELLS_A_TURN = 8;

export interface StreamsGround {
  readonly timers: Timers;
  readonly limits: RelayLimits;
  readonly counters: RelayCounters;
  readonly relayCircuit: RelayCircuit;
  readonly exit: Exit | undefined;
  readonly openDirectory: (() => ExitConnection) | undefined;
  readonly window: SendWindow;
  readonly ownCells: OwnCells;
  newFlow(stream: FlowUser): StreamFlow;
  /** The channel takes more. */
  readonly isOpen: () => boolean;
  settleSoon(): void;
  breach(what: RelayBreach): void;
  /** So much more text waits for connections, or less. */
  waits(octets: number): void;
}

export class Streams {
  readonly #ground: StreamsGround;
  readonly #streams = new Map<number, ExitStream>();
  /** Those that have brought something this turn. */
  readonly #touched = new Set<ExitStream>();
  /** Those that have something to say, whoever has waited longest first. */
  readonly #ready = new Set<ExitStream>();
  readonly #streamGround: ConstructorParameters<typeof ExitStream>[0];

  constructor(ground: StreamsGround) {
    this.#ground = ground;
    const { timers, limits, counters, relayCircuit, exit, openDirectory, ownCells } = ground;
    this.#streamGround = {
      timers,
      connectTimeoutMs: limits.connectTimeoutMs,
      relayCircuit,
      exit,
      openDirectory,
      say: (streamId: number, data: RelayCellData) => ownCells.say(streamId, data),
      wantsToPack: (stream) => void this.#ready.add(stream),
      settleSoon: () => ground.settleSoon(),
      newFlow: (stream) => ground.newFlow(stream),
      waits: (octets) => ground.waits(octets),
      breach: (what) => ground.breach(what),
      closed: (stream) => this.#closed(stream),
      counted: (what) => void counters[what]++,
    };
  }

  get size(): number {
    return this.#streams.size;
  }

  every(tell: (stream: ExitStream) => unknown): void {
    for (const stream of [...this.#streams.values()]) tell(stream);
  }

  /** The relay cell at b[at], which was checked, is for a stream. */
  cell(command: number, b: Uint8Array, at: number): void {
    const id = streamid(b, at);
    const stream = this.#streams.get(id);
    if (command === RELAY_COMMAND.DATA) {
      // Of a stream that is over: its END and this cell have met each other.
      if (stream === undefined) return;
      stream.data(b, dataStreamDataStart(b, at), dataStreamDataEnd(b, at));
      this.#touched.add(stream);
    } else if (isBeginning(command)) {
      if (id === 0 || stream !== undefined) this.#ground.breach('streamIdMisused');
      else this.#begin(command, id, b, at);
    } else if (stream !== undefined) {
      this.#control(stream, command, b, at);
    }
  }

  #control(stream: ExitStream, command: number, b: Uint8Array, at: number): void {
    switch (command) {
      case RELAY_COMMAND.SENDME:
        return stream.told(stream.flow.sendme());
      case RELAY_COMMAND.XON:
        return stream.told(stream.flow.xon(xonKbpsEwma(b, at)));
      case RELAY_COMMAND.XOFF:
        this.#ground.counters.xoffsHeard++;
        return stream.told(stream.flow.xoff());
      case RELAY_COMMAND.END:
        return stream.end();
      default:
        this.#ground.counters.unknownRelayCommands++;
    }
  }

  /** What came is written; what waits is said, as far as windows and the channel allow. */
  settle(): void {
    for (const stream of this.#touched) stream.settle();
    this.#touched.clear();
    this.#pack();
  }

  #pack(): void {
    const { window, isOpen } = this.#ground;
    while (this.#ready.size > 0) {
      for (const stream of this.#ready) {
        if (window.room === 0 || !isOpen()) return;
        this.#packSome(stream);
      }
    }
  }

  /** It stays among the ready, behind the others, when it has more to say and may. */
  #packSome(stream: ExitStream): void {
    const { window, ownCells } = this.#ground;
    this.#ready.delete(stream);
    for (let cells = 0; cells < CELLS_A_TURN && stream.mayPack && window.room > 0; cells++) {
      stream.packed(ownCells.sayData(stream.streamId, window.sent(), stream));
    }
    if (stream.mayPack) this.#ready.add(stream);
    else stream.packedAll();
    // So that the channel can say that it has enough.
    ownCells.flush();
  }

  #begin(command: number, id: number, b: Uint8Array, at: number): void {
    const { counters, limits, ownCells } = this.#ground;
    if (this.#streams.size >= limits.streamsPerCircuitMax) {
      counters.streamsRefusedFull++;
      return ownCells.say(id, endOf(END_REASON.RESOURCE_LIMIT, undefined));
    }
    counters.streamsBegun++;
    const stream = new ExitStream(this.#streamGround, id);
    this.#streams.set(id, stream);
    if (command === RELAY_COMMAND.BEGIN_DIR) return stream.beginDirectory();
    if (command === RELAY_COMMAND.RESOLVE) {
      const name = b.subarray(resolveHostnameStart(b, at), resolveHostnameEnd(b, at));
      return stream.resolve(new TextDecoder('latin1').decode(name).replace(/\0.*$/s, ''));
    }
    const destination = destinationOf(b, beginDestinationStart(b, at), beginDestinationEnd(b, at));
    if (destination !== undefined) return stream.begin(destination);
    counters.streamsRefusedMalformed++;
    this.#streams.delete(id);
    ownCells.say(id, endOf(END_REASON.TOR_PROTOCOL, undefined));
  }

  #closed(stream: ExitStream): void {
    this.#ready.delete(stream);
    this.#touched.delete(stream);
    this.#streams.delete(stream.streamId);
  }
}

function isBeginning(command: number): boolean {
  const { BEGIN, BEGIN_DIR, RESOLVE } = RELAY_COMMAND;
  return command === BEGIN || command === BEGIN_DIR || command === RESOLVE;
}
