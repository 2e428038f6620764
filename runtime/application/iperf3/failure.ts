/** Why there is no result, in a word for programs and a line for people. */
export type Iperf3FailureCode =
  | 'ACCESS_DENIED'
  | 'SERVER_ERROR'
  | 'SERVER_TERMINATED'
  | 'CLIENT_TERMINATED'
  | 'CONTROL_CLOSED'
  | 'PROTOCOL'
  | 'TIMED_OUT';

const TEXTS: Readonly<Record<Iperf3FailureCode, string>> = {
  ACCESS_DENIED: 'the server is busy running a test, try again later',
  SERVER_ERROR: 'the server has failed',
  SERVER_TERMINATED: 'the server has terminated',
  CLIENT_TERMINATED: 'the client has terminated',
  CONTROL_CLOSED: 'the control connection was closed too early',
  PROTOCOL: 'the other side does not speak the protocol',
  TIMED_OUT: 'the other side has not answered in time',
};

export class Iperf3Failure extends Error {
  override readonly name = 'Iperf3Failure';
  readonly code: Iperf3FailureCode;

  constructor(code: Iperf3FailureCode, detail = '') {
    super(detail === '' ? TEXTS[code] : `${TEXTS[code]}: ${detail}`);
    this.code = code;
  }
}
