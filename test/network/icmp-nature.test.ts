import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  ICMP_ANSWER,
  ICMP_BROKEN,
  ICMP_ERROR,
  ICMP_OF_THE_LINK,
  ICMP_OTHER,
  ICMP_QUESTION,
  IcmpNature,
} from '../../runtime/network/icmp-nature.ts';
import { hex } from './world.ts';

const natures = suite('the nature of a message of ICMP');

const QUOTED = '4500 001c 0001 0000 40 11 0000 c0000201 c0000202 0007 0009 0008 0000';
const QUOTED_6 = `6000 0000 0008 11 40 20010db8000000000000000000000001
  20010db8000000000000000000000002 0007 0009 0008 0000`;

const read = (nature: IcmpNature, version: 4 | 6, text: string): number => {
  const b = hex(text);
  return nature.read(version, b, 0, b.length);
};

natures('is a question or an answer, and of which', () => {
  const nature = new IcmpNature();
  for (const [version, type, kind, question] of [
    [4, '08', ICMP_QUESTION, 8],
    [4, '00', ICMP_ANSWER, 8],
    [4, '0d', ICMP_QUESTION, 13],
    [4, '0e', ICMP_ANSWER, 13],
    [6, '80', ICMP_QUESTION, 128],
    [6, '81', ICMP_ANSWER, 128],
  ] as const) {
    assert.is(read(nature, version, `${type}00 0000 1234 0001 61`), kind);
    assert.equal([nature.identifier, nature.question], [0x1234, question]);
  }
});

natures('is an error, and about what', () => {
  const nature = new IcmpNature();
  for (const type of ['03', '04', '05', '0b', '0c']) {
    assert.is(read(nature, 4, `${type}00 0000 0000 0000 ${QUOTED}`), ICMP_ERROR);
    assert.equal([nature.quoted.protocol, nature.quoted.payload], [17, 28]);
  }
  for (const type of ['01', '02', '03', '04']) {
    assert.is(read(nature, 6, `${type}00 0000 0000 0000 ${QUOTED_6}`), ICMP_ERROR);
    assert.equal([nature.quoted.protocol, nature.quoted.payload], [17, 48]);
  }
});

natures('is broken where an error quotes less than headers, or a message is cut', () => {
  const nature = new IcmpNature();
  const error = hex(`0300 0000 0000 0000 ${QUOTED}`);
  for (let end = 0; end < 28; end++) assert.is(nature.read(4, error, 0, end), ICMP_BROKEN);
  const six = hex(`0100 0000 0000 0000 ${QUOTED_6}`);
  for (let end = 0; end < 48; end++) assert.is(nature.read(6, six, 0, end), ICMP_BROKEN);
});

natures('is of the link where neighbours, routers and groups speak', () => {
  for (const type of ['82', '83', '84', '85', '86', '87', '88', '89', '8f']) {
    assert.is(read(new IcmpNature(), 6, `${type}00 0000 0000 0000`), ICMP_OF_THE_LINK);
  }
});

natures('is another of what nobody knows', () => {
  assert.is(read(new IcmpNature(), 4, '1100 0000 0000 0000'), ICMP_OTHER);
  assert.is(read(new IcmpNature(), 6, '8a00 0000 0000 0000'), ICMP_OTHER);
});

natures.run();
