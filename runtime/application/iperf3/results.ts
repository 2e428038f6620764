/** What one side has counted, as JSON, for the other to show beside its own. */
import { Iperf3Failure } from './failure.ts';
import { isRecord, STREAMS_MAX } from './parameters.ts';

export interface StreamResult {
  /** The same on both sides. */
  readonly id: number;
  readonly octets: number;
  /** -1 where nobody knows. */
  readonly retransmits: number;
  readonly jitterSeconds: number;
  readonly lost: number;
  readonly packets: number;
  readonly seconds: number;
}

export interface Results {
  /** Of the sender; -1 of whoever did not send. */
  readonly hasRetransmits: -1 | 0 | 1;
  /** The name of the algorithm; empty where nobody knows. */
  readonly congestion: string;
  readonly cpuPercent: number;
  readonly streams: readonly StreamResult[];
}

const TEXT_MAX = 64;

export function resultsDocument(results: Results): Readonly<Record<string, unknown>> {
  const { cpuPercent, congestion } = results;
  return {
    cpu_util_total: cpuPercent,
    cpu_util_user: cpuPercent,
    cpu_util_system: 0,
    sender_has_retransmits: results.hasRetransmits,
    ...(congestion !== '' && { congestion_used: congestion }),
    streams: results.streams.map((stream) => ({
      id: stream.id,
      bytes: stream.octets,
      retransmits: stream.retransmits,
      jitter: stream.jitterSeconds,
      errors: stream.lost,
      packets: stream.packets,
      start_time: 0,
      end_time: stream.seconds,
    })),
  };
}

/** Throws an Iperf3Failure when they are none. */
export function readResults(document: unknown): Results {
  if (!isRecord(document) || !Array.isArray(document.streams)) throw refusal('results');
  const { streams, congestion_used: congestion } = document;
  // Both directions at once have twice as many.
  if (streams.length > 2 * STREAMS_MAX) throw refusal('streams');
  const hasRetransmits = numberOf(document, 'sender_has_retransmits');
  return {
    // Some write minus one as the largest number that there is.
    hasRetransmits: hasRetransmits === 0 || hasRetransmits === 1 ? hasRetransmits : -1,
    congestion: typeof congestion === 'string' ? congestion.slice(0, TEXT_MAX) : '',
    cpuPercent: numberOf(document, 'cpu_util_total'),
    streams: streams.map(readStream),
  };
}

function readStream(stream: unknown): StreamResult {
  if (!isRecord(stream)) throw refusal('streams');
  const retransmits = numberOf(stream, 'retransmits');
  return {
    id: numberOf(stream, 'id'),
    octets: numberOf(stream, 'bytes'),
    retransmits: retransmits > Number.MAX_SAFE_INTEGER ? -1 : retransmits,
    jitterSeconds: numberOf(stream, 'jitter'),
    lost: numberOf(stream, 'errors'),
    packets: numberOf(stream, 'packets'),
    seconds: numberOf(stream, 'end_time'),
  };
}

function numberOf(record: Readonly<Record<string, unknown>>, name: string): number {
  const value = record[name] ?? 0;
  if (typeof value !== 'number') throw refusal(name);
  return value;
}

function refusal(what: string): Iperf3Failure {
  return new Iperf3Failure('PROTOCOL', `these are no results: ${what}`);
}
