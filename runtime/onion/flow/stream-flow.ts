/**
 * Flow control of one stream, for either end of it: by windows and SENDMEs (tor-spec §7.4,
 * windowed-flow.ts), or, on circuits with congestion control, by XON and XOFF (prop324 §4,
 * throttled-flow.ts). A reader that does not read makes the other end wait, so what waits here is
 * bounded.
 */

export type StreamBreach =
  'streamSendmeUnexpected' | 'streamWindowExceeded' | 'xoffTooEarly' | 'flowControlOfOtherKind';

/** Who has the stream: sends what flow control asks for, and hears when there is room. */
export interface FlowUser {
  sendStreamSendme(): void;
  sendXoff(): void;
  /** Thousands of octets a second; 0 is as fast as can be. */
  sendXon(kilobytesPerSecond: number): void;
  /** `maySend` has become true by itself. */
  flowReleased(): void;
}

export interface StreamFlow {
  /** Whether a cell of data may be sent, as far as this stream is concerned. */
  readonly maySend: boolean;
  /** One with so many octets is sent. */
  sent(octets: number): void;
  /** A cell of data has come, and so many octets wait to be read now. */
  arrived(waiting: number): StreamBreach | undefined;
  /** The reader has read, and so many still wait. */
  read(waiting: number): void;
  sendme(): StreamBreach | undefined;
  xon(kilobytesPerSecond: number): StreamBreach | undefined;
  xoff(): StreamBreach | undefined;
  /** Nothing of it is needed any more. */
  stop(): void;
}
