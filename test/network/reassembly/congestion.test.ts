import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CONGESTION } from '../../../generated/network/ipv4.wire.ts';
import { congestionOf } from '../../../runtime/network/reassembly/congestion.ts';

const congestion = suite('congestion met by fragments');
const { NOT_ECT, ECT_0, ECT_1, CE } = CONGESTION;
const seen = (...codePoints: readonly number[]): number =>
  codePoints.reduce((bits, codePoint) => bits | (1 << codePoint), 0);

congestion('is that of all when all have met the same', () => {
  for (const one of [NOT_ECT, ECT_0, ECT_1, CE]) assert.is(congestionOf(seen(one)), one);
});

congestion('on the way of one fragment is congestion of the whole', () => {
  assert.is(congestionOf(seen(ECT_0, CE)), CE);
  assert.is(congestionOf(seen(ECT_1, CE)), CE);
  assert.is(congestionOf(seen(ECT_0, ECT_1)), ECT_0);
});

congestion('that only part of the fragments could show makes the whole one that is dropped', () => {
  for (const one of [ECT_0, ECT_1, CE]) assert.is(congestionOf(seen(NOT_ECT, one)), undefined);
});

congestion.run();
