/** Relay cells by what they say: to the circuit, to its window, to one of its streams. */
import {
  onStreamConnected,
  onStreamData,
  onStreamEnd,
  onStreamResolved,
} from '../../../generated/onion/circuit.machine.ts';
import { readRelayCell } from '../../../generated/onion/relay.value.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import {
  checkRelayCell,
  dataEnd,
  dataStart,
  relayCommand,
  streamid,
  xonKbpsEwma,
  END_REASON,
  OK,
  RELAY_COMMAND,
} from '../../../generated/onion/relay.wire.ts';
import { RELAY_CELL_OCTETS } from '../relay-crypto.ts';
import { OnionStream } from '../stream.ts';
import { connectedAddress } from '../stream/beginning.ts';
import { Resolution } from '../stream/resolution.ts';
import type { Carrier } from './carrier.ts';
import type { Breach } from './counters.ts';
import { ENDED } from './streams.ts';
import type { AnyStream } from './streams.ts';

/** What of a cell concerns the circuit itself. */
export interface CircuitEvents {
  extended(data: RelayCellData): void;
  truncated(reason: number): void;
  /** A cell that belongs into an open circuit: its machine says whether it may come now. */
  relay(): void;
  breach(breach: Breach): void;
}

export class Dispatch {
  readonly #carrier: Carrier;
  readonly #events: CircuitEvents;
  readonly #end = { done: false };
  /** The cell at hand. */
  #b: Uint8Array = new Uint8Array(0);
  #at = 0;
  #tag: Uint8Array = new Uint8Array(0);

  constructor(carrier: Carrier, events: CircuitEvents) {
    this.#carrier = carrier;
    this.#events = events;
  }

  /** The relay cell at b[at], which a hop has said. */
  cell(b: Uint8Array, at: number, hop: number, tag: Uint8Array): void {
    if (checkRelayCell(b, at, at + RELAY_CELL_OCTETS) !== OK) {
      return this.#events.breach('malformedCell');
    }
    this.#b = b;
    this.#at = at;
    this.#tag = tag;
    const command = relayCommand(b, at);
    if (command === RELAY_COMMAND.TRUNCATED) {
      const data = this.#read();
      return this.#events.truncated(data.is === 'truncated' ? data.reason : 0);
    }
    if (command === RELAY_COMMAND.DROP) return void this.#carrier.shared.counters.paddingIgnored++;
    // All that is of use to us comes from the last hop, and to the circuit or to a stream.
    if (hop !== this.#carrier.crypt.hops - 1) return this.#events.breach('cellOfWrongHop');
    if (command === RELAY_COMMAND.EXTENDED2) return this.#events.extended(this.#read());
    this.#events.relay();
  }

  /** The cell at hand, of an open circuit. */
  deliver(): void {
    const b = this.#b;
    const at = this.#at;
    const command = relayCommand(b, at);
    const id = streamid(b, at);
    if (command === RELAY_COMMAND.DATA && this.#carrier.delivery.arrived()) {
      this.#carrier.acknowledge(this.#tag);
    }
    if (id === 0) return this.#toCircuit(command);
    const stream = this.#carrier.streams.get(id);
    if (stream === undefined) return this.#events.breach('unknownStream');
    if (stream === ENDED) return this.#afterEnd(command, id);
    this.#toStream(stream, command);
  }

  #toCircuit(command: number): void {
    const { window, channel, shared } = this.#carrier;
    switch (command) {
      case RELAY_COMMAND.SENDME: {
        const data = this.#read();
        const tag = data.is === 'sendme' ? data.sendmeDigest : undefined;
        const breach = window!.sendme(tag, channel.isFull);
        if (breach !== undefined) this.#events.breach(breach);
        return;
      }
      case RELAY_COMMAND.BEGIN:
      case RELAY_COMMAND.DATA:
      case RELAY_COMMAND.END:
      case RELAY_COMMAND.CONNECTED:
      case RELAY_COMMAND.RESOLVED:
      case RELAY_COMMAND.EXTENDED:
      case RELAY_COMMAND.XON:
      case RELAY_COMMAND.XOFF:
        return this.#events.breach('commandOutOfPlace');
      default:
        shared.counters.unknownCommandsIgnored++; // tor-spec §6.1
    }
  }

  #toStream(stream: AnyStream, command: number): void {
    const b = this.#b;
    const at = this.#at;
    switch (command) {
      case RELAY_COMMAND.DATA:
        if (stream instanceof OnionStream) stream.arriving(b, dataStart(b, at), dataEnd(b, at));
        return void onStreamData(stream);
      case RELAY_COMMAND.END:
        return this.#ended(stream);
      case RELAY_COMMAND.CONNECTED:
        return this.#connected(stream);
      case RELAY_COMMAND.RESOLVED: {
        const data = this.#read();
        if (stream instanceof Resolution && data.is === 'resolved') stream.answers = data.answers;
        return void onStreamResolved(stream);
      }
      case RELAY_COMMAND.SENDME:
        return this.#flow(stream, stream.flow.sendme());
      case RELAY_COMMAND.XON:
        return this.#flow(stream, stream.flow.xon(xonKbpsEwma(b, at)));
      case RELAY_COMMAND.XOFF:
        return this.#flow(stream, stream.flow.xoff());
      default:
        return this.#events.breach('commandOutOfPlace');
    }
  }

  #flow(stream: AnyStream, breach: Breach | undefined): void {
    if (breach !== undefined) this.#events.breach(breach);
    else this.#carrier.pump(stream);
  }

  #ended(stream: AnyStream): void {
    const data = this.#read();
    // An END that says nothing is one for no reason that is told.
    const reason = data.is === 'end' ? (data.reason ?? END_REASON.MISC) : END_REASON.MISC;
    stream.endReason = reason;
    this.#end.done = reason === END_REASON.DONE;
    onStreamEnd(stream, this.#end);
    this.#carrier.release(stream, true);
  }

  #connected(stream: AnyStream): void {
    const data = this.#read();
    if (stream instanceof OnionStream && data.is === 'connected') {
      const address = connectedAddress(data.ipv4Address, data.ipv6Address);
      if (address !== undefined) stream.remote = { address, port: stream.remote.port };
    }
    onStreamConnected(stream);
    this.#carrier.pump(stream);
  }

  /** For a stream that we have ended, and the other end not yet, when it said this. */
  #afterEnd(command: number, id: number): void {
    this.#carrier.shared.counters.cellsAfterEnd++;
    if (command === RELAY_COMMAND.END || command === RELAY_COMMAND.RESOLVED) {
      this.#carrier.streams.forget(id);
    }
  }

  #read(): RelayCellData {
    return readRelayCell(this.#b, this.#at, this.#at + RELAY_CELL_OCTETS).data;
  }
}
