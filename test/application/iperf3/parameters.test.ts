import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Iperf3Failure } from '../../../runtime/application/iperf3/failure.ts';
import {
  completeParameters,
  parametersDocument,
  readParameters,
} from '../../../runtime/application/iperf3/parameters.ts';

const parameters = suite('iperf3 parameters');

parameters('not said, are as iperf3 has them', () => {
  const { seconds, streams, blockOctets, bitrate } = completeParameters({});
  assert.equal(
    { seconds, streams, blockOctets, bitrate },
    { seconds: 10, streams: 1, blockOctets: 131_072, bitrate: 0 },
  );
  assert.is(completeParameters({ protocol: 'udp' }).bitrate, 1_048_576);
});

parameters('that say how much, need not say how long', () => {
  assert.is(completeParameters({ octets: 1000 }).seconds, 0);
  assert.is(completeParameters({ blocks: 10 }).seconds, 0);
});

parameters('come back from their JSON', () => {
  for (const wished of [
    {},
    { isReverse: true, streams: 5, title: 'a title', noDelay: true },
    { protocol: 'udp', isBidirectional: true, bitrate: 3_000_000, hasLongCounters: true },
    { octets: 12_345, blockOctets: 99, omitSeconds: 2 },
  ] as const) {
    const complete = completeParameters(wished);
    const text = JSON.stringify(parametersDocument(complete));
    assert.equal(readParameters(JSON.parse(text)), complete);
  }
});

parameters('of iperf 3.12 are understood', () => {
  const document = {
    tcp: true,
    omit: 0,
    time: 1,
    num: 0,
    blockcount: 0,
    parallel: 2,
    len: 131_072,
    pacing_timer: 1000,
    client_version: '3.12',
  };
  assert.equal(readParameters(document), completeParameters({ seconds: 1, streams: 2 }));
});

parameters('that nobody can grant are refused, by name', () => {
  const sound = { tcp: true, time: 1, parallel: 1, len: 1000 };
  for (const [name, wrong] of [
    ['parallel', 0],
    ['parallel', 129],
    ['parallel', 'two'],
    ['len', 0],
    ['len', 2_000_000],
    ['len', -1],
    ['time', 1e9],
    ['time', -1],
    ['num', NaN],
    ['omit', 601],
    ['bandwidth', Infinity],
  ] as const) {
    assert.throws(
      () => readParameters({ ...sound, [name]: wrong }),
      (error: unknown) => error instanceof Iperf3Failure && error.message.endsWith(`: ${name}`),
      `${name}: ${wrong}`,
    );
  }
});

parameters('that are no object, or of no protocol, are refused', () => {
  for (const document of [null, 1, 'tcp', [], {}, { sctp: true }]) {
    assert.throws(
      () => readParameters(document),
      (error: unknown) => error instanceof Iperf3Failure,
    );
  }
});

parameters('of datagrams leave room for their numbers', () => {
  assert.throws(() => readParameters({ udp: true, len: 15 }));
  assert.throws(() => readParameters({ udp: true, len: 65_508 }));
  assert.is(readParameters({ udp: true, len: 16 }).blockOctets, 16);
});

parameters.run();
