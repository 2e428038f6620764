/** What was measured, as iperf3 prints it by `--json`: for whoever reads that already. */
import { unmappedText } from '../../base/mapped.ts';
import type { Measured } from './client.ts';
import type { Flow } from './flow.ts';
import type { Interval, IntervalOf } from './measurement.ts';
import type { StreamResult } from './results.ts';

export type Json = Readonly<Record<string, unknown>>;

/** What the report says of the machine and the day, which nobody here knows. */
export interface Circumstances {
  readonly version?: string;
  readonly system?: string;
  /** Milliseconds since 1970. */
  readonly time?: number;
}

export function reportOf(measured: Measured, circumstances: Circumstances = {}): Json {
  const { parameters, measurement } = measured;
  const isUdp = parameters.protocol === 'udp';
  return {
    start: startOf(measured, circumstances),
    intervals: measurement.intervals.map((interval) => intervalOf(interval, isUdp)),
    end: isUdp ? endOfDatagrams(measured) : endOfStreams(measured),
  };
}

/** Streams are told apart by numbers, as iperf3 tells them by its descriptors. */
function socketOf({ tally }: Flow): number {
  return tally.id;
}

function startOf(
  { place, cookie, parameters, measurement, isServer }: Measured,
  of: Circumstances,
): Json {
  const { version = 'nonos-net', system = '', time } = of;
  const { host, port } = place;
  return {
    connected: measurement.flows.map((flow) => ({
      socket: socketOf(flow),
      local_host: unmappedText(flow.localHost),
      local_port: flow.localPort,
      remote_host: unmappedText(flow.remoteHost),
      remote_port: flow.remotePort,
    })),
    version,
    system_info: system,
    ...(time !== undefined && { timestamp: timestampOf(time) }),
    [isServer ? 'accepted_connection' : 'connecting_to']: { host: unmappedText(host), port },
    cookie,
    target_bitrate: parameters.bitrate,
    test_start: {
      protocol: parameters.protocol.toUpperCase(),
      num_streams: parameters.streams,
      blksize: parameters.blockOctets,
      omit: parameters.omitSeconds,
      duration: parameters.seconds,
      bytes: parameters.octets,
      blocks: parameters.blocks,
      reverse: Number(parameters.isReverse),
      target_bitrate: parameters.bitrate,
    },
  };
}

function timestampOf(time: number): Json {
  return { time: new Date(time).toUTCString(), timesecs: Math.floor(time / 1000) };
}

function intervalOf({ streams, ...interval }: Interval, isUdp: boolean): Json {
  const { fromSeconds, toSeconds, isOmitted } = interval;
  const line = (one: Pick<IntervalOf, 'octets' | 'packets' | 'lost'>, isSender: boolean): Json => ({
    ...span(fromSeconds, toSeconds, one.octets),
    ...(isUdp && { packets: one.packets }),
    ...(isUdp && !isSender && { lost_packets: one.lost, lost_percent: percent(one) }),
    omitted: isOmitted,
    sender: isSender,
  });
  const sums = [true, false].flatMap((isSender) => {
    const those = streams.filter(({ flow }) => flow.tally.isSender === isSender);
    return those.length === 0 ? [] : [line(sumOf(those), isSender)];
  });
  return {
    streams: streams.map((one) => ({
      socket: socketOf(one.flow),
      ...line(one, one.flow.tally.isSender),
      ...infoOf(one),
    })),
    sum: sums[0],
    ...(sums.length > 1 && { sum_bidir_reverse: sums[1] }),
  };
}

function infoOf({ info }: IntervalOf): Json {
  if (info === undefined) return {};
  return {
    retransmits: info.retransmits,
    snd_cwnd: info.congestionWindow,
    snd_wnd: info.sendWindow,
    rtt: info.rttMicroseconds,
    rttvar: info.rttVarianceMicroseconds,
    pmtu: info.pathMtu,
  };
}

/** Of one stream, what its sender and its receiver have counted. */
interface Both {
  readonly flow: Flow;
  readonly sent: StreamResult;
  readonly received: StreamResult;
}

function bothOf({ measurement, ours, theirs }: Measured): readonly Both[] {
  return measurement.flows.flatMap((flow) => {
    const { id, isSender } = flow.tally;
    const own = ours.streams.find((one) => one.id === id);
    const other = theirs.streams.find((one) => one.id === id);
    if (own === undefined || other === undefined) return [];
    return [{ flow, sent: isSender ? own : other, received: isSender ? other : own }];
  });
}

function endOfStreams(measured: Measured): Json {
  const all = bothOf(measured);
  const sentOf = (one: StreamResult, isSender: boolean): Json => ({
    ...span(0, one.seconds, one.octets),
    ...(one.retransmits >= 0 && { retransmits: one.retransmits }),
    sender: isSender,
  });
  const receivedOf = (one: StreamResult, isSender: boolean): Json => ({
    ...span(0, one.seconds, one.octets),
    sender: isSender,
  });
  return {
    streams: all.map(({ flow, sent, received }) => ({
      sender: { socket: socketOf(flow), ...sentOf(sent, flow.tally.isSender) },
      receiver: { socket: socketOf(flow), ...receivedOf(received, flow.tally.isSender) },
    })),
    ...sums(all, (those, isSender, suffix) => ({
      [`sum_sent${suffix}`]: sentOf(total(those.map(({ sent }) => sent)), isSender),
      [`sum_received${suffix}`]: receivedOf(total(those.map(({ received }) => received)), isSender),
    })),
    ...processorsOf(measured),
  };
}

function endOfDatagrams(measured: Measured): Json {
  const all = bothOf(measured);
  // What was lost, only the receiver knows; how many there were, the sender.
  const lineOf = (
    { sent, received }: Pick<Both, 'sent' | 'received'>,
    isSender: boolean,
  ): Json => ({
    ...span(0, sent.seconds, sent.octets),
    jitter_ms: received.jitterSeconds * 1000,
    lost_packets: received.lost,
    packets: sent.packets,
    lost_percent: percent({ lost: received.lost, packets: sent.packets }),
    sender: isSender,
  });
  return {
    streams: all.map((one) => ({
      udp: { socket: socketOf(one.flow), ...lineOf(one, one.flow.tally.isSender) },
    })),
    ...sums(all, (those, isSender, suffix) => {
      const sent = total(those.map((one) => one.sent));
      const received = total(those.map((one) => one.received));
      return {
        [`sum${suffix}`]: lineOf({ sent, received }, isSender),
        [`sum_sent${suffix}`]: { ...span(0, sent.seconds, sent.octets), packets: sent.packets },
        [`sum_received${suffix}`]: {
          ...span(0, received.seconds, received.octets),
          jitter_ms: received.jitterSeconds * 1000,
          lost_packets: received.lost,
          packets: received.packets,
          lost_percent: percent(received),
        },
      };
    }),
    ...processorsOf(measured),
  };
}

/** Once for each direction; that of the client's own streams comes first. */
function sums(
  all: readonly Both[],
  line: (those: readonly Both[], isSender: boolean, suffix: string) => Json,
): Json {
  const [first] = all;
  if (first === undefined) return {};
  const { isSender } = first.flow.tally;
  const those = all.filter(({ flow }) => flow.tally.isSender === isSender);
  const others = all.filter(({ flow }) => flow.tally.isSender !== isSender);
  const reverse = others.length === 0 ? {} : line(others, !isSender, '_bidir_reverse');
  return { ...line(those, isSender, ''), ...reverse };
}

function processorsOf({ ours, theirs }: Measured): Json {
  return {
    cpu_utilization_percent: { host_total: ours.cpuPercent, remote_total: theirs.cpuPercent },
  };
}

function total(those: readonly StreamResult[]): StreamResult {
  const add = (what: (one: StreamResult) => number): number =>
    those.reduce((sum, one) => sum + what(one), 0);
  const isKnown = those.some(({ retransmits }) => retransmits >= 0);
  return {
    id: 0,
    octets: add(({ octets }) => octets),
    retransmits: isKnown ? add(({ retransmits }) => Math.max(retransmits, 0)) : -1,
    jitterSeconds: add(({ jitterSeconds }) => jitterSeconds) / those.length,
    lost: add(({ lost }) => lost),
    packets: add(({ packets }) => packets),
    seconds: Math.max(...those.map(({ seconds }) => seconds)),
  };
}

function sumOf(those: readonly IntervalOf[]): Pick<IntervalOf, 'octets' | 'packets' | 'lost'> {
  const sum = { octets: 0, packets: 0, lost: 0 };
  for (const one of those) {
    sum.octets += one.octets;
    sum.packets += one.packets;
    sum.lost += one.lost;
  }
  return sum;
}

function span(start: number, end: number, octets: number): Json {
  const seconds = end - start;
  const bitsPerSecond = seconds === 0 ? 0 : (octets * 8) / seconds;
  return { start, end, seconds, bytes: octets, bits_per_second: bitsPerSecond };
}

function percent({ lost, packets }: { readonly lost: number; readonly packets: number }): number {
  return packets === 0 ? 0 : (100 * lost) / packets;
}
