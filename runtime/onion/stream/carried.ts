/** What every stream has, whether it asks or connects: a place in a circuit, and timers. */
import { Timer } from '../../base/timers.ts';
import {
  onStreamTimer,
  startStream,
  STREAM_ANSWER_TIMER,
  STREAM_LINGER_TIMER,
} from '../../../generated/onion/circuit.machine.ts';
import type {
  Circuit,
  Stream,
  StreamOutcome,
  StreamState,
  StreamTimer,
} from '../../../generated/onion/circuit.machine.ts';
import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import { SendQueue } from '../../transport/tcp/send-queue.ts';
import type { FlowUser, StreamFlow } from '../flow/stream-flow.ts';
import type { CarriedStream, StreamHost } from './host.ts';

const NOTHING = new Uint8Array(0);

export abstract class CircuitStream implements Stream, CarriedStream, FlowUser {
  state!: StreamState;
  shut!: boolean;
  readonly id: number;
  readonly circuit: Circuit;
  readonly host: StreamHost;
  readonly answerTimeout: number;
  readonly lingerTimeout: number;
  readonly text: SendQueue;
  readonly flow: StreamFlow;
  /** Of the END that came; undefined before. */
  endReason: number | undefined;
  readonly #timers: readonly Timer[];

  constructor(host: StreamHost, id: number, answerMs: number = host.times.answerMs) {
    this.id = id;
    this.circuit = host.circuit;
    this.host = host;
    this.answerTimeout = answerMs;
    this.lingerTimeout = host.times.lingerMs;
    this.text = new SendQueue(host.sendMemory);
    this.flow = host.newFlow(this);
    this.#timers = ([STREAM_ANSWER_TIMER, STREAM_LINGER_TIMER] as const).map(
      (timer) => new Timer(host.timers, () => this.#expired(timer)),
    );
    startStream(this);
  }

  abstract readonly sendable: number;
  abstract tell(): void;
  abstract sent(octets: number): void;
  abstract sendBegin(): void;
  abstract sendResolve(): void;
  abstract takeTheText(): void;
  abstract deliverTheData(): void;
  abstract reportConnected(): void;
  abstract reportResolved(): void;
  abstract reportTheEnd(): void;
  abstract reportTheReason(): void;
  abstract reportLate(): void;
  abstract reportBroken(): void;
  abstract reportAborted(): void;
  abstract reportClosed(): void;

  textWaits(): boolean {
    return this.text.length > 0;
  }

  startTimer(timer: StreamTimer, ms: number): void {
    this.#timers[timer].start(ms);
  }

  cancelTimer(timer: StreamTimer): void {
    this.#timers[timer].stop();
  }

  sendEndDone(): void {
    this.#end(END_REASON.DONE);
  }

  /** Clients say no more than this: tor-spec §6.3. */
  sendEndMisc(): void {
    this.#end(END_REASON.MISC);
  }

  sendStreamSendme(): void {
    this.host.control(this, { is: 'sendme', ignored: NOTHING });
  }

  sendXoff(): void {
    this.host.control(this, { is: 'xoff' });
  }

  sendXon(kilobytesPerSecond: number): void {
    this.host.control(this, { is: 'xon', kbpsEwma: kilobytesPerSecond });
  }

  flowReleased(): void {
    this.host.pump(this);
  }

  #end(reason: number): void {
    this.host.control(this, { is: 'end', reason, ignored: NOTHING });
    this.host.release(this, false);
  }

  #expired(timer: StreamTimer): StreamOutcome {
    const outcome = onStreamTimer(this, timer);
    this.host.due(this);
    return outcome;
  }
}
