import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as ipv6 from '../../generated/network/ipv6.wire.ts';
import { offsetOf } from '../../runtime/network/field-offset.ts';

const fields = suite('where a field stands');

fields('is found for octets, for several of them, and for bits', () => {
  assert.is(offsetOf(ipv6.setNextHeader), 6);
  assert.is(offsetOf(ipv6.setPayloadLength), 4);
  assert.is(offsetOf(ipv6.setFlowLabel), 1);
  assert.is(offsetOf(ipv6.setFragmentFragmentOffset), 2);
  assert.is(offsetOf(ipv6.setFragmentMFlag), 3);
  assert.is(offsetOf(ipv6.setVersion), 0);
});

fields('cannot be found of what writes nothing', () => {
  assert.throws(() => offsetOf(() => {}), RangeError);
});

fields.run();
