/** For tests: the generated TCP connection, with a runtime that writes down what it is told. */
import * as assert from 'uvu/assert';

import { compileSpec, load } from './compile.ts';

const spec = compileSpec('spec/transport/tcp-connection.protocol');
export const tcp = await load(spec);
export const { FIN, SYN, RST, ACK } = tcp as Record<string, number>;
const names = tcp['stateNames'] as readonly string[];

type Machine = Record<string, unknown> & { state: number; log: string[] };
type Handler = (machine: Machine, segment?: object) => number;

const flags = (bits: number): string =>
  (
    [
      [SYN, 'SYN'],
      [FIN, 'FIN'],
      [RST, 'RST'],
      [ACK, 'ACK'],
    ] as [number, string][]
  )
    .filter(([bit]) => bits & bit)
    .map(([, name]) => name)
    .join(',');

/** A runtime that writes down what it is told, and answers `no` unless told otherwise. */
export function connection(answers: Record<string, unknown> = {}): Machine {
  const log: string[] = [];
  const known: Record<string, unknown> = {
    log,
    rcvWnd: 1000,
    maxSndWnd: 1000,
    msl: 1000,
    rto: 200,
    userTimeout: 9000,
    sndTsOk: false,
    aFreshInitialSequenceNumber: () => 99,
    ...answers,
    send: (seq: number, ack: number, ctl: number) =>
      log.push(`<SEQ=${seq}><ACK=${ack}><CTL=${flags(ctl)}>`),
    challenge: (seq: number, ack: number) => log.push(`challenge <SEQ=${seq}><ACK=${ack}>`),
    startTimer: (timer: number, ms: number) => log.push(`timer ${timer} ${ms}`),
    cancelTimer: () => undefined,
  };
  const machine = new Proxy(known, {
    get: (target, key: string) => (key in target ? target[key] : () => (log.push(key), false)),
  }) as Machine;
  (tcp['startConnection'] as Handler)(machine);
  return machine;
}

export const call = (machine: Machine, name: string): number => (tcp[name] as Handler)(machine);
export const segment = (machine: Machine, fields: object): string[] => {
  const before = machine.log.length;
  const whole = {
    segSeq: 0,
    segAck: 0,
    segLen: 0,
    segWnd: 500,
    segUp: 0,
    segCtl: ACK,
    segTsval: 0,
    tsopt: false,
  };
  (tcp['onSegment'] as Handler)(machine, { ...whole, ...fields });
  return machine.log
    .slice(before)
    .filter(
      (line) => line.startsWith('<') || line.startsWith('challenge') || line.startsWith('signal'),
    );
};
export const is = (machine: Machine, state: string): void => assert.is(names[machine.state], state);

/** As a client that has connected: ISS 99, IRS 299. */
export function established(answers: Record<string, unknown> = {}): Machine {
  const machine = connection(answers);
  call(machine, 'onActiveOpen');
  segment(machine, { segSeq: 299, segAck: 100, segLen: 1, segCtl: SYN | ACK });
  is(machine, 'Established');
  return machine;
}
