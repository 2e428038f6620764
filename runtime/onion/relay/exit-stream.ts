/**
 * A stream at the relay where its circuit ends: BEGIN makes a connection for it, RESOLVE asks for a
 * name, BEGIN_DIR speaks with the relay's own directory. What the client sends is written to the
 * connection as fast as that takes it, and asked for only then; what the connection has to say is
 * read no faster than the client takes it. So neither side can make us keep much of either.
 */
import type { Answer, RelayCellData } from '../../../generated/onion/relay.value.ts';
import {
  EXIT_STREAM_CLOSED,
  EXIT_STREAM_CONNECTING,
  EXIT_STREAM_FLUSHING,
  onExitStreamBegin,
  onExitStreamBeginDir,
  onExitStreamBroken,
  onExitStreamCannotConnect,
  onExitStreamConnected,
  onExitStreamData,
  onExitStreamEnd,
  onExitStreamEnded,
  onExitStreamForbidden,
  onExitStreamFound,
  onExitStreamMissing,
  onExitStreamMoreIsWanted,
  onExitStreamResolve,
  onExitStreamRoom,
  onExitStreamTextWaits,
  onExitStreamTimer,
  startExitStream,
} from '../../../generated/onion/relay-circuit.machine.ts';
import type {
  ExitStream as ExitStreamMachine,
  ExitStreamState,
  ExitStreamTimer,
  RelayCircuit,
} from '../../../generated/onion/relay-circuit.machine.ts';
import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { TcpUser } from '../../transport/tcp/user.ts';
import type { FlowUser, StreamBreach, StreamFlow } from '../flow/stream-flow.ts';
import { NO_EXIT } from './exit-policy.ts';
import { candidatesOf, literalAnswer } from './exit.ts';
import type { Candidate, Destination, Exit, ExitConnection } from './exit.ts';
import { connectedOf, endOf, FAILED, reasonOf, resolvedOf } from './stream-cells.ts';
import { WaitingText } from './waiting-text.ts';

/** What streams are given by their circuit. */
export interface StreamGround {
  readonly timers: Timers;
  readonly connectTimeoutMs: number;
  readonly relayCircuit: RelayCircuit;
  readonly exit: Exit | undefined;
  /** A stream of the relay's own directory; undefined when it is none. */
  readonly openDirectory: (() => ExitConnection) | undefined;
  say(streamId: number, data: RelayCellData): void;
  /** It has text to be packed, and a window to pack it into. */
  wantsToPack(stream: ExitStream): void;
  /** Something happened outside of a turn of the circuit: what was said is to be sent. */
  settleSoon(): void;
  breach(what: StreamBreach): void;
  newFlow(stream: FlowUser): StreamFlow;
  /** So much more text waits for the connection, or less. */
  waits(octets: number): void;
  closed(stream: ExitStream): void;
  counted(what: 'streamsRefusedPolicy' | 'xoffsSaid'): void;
}

const NONE = new Uint8Array(0);
/** With nothing in it: a stream's SENDME proves nothing, the circuit's does. */
const SENDME: RelayCellData = { is: 'sendme', ignored: NONE };

export class ExitStream implements ExitStreamMachine, FlowUser {
  state!: ExitStreamState;
  readonly relayCircuit: RelayCircuit;
  readonly connectTimeout: number;
  readonly streamId: number;
  readonly flow: StreamFlow;
  readonly #ground: StreamGround;
  readonly #text: WaitingText;
  readonly #timer: Timer;
  #connection: ExitConnection | undefined;
  #giveUp: () => void = () => {};
  #destination: Destination | undefined;
  #question = '';
  /** `lookUp` is at work. */
  #isAsking = false;
  #answers: readonly Answer[] | undefined;
  #known: readonly Answer[] = [];
  #chosen: Candidate | undefined;
  #reason: number = END_REASON.MISC;
  #b: Uint8Array = NONE;
  #from = 0;
  #to = 0;

  constructor(ground: StreamGround, streamId: number) {
    this.#ground = ground;
    this.streamId = streamId;
    this.relayCircuit = ground.relayCircuit;
    this.connectTimeout = ground.connectTimeoutMs;
    this.#timer = new Timer(ground.timers, () => {
      onExitStreamTimer(this, 0);
      ground.settleSoon();
    });
    this.#text = new WaitingText((octets) => ground.waits(octets));
    this.flow = ground.newFlow(this);
    startExitStream(this);
  }

  begin(destination: Destination): void {
    this.#destination = destination;
    this.#question = destination.host;
    onExitStreamBegin(this);
    this.#answer();
  }

  resolve(name: string): void {
    this.#question = name.toLowerCase();
    onExitStreamResolve(this);
    this.#answer();
  }

  beginDirectory(): void {
    onExitStreamBeginDir(this);
  }

  /** b[from, to) is what a cell of data holds. */
  data(b: Uint8Array, from: number, to: number): void {
    if (this.state === EXIT_STREAM_CLOSED) return;
    this.#b = b;
    this.#from = from;
    this.#to = to;
    onExitStreamData(this);
    this.#b = NONE;
    const breach = this.flow.arrived(this.#text.octets);
    if (breach !== undefined) this.#ground.breach(breach);
  }

  /** The client has said something of flow control, and this was wrong with it. */
  told(breach: StreamBreach | undefined): void {
    if (breach === undefined) onExitStreamMoreIsWanted(this);
    else this.#ground.breach(breach);
  }

  end(): void {
    onExitStreamEnd(this);
  }

  /** All cells of a turn were given: what they brought is written. */
  settle(): void {
    if (this.#connection === undefined || this.state === EXIT_STREAM_CONNECTING) return;
    this.#text.writeTo(this.#connection);
    // Who has said END hears nothing more.
    if (this.state !== EXIT_STREAM_FLUSHING) this.flow.read(this.#text.octets);
  }

  /** Text waits to be packed, and the client takes it. */
  get mayPack(): boolean {
    return this.#hasText && this.flow.maySend;
  }

  get #hasText(): boolean {
    return this.#connection !== undefined && this.#connection.readable > 0;
  }

  /** Fills b[from, to) with what waits, and answers how many octets. */
  read(b: Uint8Array, from: number, to: number): number {
    return this.#connection?.read(b, from, to) ?? 0;
  }

  packed(octets: number): void {
    this.flow.sent(octets);
  }

  /** Nothing is left to pack: perhaps that was the end. */
  packedAll(): void {
    if (this.#connection?.isPeerClosed === true && this.allIsSent()) onExitStreamEnded(this);
  }

  // What flow control asks for.

  sendStreamSendme(): void {
    this.#say(SENDME);
  }

  sendXoff(): void {
    this.#ground.counted('xoffsSaid');
    this.#say({ is: 'xoff' });
  }

  sendXon(kilobytesPerSecond: number): void {
    this.#say({ is: 'xon', kbpsEwma: kilobytesPerSecond });
  }

  flowReleased(): void {
    onExitStreamMoreIsWanted(this);
    this.#ground.settleSoon();
  }

  // What the machine asks and does.

  itIsADirectory(): boolean {
    return this.#ground.openDirectory !== undefined;
  }

  allIsSent(): boolean {
    return !this.#hasText;
  }

  allIsWritten(): boolean {
    return this.#text.octets === 0;
  }

  lookUp(): void {
    const { exit } = this.#ground;
    const literal = literalAnswer(this.#question);
    if (exit === undefined || !exit.policy.isExit) {
      this.#reason = END_REASON.EXIT_POLICY;
      this.#answers = [];
    } else if (literal !== undefined) {
      this.#answers = [literal];
    } else {
      this.#isAsking = true;
      this.#giveUp = exit.resolver.lookUp(this.#question, (found) => this.#answered(found));
      this.#isAsking = false;
    }
  }

  connect(): void {
    const { exit, openDirectory } = this.#ground;
    const user = this.#user();
    if (this.#destination === undefined) {
      this.#connection = openDirectory?.();
      return this.#connection?.setUser(user);
    }
    const { port } = this.#destination;
    const opened = exit!.connect({ address: this.#chosen!.address, port }, user);
    if (typeof opened === 'string') this.#reason = reasonOf(opened);
    else this.#connection = opened;
  }

  sendConnected(): void {
    this.#say(connectedOf(this.#chosen));
  }

  sayThatItBegins(): void {
    this.settle();
    this.#heard();
  }

  answerTheQuestion(): void {
    this.#say(resolvedOf(this.#known));
  }

  sayTheQuestionFailed(): void {
    this.#say(resolvedOf([FAILED]));
  }

  sendEndWeAreNone(): void {
    this.#sendEnd(END_REASON.NOT_DIRECTORY);
  }

  sendEndWithTheReason(): void {
    this.#sendEnd(this.#reason);
  }

  sendEndDone(): void {
    this.#sendEnd(END_REASON.DONE);
  }

  sendEndTimeout(): void {
    this.#sendEnd(END_REASON.TIMEOUT);
  }

  takeTheText(): void {
    this.#text.append(this.#b, this.#from, this.#to);
  }

  pack(): void {
    this.#ground.wantsToPack(this);
  }

  giveUpTheQuestion(): void {
    this.#giveUp();
  }

  dropTheConnection(): void {
    this.#text.clear();
    this.#connection?.abort();
  }

  closeTheConnection(): void {
    this.#connection?.close();
  }

  reportClosed(): void {
    this.#timer.stop();
    this.flow.stop();
    this.#text.clear();
    this.#connection = undefined;
    this.#ground.closed(this);
  }

  startTimer(_timer: ExitStreamTimer, ms: number): void {
    this.#timer.start(ms);
  }

  cancelTimer(): void {
    this.#timer.stop();
  }

  /** What was looked up is known, perhaps before `lookUp` had returned. */
  #answered(answers: readonly Answer[]): void {
    this.#answers = answers;
    if (this.#isAsking) return;
    this.#answer();
    this.#ground.settleSoon();
  }

  #answer(): void {
    const answers = this.#answers;
    if (answers === undefined) return;
    this.#answers = undefined;
    if (this.#destination !== undefined) return this.#choose(answers, this.#destination);
    this.#known = answers;
    if (answers.length > 0) onExitStreamFound(this);
    else onExitStreamMissing(this);
  }

  #choose(answers: readonly Answer[], destination: Destination): void {
    const candidates = candidatesOf(answers, destination);
    const { policy } = this.#ground.exit ?? { policy: NO_EXIT };
    const allowed = candidates.find(({ address }) => policy.allows(address, destination.port));
    this.#chosen = allowed ?? candidates[0];
    if (allowed !== undefined) {
      onExitStreamFound(this);
      if (this.#connection === undefined) onExitStreamCannotConnect(this);
    } else if (candidates.length === 0 && this.#reason !== END_REASON.EXIT_POLICY) {
      this.#reason = END_REASON.RESOLVE_FAILED;
      onExitStreamMissing(this);
    } else {
      this.#reason = END_REASON.EXIT_POLICY;
      this.#ground.counted('streamsRefusedPolicy');
      onExitStreamForbidden(this);
    }
  }

  #user(): TcpUser {
    const then = (event: (stream: ExitStreamMachine) => unknown): void => {
      event(this);
      this.#ground.settleSoon();
    };
    return {
      established: () => then(onExitStreamConnected),
      readable: () => {
        this.#heard();
        this.#ground.settleSoon();
      },
      writable: () => {
        this.settle();
        then(onExitStreamRoom);
      },
      closed: (fault) => {
        if (fault === undefined) return then(onExitStreamEnded);
        this.#reason = reasonOf(fault);
        then(onExitStreamBroken);
      },
    };
  }

  /** The other end has said something, or that it has no more to say. */
  #heard(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    if (connection.readable > 0) onExitStreamTextWaits(this);
    if (connection.isPeerClosed) onExitStreamEnded(this);
  }

  #say(data: RelayCellData): void {
    this.#ground.say(this.streamId, data);
  }

  #sendEnd(reason: number): void {
    this.#say(endOf(reason, reason === END_REASON.EXIT_POLICY ? this.#chosen : undefined));
  }
}
