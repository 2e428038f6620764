import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newPacketParts, readParts } from '../../runtime/network/packet-parts.ts';
import { hex } from './world.ts';

const parts = suite('the parts of a packet');

/** UDP behind a header with four octets of options. */
const FOUR = hex('4600 0024 0001 0000 40 11 0000 c0000201 c0000202 01010101 0007 0009 000c 0000');
/** UDP behind Destination Options. */
const SIX = hex(`6000 0000 0010 3c 40 20010db8000000000000000000000001
  20010db8000000000000000000000002 11 00 01 04 00000000 0007 0009 0008 0000`);

parts('are found behind options and extension headers', () => {
  const made = newPacketParts();
  assert.ok(readParts(4, FOUR, 0, FOUR.length, made));
  assert.equal([made.protocol, made.payload, made.source, made.destination], [17, 24, 12, 16]);
  assert.ok(readParts(6, SIX, 0, SIX.length, made));
  assert.equal([made.protocol, made.payload, made.source, made.destination], [17, 48, 8, 24]);
  assert.is(made.addressOctets, 16);
});

parts('are none where the headers are not all there', () => {
  const made = newPacketParts();
  for (let end = 0; end < 24; end++) assert.not.ok(readParts(4, FOUR, 0, end, made));
  for (let end = 0; end < 48; end++) assert.not.ok(readParts(6, SIX, 0, end, made));
  for (let end = 24; end < FOUR.length; end++) assert.ok(readParts(4, FOUR, 0, end, made));
});

parts('are none of the middle of a packet', () => {
  const middle = FOUR.slice();
  middle[7] = 1;
  assert.not.ok(readParts(4, middle, 0, middle.length, newPacketParts()));
  const six = hex(`6000 0000 0010 2c 40 20010db8000000000000000000000001
    20010db8000000000000000000000002 11 00 0009 00000000 0007 0009 0008 0000`);
  assert.not.ok(readParts(6, six, 0, six.length, newPacketParts()));
  six[43] = 1;
  assert.ok(readParts(6, six, 0, six.length, newPacketParts()));
});

parts.run();
