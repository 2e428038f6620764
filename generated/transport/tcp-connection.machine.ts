// @generated from spec/transport/tcp-connection.protocol: change that, then npm run generate.
/** Connection: one function an event, one case a state; `// :9` is a line of the spec. */
import { before, atOrBefore } from '../../runtime/base/sequence.ts';

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Connection. */
export const CLOSED = 0; // no connection at all
export const LISTEN = 1; // waiting for a connection request from any remote TCP and port
export const SYN_SENT = 2; // waiting for a matching connection request after having sent one
export const SYN_RECEIVED = 3; // waiting for the acknowledgment of our connection request
export const ESTABLISHED = 4; // an open connection: data received can be delivered to the user
export const FIN_WAIT_1 = 5; // waiting for the remote FIN, or for the acknowledgment of ours
export const FIN_WAIT_2 = 6; // waiting for the remote FIN
export const CLOSE_WAIT = 7; // waiting for the local user to close
export const CLOSING = 8; // waiting for the acknowledgment of our FIN
export const LAST_ACK = 9; // waiting for the acknowledgment of our FIN; theirs is acknowledged
export const TIME_WAIT = 10; // waiting until no segment of the connection can be on its way
export type ConnectionState =
  | typeof CLOSED
  | typeof LISTEN
  | typeof SYN_SENT
  | typeof SYN_RECEIVED
  | typeof ESTABLISHED
  | typeof FIN_WAIT_1
  | typeof FIN_WAIT_2
  | typeof CLOSE_WAIT
  | typeof CLOSING
  | typeof LAST_ACK
  | typeof TIME_WAIT;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Closed',
  'Listen',
  'Syn-Sent',
  'Syn-Received',
  'Established',
  'Fin-Wait-1',
  'Fin-Wait-2',
  'Close-Wait',
  'Closing',
  'Last-Ack',
  'Time-Wait',
];

export const CONNECTION_ALREADY_EXISTS = 4;
export const CONNECTION_DOES_NOT_EXIST = 5;
export const REMOTE_SOCKET_UNSPECIFIED = 6;
export const CONNECTION_CLOSING = 7;
export type ConnectionOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof CONNECTION_ALREADY_EXISTS
  | typeof CONNECTION_DOES_NOT_EXIST
  | typeof REMOTE_SOCKET_UNSPECIFIED
  | typeof CONNECTION_CLOSING;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'connection already exists',
  'connection does not exist',
  'remote socket unspecified',
  'connection closing',
];

/** Its timers: the runtime runs them, in its own time. */
export const RETRANSMISSION_TIMER = 0; // for RTO
export const USER_TIMER = 1; // for User Timeout
export const TIME_WAIT_TIMER = 2; // for 2 * MSL
export const ORPHAN_TIMER = 3; // for Orphan Timeout
export type ConnectionTimer =
  typeof RETRANSMISSION_TIMER | typeof USER_TIMER | typeof TIME_WAIT_TIMER | typeof ORPHAN_TIMER;

/** The bits of SEG.CTL. */
export const CWR = 128;
export const ECE = 64;
export const URG = 32;
export const ACK = 16;
export const PSH = 8;
export const RST = 4;
export const SYN = 2;
export const FIN = 1;

/** What Segment carries. */
export interface Segment {
  /** SEG.SEQ. */
  readonly segSeq: number;
  /** SEG.ACK. */
  readonly segAck: number;
  /** SEG.LEN: octets of text, SYN and FIN counted. */
  readonly segLen: number;
  /** SEG.WND: already scaled: RFC 7323 §2.3. */
  readonly segWnd: number;
  /** SEG.UP: where urgent data ends, from SEG.SEQ. */
  readonly segUp: number;
  /** SEG.CTL. */
  readonly segCtl: number;
  /** SEG.TSval. */
  readonly segTsval: number;
  /** TSopt: the segment carries a Timestamps option. */
  readonly tsopt: boolean;
}

/** What the runtime keeps, answers and does for a Connection. */
export interface Connection {
  state: ConnectionState;
  /** RCV.WND: what the receive buffer can take, as last advertised. */
  readonly rcvWnd: number;
  /** MAX.SND.WND: the largest window the peer ever offered. */
  readonly maxSndWnd: number;
  /** MSL: how long a segment may live: two minutes in RFC 9293 §3.4.1. */
  readonly msl: number;
  /** RTO: how long to wait for an acknowledgment: RFC 6298. */
  readonly rto: number;
  /** User Timeout: how long sent data may stay unacknowledged: RFC 5482. */
  readonly userTimeout: number;
  /** Orphan Timeout: how long to wait for a FIN when nobody reads. */
  readonly orphanTimeout: number;
  /** Last.ACK.sent: the last acknowledgment that we sent: RFC 7323 §4.3. */
  readonly lastAckSent: number;
  /** Snd.TS.OK: both SYNs had a Timestamps option: RFC 7323 §3.2. */
  readonly sndTsOk: boolean;
  /** ISS: our initial sequence number. */
  iss: number;
  /** SND.UNA: the oldest octet sent and not acknowledged. */
  sndUna: number;
  /** SND.NXT: the next octet to send. */
  sndNxt: number;
  /** SND.WND: how much the peer allows beyond SND.UNA. */
  sndWnd: number;
  /** SND.WL1: SEG.SEQ of the segment that last set SND.WND. */
  sndWl1: number;
  /** SND.WL2: SEG.ACK of the segment that last set SND.WND. */
  sndWl2: number;
  /** IRS: the peer's initial sequence number. */
  irs: number;
  /** RCV.NXT: the next octet expected. */
  rcvNxt: number;
  /** TS.Recent: the timestamp to echo: RFC 7323 §4.3. */
  tsRecent: number;
  /** Passive: came from a passive OPEN. */
  passive: boolean;
  /** FIN Sent: our FIN has a sequence number: SND.NXT is past it. */
  finSent: boolean;
  /** How long Retransmission was last started for. */
  retransmissionMs: number;
  /** a fresh initial sequence number: RFC 6528 §3. */
  aFreshInitialSequenceNumber(): number;
  /** the remote socket is known: so that LISTEN can turn active. */
  theRemoteSocketIsKnown(): boolean;
  /** text waits to be sent. */
  textWaitsToBeSent(): boolean;
  /** text waits to be read. */
  textWaitsToBeRead(): boolean;
  /** take the text: keeps what is new and in the window; what RCV.NXT becomes. */
  takeTheText(): number;
  /** a FIN that came early is next: RCV.NXT has reached a FIN received out of order. */
  aFinThatCameEarlyIsNext(): boolean;
  /** nobody reads: the user has let go of it. */
  nobodyReads(): boolean;
  /** the kept timestamp is stale: 24 days old: RFC 7323 §5.5. */
  theKeptTimestampIsStale(): boolean;
  /** send. */
  send(seq: number, ack: number, ctl: number): void;
  /** challenge: an ACK within RFC 5961 §7's limit. */
  challenge(seq: number, ack: number, ctl: number): void;
  /** transmit the text: queues what the user gave; sends what the windows allow. */
  transmitTheText(): void;
  /** give the text: answers RECEIVE from what has come. */
  giveTheText(): void;
  /** schedule an acknowledgment: at once or delayed: RFC 1122 §4.2.3.2. */
  scheduleAnAcknowledgment(): void;
  /** take the options: those of the peer's SYN: MSS, window scale, SACK, timestamps. */
  takeTheOptions(): void;
  /** keep the FIN: it came out of order. */
  keepTheFin(): void;
  /** note the missing timestamp: the segment is dropped, and nothing said: RFC 7323 §3.2. */
  noteTheMissingTimestamp(): void;
  /** note what came twice: text before RCV.NXT, to be reported: RFC 2883 §4. */
  noteWhatCameTwice(): void;
  /** heed the acknowledgment: what it says of congestion and loss: RFC 5681, RFC 8985. */
  heedTheAcknowledgment(): void;
  /** forget what is acknowledged: takes what is below SND.UNA off the retransmission queue. */
  forgetWhatIsAcknowledged(): void;
  /** retransmit: sends the first segment of the retransmission queue again. */
  retransmit(): void;
  /** note urgent data: RCV.UP := most of (RCV.UP, SEG.UP). */
  noteUrgentData(segUp: number): void;
  /** report the state. */
  reportTheState(): void;
  /** signal established. */
  signalEstablished(): void;
  /** signal closing: the peer will send no more. */
  signalClosing(): void;
  /** signal reset: "connection reset" to every SEND and RECEIVE, queues flushed. */
  signalReset(): void;
  /** signal refused: "connection refused". */
  signalRefused(): void;
  /** signal unreachable: as ICMP said. */
  signalUnreachable(): void;
  /** signal closed: "closing" to every SEND and RECEIVE that still waits. */
  signalClosed(): void;
  /** signal timeout: "connection aborted due to user timeout". */
  signalTimeout(): void;
  /** accept the close: CLOSE may be answered: our FIN is acknowledged. */
  acceptTheClose(): void;
  /** delete the connection: the transmission control block may go. */
  deleteTheConnection(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ConnectionTimer, ms: number): void;
  cancelTimer(timer: ConnectionTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startConnection(connection: Connection): void {
  connection.state = CLOSED;
  connection.sndWnd = 0;
  connection.tsRecent = 0;
  connection.passive = false;
  connection.finSent = false;
}

/** Passive OPEN: the user's calls. RFC 9293 §3.10.1. */
export function onPassiveOpen(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
      connection.passive = true;
      connection.state = LISTEN;
      return HANDLED; // :112
    case LISTEN:
    case SYN_SENT:
    case SYN_RECEIVED:
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      return CONNECTION_ALREADY_EXISTS; // :113
  }
}

/** Active OPEN: the user's calls. RFC 9293 §3.10.1. */
export function onActiveOpen(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
      request(connection);
      return HANDLED; // :116
    case LISTEN:
      connection.passive = false;
      request(connection);
      return HANDLED; // :117
    case SYN_SENT:
    case SYN_RECEIVED:
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      return CONNECTION_ALREADY_EXISTS; // :118
  }
}

/** SEND: the user's calls. RFC 9293 §3.10.2. */
export function onSend(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
      return CONNECTION_DOES_NOT_EXIST; // :122
    case LISTEN:
      if (connection.theRemoteSocketIsKnown()) {
        connection.passive = false;
        request(connection);
        connection.transmitTheText();
        return HANDLED; // :124
      }
      return REMOTE_SOCKET_UNSPECIFIED; // :125
    case SYN_SENT:
    case SYN_RECEIVED:
      connection.transmitTheText();
      return HANDLED; // :126
    case ESTABLISHED:
    case CLOSE_WAIT:
      connection.transmitTheText();
      return HANDLED; // :127
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      return CONNECTION_CLOSING; // :128
  }
}

/** RECEIVE: the user's calls. RFC 9293 §3.10.3. */
export function onReceive(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
      return CONNECTION_DOES_NOT_EXIST; // :136
    case LISTEN:
    case SYN_SENT:
    case SYN_RECEIVED:
      return DEFERRED; // :137
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
      connection.giveTheText();
      return HANDLED; // :138
    case CLOSE_WAIT:
      if (connection.textWaitsToBeRead()) {
        connection.giveTheText();
        return HANDLED; // :140
      }
      return CONNECTION_CLOSING; // :141
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      return CONNECTION_CLOSING; // :142
  }
}

/** CLOSE: the user's calls. RFC 9293 §3.10.4. */
export function onClose(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
      return CONNECTION_DOES_NOT_EXIST; // :146
    case LISTEN:
    case SYN_SENT:
      connection.signalClosed();
      leave(connection);
      return HANDLED; // :147
    case SYN_RECEIVED:
      if (connection.textWaitsToBeSent()) return DEFERRED; // :149
      sendOurFin(connection);
      connection.state = FIN_WAIT_1;
      return HANDLED; // :150
    case ESTABLISHED:
      connection.state = FIN_WAIT_1;
      if (!connection.textWaitsToBeSent()) {
        sendOurFin(connection);
      }
      return HANDLED; // :151
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      return CONNECTION_CLOSING; // :153
    case CLOSE_WAIT:
      connection.state = LAST_ACK;
      if (!connection.textWaitsToBeSent()) {
        sendOurFin(connection);
      }
      return HANDLED; // :152
  }
}

/** ABORT: the user's calls. RFC 9293 §3.10.5. */
export function onAbort(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
      return CONNECTION_DOES_NOT_EXIST; // :161
    case LISTEN:
    case SYN_SENT:
      connection.signalReset();
      leave(connection);
      return HANDLED; // :162
    case SYN_RECEIVED:
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
      connection.send(connection.sndNxt, connection.rcvNxt, RST | ACK);
      connection.signalReset();
      leave(connection);
      return HANDLED; // :164
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      leave(connection);
      return HANDLED; // :165
  }
}

/** STATUS: the user's calls. RFC 9293 §3.10.6. */
export function onStatus(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
      return CONNECTION_DOES_NOT_EXIST; // :186
    case LISTEN:
    case SYN_SENT:
    case SYN_RECEIVED:
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      connection.reportTheState();
      return HANDLED; // :187
  }
}

/** abandon: the user has let go of it: nobody reads any more. RFC 9293 §3.6.1. */
export function onAbandon(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
    case LISTEN:
    case SYN_SENT:
    case SYN_RECEIVED:
    case ESTABLISHED:
    case FIN_WAIT_1:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      return IGNORED; // :170
    case FIN_WAIT_2:
      connection.startTimer(ORPHAN_TIMER, connection.orphanTimeout);
      return HANDLED; // :169
  }
}

/** all text sent: the last octet that was queued before CLOSE has been sent. RFC 9293 §3.10.4. */
export function onAllTextSent(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
    case LISTEN:
    case SYN_SENT:
    case SYN_RECEIVED:
    case ESTABLISHED:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
    case TIME_WAIT:
      return IGNORED; // :157
    case FIN_WAIT_1:
    case CLOSING:
    case LAST_ACK:
      if (!connection.finSent) {
        sendOurFin(connection);
        return HANDLED; // :156
      }
      return IGNORED; // :157
  }
}

/** text sent: new text is under way, while the retransmission timer does not run. RFC 6298 §5. */
export function onTextSent(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
    case LISTEN:
    case SYN_SENT:
    case SYN_RECEIVED:
    case FIN_WAIT_2:
    case TIME_WAIT:
      return IGNORED; // :132
    case ESTABLISHED:
    case FIN_WAIT_1:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
      startRetransmission(connection);
      connection.startTimer(USER_TIMER, connection.userTimeout);
      return HANDLED; // :131
  }
}

/** Unreachable: ICMP says that the way is closed, about a segment of ours: RFC 5927 §4;. RFC 9293 §3.9.2.2. */
export function onUnreachable(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
    case LISTEN:
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      return IGNORED; // :177
    case SYN_SENT:
      connection.signalUnreachable();
      leave(connection);
      return HANDLED; // :173
    case SYN_RECEIVED:
      if (!connection.passive) {
        connection.signalUnreachable();
        leave(connection);
        return HANDLED; // :175
      }
      return IGNORED; // :176
  }
}

/** silence: or what is to leave is filtered here keep-alives or window probes were not answered. RFC 9293 §3.8.4. */
export function onSilence(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
    case LISTEN:
    case SYN_SENT:
    case SYN_RECEIVED:
    case TIME_WAIT:
      return IGNORED; // :182
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
      connection.send(connection.sndNxt, connection.rcvNxt, RST | ACK);
      connection.signalTimeout();
      leave(connection);
      return HANDLED; // :181
  }
}

/** Segment: SEGMENT ARRIVES, its checksum and its ports already checked. RFC 9293 §3.10.7.1, RFC 9293 §3.10.7.2, RFC 9293 §3.10.7.3. */
export function onSegment(connection: Connection, segment: Segment): ConnectionOutcome {
  switch (connection.state) {
    case CLOSED:
      if ((segment.segCtl & RST) !== 0) return IGNORED; // :192
      if ((segment.segCtl & ACK) !== 0) {
        connection.send(segment.segAck, 0, RST);
        return HANDLED; // :193
      }
      connection.send(0, (segment.segSeq + segment.segLen) >>> 0, RST | ACK);
      return HANDLED; // :194
    case LISTEN:
      if ((segment.segCtl & RST) !== 0) return IGNORED; // :197
      if ((segment.segCtl & ACK) !== 0) {
        connection.send(segment.segAck, 0, RST);
        return HANDLED; // :198
      }
      if ((segment.segCtl & SYN) !== 0) {
        hearTheSyn(connection, segment);
        chooseOurSequenceNumber(connection);
        sendOurSynAck(connection);
        setTheSendWindow(connection, segment);
        startRetransmission(connection);
        connection.startTimer(USER_TIMER, connection.userTimeout);
        connection.state = SYN_RECEIVED;
        return HANDLED; // :199
      }
      return IGNORED; // :202
    case SYN_SENT:
      if (
        (segment.segCtl & ACK) !== 0 &&
        (segment.segCtl & RST) !== 0 &&
        !ourSynIsAcknowledged(connection, segment)
      )
        return HANDLED; // :205
      if ((segment.segCtl & ACK) !== 0 && !ourSynIsAcknowledged(connection, segment)) {
        connection.send(segment.segAck, 0, RST);
        return HANDLED; // :206
      }
      if ((segment.segCtl & RST) !== 0 && (segment.segCtl & ACK) !== 0) {
        connection.signalRefused();
        leave(connection);
        return HANDLED; // :208
      }
      if ((segment.segCtl & RST) !== 0) return HANDLED; // :209
      if ((segment.segCtl & SYN) !== 0 && (segment.segCtl & ACK) !== 0) {
        hearTheSyn(connection, segment);
        connection.sndUna = segment.segAck;
        connection.forgetWhatIsAcknowledged();
        connection.cancelTimer(RETRANSMISSION_TIMER);
        connection.cancelTimer(USER_TIMER);
        setTheSendWindow(connection, segment);
        connection.state = ESTABLISHED;
        connection.signalEstablished();
        acknowledge(connection);
        connection.transmitTheText();
        return checkTheUrgBit(connection, segment); // :210
      }
      if ((segment.segCtl & SYN) !== 0) {
        hearTheSyn(connection, segment);
        setTheSendWindow(connection, segment);
        sendOurSynAck(connection);
        startRetransmission(connection);
        connection.state = SYN_RECEIVED;
        return HANDLED; // :214
      }
      return HANDLED; // :217
    default:
      return checkTheSequenceNumber(connection, segment);
  }
}

/** Segment, check the sequence number. RFC 9293 §3.5, RFC 7323 §3.2, RFC 9293 §3.10.7.4, RFC 7323 §5.3. */
function checkTheSequenceNumber(connection: Connection, segment: Segment): ConnectionOutcome {
  switch (connection.state) {
    case SYN_RECEIVED:
      if (theSynComesAgain(connection, segment) && (segment.segCtl & ACK) === 0) {
        sendOurSynAck(connection);
        return HANDLED; // :224
      }
      if (
        theSynComesAgain(connection, segment) &&
        ourSynIsAcknowledged(connection, segment) &&
        !connection.passive
      ) {
        acknowledge(connection);
        return checkTheAckField(connection, segment); // :225
      }
      if (aTimestampIsMissing(connection, segment)) {
        connection.noteTheMissingTimestamp();
        return HANDLED; // :228
      }
      if ((segment.segCtl & RST) !== 0 && !acceptable(connection, segment)) return HANDLED; // :229
      if (tooOld(connection, segment)) {
        connection.noteWhatCameTwice();
        acknowledge(connection);
        return HANDLED; // :230
      }
      if (segment.segLen === 0 && !acceptable(connection, segment)) {
        challengeThePeer(connection);
        return HANDLED; // :231
      }
      if (!acceptable(connection, segment)) {
        connection.noteWhatCameTwice();
        acknowledge(connection);
        return HANDLED; // :232
      }
      if (theTimestampIsToBeKept(connection, segment)) {
        connection.tsRecent = segment.segTsval;
      }
      return checkTheRstBit(connection, segment); // :233
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
      if (aTimestampIsMissing(connection, segment)) {
        connection.noteTheMissingTimestamp();
        return HANDLED; // :228
      }
      if ((segment.segCtl & RST) !== 0 && !acceptable(connection, segment)) return HANDLED; // :229
      if (tooOld(connection, segment)) {
        connection.noteWhatCameTwice();
        acknowledge(connection);
        return HANDLED; // :230
      }
      if (segment.segLen === 0 && !acceptable(connection, segment)) {
        challengeThePeer(connection);
        return HANDLED; // :231
      }
      if (!acceptable(connection, segment)) {
        connection.noteWhatCameTwice();
        acknowledge(connection);
        return HANDLED; // :232
      }
      if (theTimestampIsToBeKept(connection, segment)) {
        connection.tsRecent = segment.segTsval;
      }
      return checkTheRstBit(connection, segment); // :233
    case TIME_WAIT:
      if (aNewIncarnationOpens(connection, segment)) {
        leave(connection);
        return HANDLED; // :221
      }
      if (theFinIsRepeated(connection, segment) && (segment.segCtl & RST) === 0) {
        acknowledge(connection);
        connection.startTimer(TIME_WAIT_TIMER, 2 * connection.msl);
        return HANDLED; // :222
      }
      if (aTimestampIsMissing(connection, segment)) {
        connection.noteTheMissingTimestamp();
        return HANDLED; // :228
      }
      if ((segment.segCtl & RST) !== 0 && !acceptable(connection, segment)) return HANDLED; // :229
      if (tooOld(connection, segment)) {
        connection.noteWhatCameTwice();
        acknowledge(connection);
        return HANDLED; // :230
      }
      if (segment.segLen === 0 && !acceptable(connection, segment)) {
        challengeThePeer(connection);
        return HANDLED; // :231
      }
      if (!acceptable(connection, segment)) {
        connection.noteWhatCameTwice();
        acknowledge(connection);
        return HANDLED; // :232
      }
      if (theTimestampIsToBeKept(connection, segment)) {
        connection.tsRecent = segment.segTsval;
      }
      return checkTheRstBit(connection, segment); // :233
    default:
      return HANDLED;
  }
}

/** Segment, check the RST bit. RFC 9293 §3.10.7.4, RFC 5961 §3.2, RFC 1337 §3. */
function checkTheRstBit(connection: Connection, segment: Segment): ConnectionOutcome {
  switch (connection.state) {
    case SYN_RECEIVED:
      if ((segment.segCtl & RST) !== 0 && segment.segSeq !== connection.rcvNxt) {
        challengeThePeer(connection);
        return HANDLED; // :239
      }
      if ((segment.segCtl & RST) !== 0 && connection.passive) {
        stopEveryTimer(connection);
        connection.state = LISTEN;
        return HANDLED; // :241
      }
      if ((segment.segCtl & RST) !== 0) {
        connection.signalRefused();
        leave(connection);
        return HANDLED; // :242
      }
      return checkTheSynBit(connection, segment);
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
      if ((segment.segCtl & RST) !== 0 && segment.segSeq !== connection.rcvNxt) {
        challengeThePeer(connection);
        return HANDLED; // :239
      }
      if ((segment.segCtl & RST) !== 0) {
        connection.signalReset();
        leave(connection);
        return HANDLED; // :244
      }
      return checkTheSynBit(connection, segment);
    case CLOSING:
    case LAST_ACK:
      if ((segment.segCtl & RST) !== 0 && segment.segSeq !== connection.rcvNxt) {
        challengeThePeer(connection);
        return HANDLED; // :239
      }
      if ((segment.segCtl & RST) !== 0) {
        leave(connection);
        return HANDLED; // :246
      }
      return checkTheSynBit(connection, segment);
    case TIME_WAIT:
      if ((segment.segCtl & RST) !== 0) return HANDLED; // :237
      return checkTheSynBit(connection, segment);
    default:
      return HANDLED;
  }
}

/** Segment, check the SYN bit. RFC 9293 §3.10.7.4, RFC 5961 §4.2. */
function checkTheSynBit(connection: Connection, segment: Segment): ConnectionOutcome {
  switch (connection.state) {
    case SYN_RECEIVED:
      if ((segment.segCtl & SYN) !== 0 && connection.passive) {
        stopEveryTimer(connection);
        connection.state = LISTEN;
        return HANDLED; // :250
      }
      if ((segment.segCtl & SYN) !== 0) {
        challengeThePeer(connection);
        return HANDLED; // :252
      }
      return checkTheAckField(connection, segment);
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
    case TIME_WAIT:
      if ((segment.segCtl & SYN) !== 0) {
        challengeThePeer(connection);
        return HANDLED; // :252
      }
      return checkTheAckField(connection, segment);
    default:
      return HANDLED;
  }
}

/** Segment, check the ACK field. RFC 9293 §3.10.7.4, RFC 5961 §5.2. */
function checkTheAckField(connection: Connection, segment: Segment): ConnectionOutcome {
  switch (connection.state) {
    case SYN_RECEIVED:
      if ((segment.segCtl & ACK) === 0) return HANDLED; // :256
      if (
        before(connection.sndUna, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      ) {
        connection.state = ESTABLISHED;
        setTheSendWindow(connection, segment);
        connection.signalEstablished();
        takeTheAcknowledgment(connection, segment);
        connection.transmitTheText();
        return checkTheUrgBit(connection, segment); // :258
      }
      connection.send(segment.segAck, 0, RST);
      return HANDLED; // :261
    case ESTABLISHED:
    case CLOSE_WAIT:
      if ((segment.segCtl & ACK) === 0) return HANDLED; // :256
      if (!(
        atOrBefore(connection.sndUna - connection.maxSndWnd, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      )) {
        challengeThePeer(connection);
        return HANDLED; // :263
      }
      if (
        atOrBefore(connection.sndUna, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      ) {
        takeTheAcknowledgment(connection, segment);
        updateTheSendWindow(connection, segment);
        return checkTheUrgBit(connection, segment); // :266
      }
      return checkTheUrgBit(connection, segment);
    case FIN_WAIT_1:
      if ((segment.segCtl & ACK) === 0) return HANDLED; // :256
      if (!(
        atOrBefore(connection.sndUna - connection.maxSndWnd, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      )) {
        challengeThePeer(connection);
        return HANDLED; // :263
      }
      if (ourFinIsAcknowledged(connection, segment)) {
        takeTheAcknowledgment(connection, segment);
        updateTheSendWindow(connection, segment);
        connection.cancelTimer(RETRANSMISSION_TIMER);
        connection.cancelTimer(USER_TIMER);
        connection.state = FIN_WAIT_2;
        connection.acceptTheClose();
        if (connection.nobodyReads()) {
          connection.startTimer(ORPHAN_TIMER, connection.orphanTimeout);
        }
        return checkTheUrgBit(connection, segment); // :268
      }
      if (
        atOrBefore(connection.sndUna, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      ) {
        takeTheAcknowledgment(connection, segment);
        updateTheSendWindow(connection, segment);
        return checkTheUrgBit(connection, segment); // :271
      }
      return checkTheUrgBit(connection, segment);
    case FIN_WAIT_2:
      if ((segment.segCtl & ACK) === 0) return HANDLED; // :256
      if (!(
        atOrBefore(connection.sndUna - connection.maxSndWnd, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      )) {
        challengeThePeer(connection);
        return HANDLED; // :263
      }
      updateTheSendWindow(connection, segment);
      return checkTheUrgBit(connection, segment); // :272
    case CLOSING:
      if ((segment.segCtl & ACK) === 0) return HANDLED; // :256
      if (!(
        atOrBefore(connection.sndUna - connection.maxSndWnd, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      )) {
        challengeThePeer(connection);
        return HANDLED; // :263
      }
      if (ourFinIsAcknowledged(connection, segment)) {
        takeTheAcknowledgment(connection, segment);
        linger(connection);
        return HANDLED; // :274
      }
      if (
        atOrBefore(connection.sndUna, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      ) {
        takeTheAcknowledgment(connection, segment);
        updateTheSendWindow(connection, segment);
        return HANDLED; // :275
      }
      return HANDLED; // :276
    case LAST_ACK:
      if ((segment.segCtl & ACK) === 0) return HANDLED; // :256
      if (!(
        atOrBefore(connection.sndUna - connection.maxSndWnd, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      )) {
        challengeThePeer(connection);
        return HANDLED; // :263
      }
      if (ourFinIsAcknowledged(connection, segment)) {
        takeTheAcknowledgment(connection, segment);
        leave(connection);
        return HANDLED; // :278
      }
      if (
        atOrBefore(connection.sndUna, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      ) {
        takeTheAcknowledgment(connection, segment);
        updateTheSendWindow(connection, segment);
        return HANDLED; // :279
      }
      return HANDLED; // :280
    case TIME_WAIT:
      if ((segment.segCtl & ACK) === 0) return HANDLED; // :256
      if (!(
        atOrBefore(connection.sndUna - connection.maxSndWnd, segment.segAck) &&
        atOrBefore(segment.segAck, connection.sndNxt)
      )) {
        challengeThePeer(connection);
        return HANDLED; // :263
      }
      if ((segment.segCtl & FIN) !== 0) {
        acknowledge(connection);
        connection.startTimer(TIME_WAIT_TIMER, 2 * connection.msl);
        return HANDLED; // :282
      }
      return HANDLED; // :283
    default:
      return HANDLED;
  }
}

/** Segment, check the URG bit. RFC 9293 §3.10.7.4. */
function checkTheUrgBit(connection: Connection, segment: Segment): ConnectionOutcome {
  switch (connection.state) {
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
      if ((segment.segCtl & URG) !== 0) {
        connection.noteUrgentData(segment.segUp);
        return processTheText(connection, segment); // :287
      }
      return processTheText(connection, segment);
    default:
      return HANDLED;
  }
}

/** Segment, process the text. RFC 9293 §3.10.7.4, RFC 2525 §2.17. */
function processTheText(connection: Connection, segment: Segment): ConnectionOutcome {
  switch (connection.state) {
    case ESTABLISHED:
      if (thereIsText(connection, segment)) {
        connection.rcvNxt = connection.takeTheText();
        connection.scheduleAnAcknowledgment();
        return checkTheFinBit(connection, segment); // :295
      }
      return checkTheFinBit(connection, segment);
    case FIN_WAIT_1:
    case FIN_WAIT_2:
      if (thereIsNewText(connection, segment) && connection.nobodyReads()) {
        connection.send(connection.sndNxt, connection.rcvNxt, RST | ACK);
        connection.signalReset();
        leave(connection);
        return HANDLED; // :291
      }
      if (thereIsText(connection, segment)) {
        connection.rcvNxt = connection.takeTheText();
        connection.scheduleAnAcknowledgment();
        return checkTheFinBit(connection, segment); // :295
      }
      return checkTheFinBit(connection, segment);
    default:
      return HANDLED;
  }
}

/** Segment, check the FIN bit. RFC 9293 §3.10.7.4. */
function checkTheFinBit(connection: Connection, segment: Segment): ConnectionOutcome {
  switch (connection.state) {
    case ESTABLISHED:
      if (theFinIsNext(connection, segment)) {
        takeTheFin(connection);
        connection.state = CLOSE_WAIT;
        return HANDLED; // :299
      }
      if ((segment.segCtl & FIN) !== 0) {
        connection.keepTheFin();
        connection.scheduleAnAcknowledgment();
        return HANDLED; // :300
      }
      return HANDLED;
    case FIN_WAIT_1:
      if (theFinIsNext(connection, segment)) {
        takeTheFin(connection);
        connection.state = CLOSING;
        return HANDLED; // :302
      }
      if ((segment.segCtl & FIN) !== 0) {
        connection.keepTheFin();
        connection.scheduleAnAcknowledgment();
        return HANDLED; // :303
      }
      return HANDLED;
    case FIN_WAIT_2:
      if (theFinIsNext(connection, segment)) {
        takeTheFin(connection);
        linger(connection);
        return HANDLED; // :305
      }
      if ((segment.segCtl & FIN) !== 0) {
        connection.keepTheFin();
        connection.scheduleAnAcknowledgment();
        return HANDLED; // :306
      }
      return HANDLED;
    default:
      return HANDLED;
  }
}

/** Retransmission has run out. RFC 9293 §3.10.8. */
export function afterRetransmission(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case SYN_SENT:
      sendOurSyn(connection);
      backOffRetransmission(connection);
      return HANDLED; // :314
    case SYN_RECEIVED:
      sendOurSynAck(connection);
      backOffRetransmission(connection);
      return HANDLED; // :315
    case ESTABLISHED:
    case CLOSE_WAIT:
      connection.retransmit();
      backOffRetransmission(connection);
      return HANDLED; // :316
    case FIN_WAIT_1:
    case CLOSING:
    case LAST_ACK:
      if (onlyOurFinIsMissing(connection)) {
        repeatOurFin(connection);
        backOffRetransmission(connection);
        return HANDLED; // :318
      }
      connection.retransmit();
      backOffRetransmission(connection);
      return HANDLED; // :319
    default:
      return IGNORED; // it never runs there
  }
}

/** User has run out. RFC 9293 §3.10.8. */
export function afterUser(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case SYN_SENT:
    case SYN_RECEIVED:
    case ESTABLISHED:
    case FIN_WAIT_1:
    case CLOSE_WAIT:
    case CLOSING:
    case LAST_ACK:
      connection.signalTimeout();
      leave(connection);
      return HANDLED; // :311
    default:
      return IGNORED; // it never runs there
  }
}

/** Time-Wait has run out. RFC 9293 §3.10.8. */
export function afterTimeWait(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case TIME_WAIT:
      leave(connection);
      return HANDLED; // :322
    default:
      return IGNORED; // it never runs there
  }
}

/** Orphan has run out. */
export function afterOrphan(connection: Connection): ConnectionOutcome {
  switch (connection.state) {
    case FIN_WAIT_2:
      leave(connection);
      return HANDLED; // :325
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onConnectionTimer(
  connection: Connection,
  timer: ConnectionTimer,
): ConnectionOutcome {
  switch (timer) {
    case RETRANSMISSION_TIMER:
      return afterRetransmission(connection);
    case USER_TIMER:
      return afterUser(connection);
    case TIME_WAIT_TIMER:
      return afterTimeWait(connection);
    case ORPHAN_TIMER:
      return afterOrphan(connection);
  }
}

function ourSynIsAcknowledged(connection: Connection, segment: Segment): boolean {
  return before(connection.iss, segment.segAck) && atOrBefore(segment.segAck, connection.sndNxt); // :341
}

function aNewIncarnationOpens(connection: Connection, segment: Segment): boolean {
  return (
    (segment.segCtl & SYN) !== 0 &&
    (segment.segCtl & ACK) === 0 &&
    (segment.segCtl & RST) === 0 &&
    (segment.tsopt && connection.sndTsOk
      ? before(connection.tsRecent, segment.segTsval)
      : before(connection.rcvNxt, segment.segSeq))
  ); // :347
}

function theFinIsRepeated(connection: Connection, segment: Segment): boolean {
  return (
    (segment.segCtl & FIN) !== 0 && (segment.segSeq + segment.segLen) >>> 0 === connection.rcvNxt
  ); // :350
}

function theSynComesAgain(connection: Connection, segment: Segment): boolean {
  return (
    (segment.segCtl & SYN) !== 0 &&
    (segment.segCtl & RST) === 0 &&
    segment.segSeq === connection.irs
  ); // :340
}

function aTimestampIsMissing(connection: Connection, segment: Segment): boolean {
  return (
    connection.sndTsOk &&
    !segment.tsopt &&
    (segment.segCtl & RST) === 0 &&
    (segment.segCtl & SYN) === 0
  ); // :333
}

function acceptable(connection: Connection, segment: Segment): boolean {
  return segment.segLen === 0
    ? connection.rcvWnd === 0
      ? segment.segSeq === connection.rcvNxt
      : atOrBefore(connection.rcvNxt, segment.segSeq) &&
        atOrBefore(segment.segSeq, connection.rcvNxt + connection.rcvWnd - 1)
    : connection.rcvWnd > 0 &&
        ((atOrBefore(connection.rcvNxt, segment.segSeq) &&
          atOrBefore(segment.segSeq, connection.rcvNxt + connection.rcvWnd - 1)) ||
          (atOrBefore(connection.rcvNxt, segment.segSeq + segment.segLen - 1) &&
            atOrBefore(
              segment.segSeq + segment.segLen - 1,
              connection.rcvNxt + connection.rcvWnd - 1,
            ))); // :328
}

function tooOld(connection: Connection, segment: Segment): boolean {
  return (
    connection.sndTsOk &&
    segment.tsopt &&
    before(segment.segTsval, connection.tsRecent) &&
    (segment.segCtl & RST) === 0 &&
    !connection.theKeptTimestampIsStale()
  ); // :335
}

function theTimestampIsToBeKept(connection: Connection, segment: Segment): boolean {
  return (
    segment.tsopt &&
    atOrBefore(connection.tsRecent, segment.segTsval) &&
    atOrBefore(segment.segSeq, connection.lastAckSent)
  ); // :338
}

function ourFinIsAcknowledged(connection: Connection, segment: Segment): boolean {
  return connection.finSent && segment.segAck === connection.sndNxt; // :342
}

function thereIsText(connection: Connection, segment: Segment): boolean {
  return (
    segment.segLen > ((segment.segCtl & SYN) !== 0 ? 1 : 0) + ((segment.segCtl & FIN) !== 0 ? 1 : 0)
  ); // :344
}

function thereIsNewText(connection: Connection, segment: Segment): boolean {
  return (
    thereIsText(connection, segment) &&
    before(
      connection.rcvNxt,
      segment.segSeq + segment.segLen - ((segment.segCtl & FIN) !== 0 ? 1 : 0),
    )
  ); // :345
}

function theFinIsNext(connection: Connection, segment: Segment): boolean {
  return (
    ((segment.segCtl & FIN) !== 0 &&
      (segment.segSeq + segment.segLen) >>> 0 === (connection.rcvNxt + 1) >>> 0) ||
    connection.aFinThatCameEarlyIsNext()
  ); // :349
}

function onlyOurFinIsMissing(connection: Connection): boolean {
  return connection.finSent && (connection.sndUna + 1) >>> 0 === connection.sndNxt; // :343
}

function chooseOurSequenceNumber(connection: Connection): void {
  connection.iss = connection.aFreshInitialSequenceNumber();
  connection.sndUna = connection.iss;
  connection.sndNxt = (connection.iss + 1) >>> 0;
  connection.finSent = false; // :354
}

function sendOurSyn(connection: Connection): void {
  connection.send(connection.iss, 0, SYN); // :356
}

function request(connection: Connection): void {
  chooseOurSequenceNumber(connection);
  sendOurSyn(connection);
  startRetransmission(connection);
  connection.startTimer(USER_TIMER, connection.userTimeout);
  connection.state = SYN_SENT; // :352
}

function leave(connection: Connection): void {
  stopEveryTimer(connection);
  connection.deleteTheConnection();
  connection.state = CLOSED; // :377
}

function sendOurFin(connection: Connection): void {
  connection.send(connection.sndNxt, connection.rcvNxt, FIN | ACK);
  connection.sndNxt = (connection.sndNxt + 1) >>> 0;
  connection.finSent = true;
  startRetransmission(connection);
  connection.startTimer(USER_TIMER, connection.userTimeout); // :358
}

function hearTheSyn(connection: Connection, segment: Segment): void {
  connection.takeTheOptions();
  connection.irs = segment.segSeq;
  connection.rcvNxt = (segment.segSeq + 1) >>> 0;
  if (segment.tsopt) {
    connection.tsRecent = segment.segTsval;
  } // :373
}

function sendOurSynAck(connection: Connection): void {
  connection.send(connection.iss, connection.rcvNxt, SYN | ACK); // :357
}

function setTheSendWindow(connection: Connection, segment: Segment): void {
  connection.sndWnd = segment.segWnd;
  connection.sndWl1 = segment.segSeq;
  connection.sndWl2 = segment.segAck; // :370
}

function acknowledge(connection: Connection): void {
  connection.send(connection.sndNxt, connection.rcvNxt, ACK); // :362
}

function challengeThePeer(connection: Connection): void {
  connection.challenge(connection.sndNxt, connection.rcvNxt, ACK); // :363
}

function takeTheAcknowledgment(connection: Connection, segment: Segment): void {
  if (before(connection.sndUna, segment.segAck) && atOrBefore(segment.segAck, connection.sndNxt)) {
    connection.sndUna = segment.segAck;
    connection.forgetWhatIsAcknowledged();
    if (connection.sndUna === connection.sndNxt) {
      connection.cancelTimer(RETRANSMISSION_TIMER);
      connection.cancelTimer(USER_TIMER);
    } else {
      startRetransmission(connection);
      connection.startTimer(USER_TIMER, connection.userTimeout);
    }
  }
  connection.heedTheAcknowledgment(); // :364
}

function updateTheSendWindow(connection: Connection, segment: Segment): void {
  if (
    before(connection.sndWl1, segment.segSeq) ||
    (connection.sndWl1 === segment.segSeq && atOrBefore(connection.sndWl2, segment.segAck))
  ) {
    setTheSendWindow(connection, segment);
  } // :371
}

function linger(connection: Connection): void {
  stopEveryTimer(connection);
  connection.startTimer(TIME_WAIT_TIMER, 2 * connection.msl);
  connection.state = TIME_WAIT; // :376
}

function takeTheFin(connection: Connection): void {
  connection.rcvNxt = (connection.rcvNxt + 1) >>> 0;
  connection.signalClosing();
  acknowledge(connection); // :375
}

function repeatOurFin(connection: Connection): void {
  connection.send(connection.sndUna, connection.rcvNxt, FIN | ACK); // :361
}

function startRetransmission(connection: Connection): void {
  connection.retransmissionMs = connection.rto;
  connection.startTimer(RETRANSMISSION_TIMER, connection.retransmissionMs);
}

function backOffRetransmission(connection: Connection): void {
  connection.retransmissionMs = Math.min(2 * connection.retransmissionMs, 60_000);
  connection.startTimer(RETRANSMISSION_TIMER, connection.retransmissionMs);
}

function stopEveryTimer(connection: Connection): void {
  connection.cancelTimer(RETRANSMISSION_TIMER);
  connection.cancelTimer(USER_TIMER);
  connection.cancelTimer(TIME_WAIT_TIMER);
  connection.cancelTimer(ORPHAN_TIMER);
}
