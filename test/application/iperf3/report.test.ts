/** Reports, held to the shape of those that iperf 3.12 prints. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { runIperf3 } from '../../../runtime/application/iperf3/client.ts';
import type { Measured } from '../../../runtime/application/iperf3/client.ts';
import type { Parameters } from '../../../runtime/application/iperf3/parameters.ts';
import { reportOf } from '../../../runtime/application/iperf3/report.ts';
import { serveIperf3 } from '../../../runtime/application/iperf3/server.ts';
import { newWorld, SERVER } from './world.ts';

const reports = suite('iperf3 report');

interface Sum {
  readonly bytes: number;
  readonly seconds: number;
  readonly bits_per_second: number;
  readonly sender?: boolean;
  readonly packets?: number;
  readonly jitter_ms?: number;
  readonly lost_packets?: number;
  readonly lost_percent?: number;
}

interface Report {
  readonly start: {
    readonly connected: readonly Readonly<Record<string, unknown>>[];
    readonly connecting_to?: unknown;
    readonly accepted_connection?: unknown;
    readonly timestamp?: { readonly timesecs: number };
    readonly test_start: Readonly<Record<string, unknown>>;
  };
  readonly intervals: readonly { readonly streams: readonly Sum[]; readonly sum: Sum }[];
  readonly end: Readonly<Record<string, Sum>> & { readonly streams: readonly unknown[] };
}

async function measure(parameters: Partial<Parameters>): Promise<readonly [Measured, Measured]> {
  const world = newWorld();
  const served: Measured[] = [];
  const onMeasured = (one: Measured): number => served.push(one);
  const serving = serveIperf3({ ...world.server, once: true, onMeasured });
  const asked = await world.wait(runIperf3({ ...world.client, host: SERVER, parameters }));
  await world.wait(serving);
  return [asked, served[0]];
}

const SHORT = { seconds: 2, bitrate: 800_000, blockOctets: 10_000 };
const report = (measured: Measured): Report => reportOf(measured) as unknown as Report;

reports('say what was measured, and between whom', async () => {
  const [asked, served] = await measure(SHORT);
  const { start } = report(asked);
  assert.equal(start.connecting_to, { host: SERVER, port: 5201 });
  assert.is(start.connected[0].remote_host, SERVER);
  assert.is(start.test_start.protocol, 'TCP');
  assert.is(start.test_start.blksize, 10_000);
  const { accepted_connection: accepted } = report(served).start;
  assert.is((accepted as { host: string }).host, '192.0.2.1');
});

reports('say what was sent and what was received, in both', async () => {
  const [asked, served] = await measure(SHORT);
  for (const [{ end }, isSender] of [
    [report(asked), true],
    [report(served), false],
  ] as const) {
    assert.is(end.sum_sent.bytes, asked.ours.streams[0].octets);
    assert.is(end.sum_received.bytes, served.ours.streams[0].octets);
    assert.is(end.sum_sent.sender, isSender);
    const { bytes, seconds, bits_per_second: bitrate } = end.sum_sent;
    assert.is(bitrate, (bytes * 8) / seconds);
  }
});

reports('add up the streams of each interval', async () => {
  const [asked] = await measure({ ...SHORT, streams: 2 });
  const { intervals } = report(asked);
  assert.ok(intervals.length >= 2);
  for (const { streams, sum } of intervals)
    assert.is(sum.bytes, streams[0].bytes + streams[1].bytes);
});

reports('of both ways at once keep them apart', async () => {
  const [asked] = await measure({ ...SHORT, isBidirectional: true });
  const { end } = report(asked);
  const [out, back] = asked.ours.streams;
  assert.is(end.sum_sent.bytes, out.octets);
  assert.is(end.sum_received_bidir_reverse.bytes, back.octets);
});

reports('of datagrams tell how many were lost, and how unevenly they came', async () => {
  const [asked, served] = await measure({ protocol: 'udp', seconds: 1, bitrate: 500_000 });
  const [received] = served.ours.streams;
  const { sum, sum_sent: sent } = report(asked).end;
  assert.is(sum.packets, asked.ours.streams[0].packets);
  assert.is(sum.jitter_ms, received.jitterSeconds * 1000);
  assert.is(sum.lost_packets, 0);
  assert.is(sum.lost_percent, 0);
  assert.is(sent.bytes, asked.ours.streams[0].octets);
});

reports('say when, where somebody knows', async () => {
  const [asked] = await measure(SHORT);
  const { start } = reportOf(asked, { time: 1_795_702_173_000 }) as unknown as Report;
  assert.is(start.timestamp?.timesecs, 1_795_702_173);
  assert.is(report(asked).start.timestamp, undefined);
});

reports.run();
