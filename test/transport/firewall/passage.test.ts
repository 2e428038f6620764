import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newPacketParts, readParts } from '../../../runtime/network/packet-parts.ts';
import {
  BROKEN,
  DATAGRAM,
  ERROR,
  OF_THE_LINK,
  OUR_QUESTION,
  Passage,
  PLAIN,
  SEGMENT,
} from '../../../runtime/transport/firewall/passage.ts';
import type { Kind } from '../../../runtime/transport/firewall/passage.ts';
import { hex } from '../../network/world.ts';

const passages = suite('firewall: a packet that passes');

const [HERE, THERE] = ['c0000201', 'c0000202'];
const four = (protocol: string, payload: string, from = HERE, to = THERE): string =>
  `4500 0000 0001 0000 40 ${protocol} 0000 ${from} ${to} ${payload}`;

/** From here to there. */
function departs(text: string, octets = hex(text).length): Passage {
  const parts = newPacketParts();
  const passage = new Passage();
  const b = hex(text);
  assert.ok(readParts(4, b, 0, octets, parts));
  passage.departs(parts, undefined as never, false);
  return passage;
}

const TCP = '1234 0050 00000001 00000000 5002 1000 0000 0000';
const UDP = '1234 0035 0008 0000';

passages('is of a kind, between ports of ours and theirs', () => {
  const kinds: readonly (readonly [string, string, Kind, number, number])[] = [
    ['06', TCP, SEGMENT, 0x1234, 80],
    ['11', UDP, DATAGRAM, 0x1234, 53],
    ['01', '0800 0000 0007 0001', OUR_QUESTION, 7, 8],
    ['02', '1600 0000 e0000001', OF_THE_LINK, 2, 0],
    ['2f', '', PLAIN, 47, 0],
  ];
  for (const [protocol, payload, kind, ours, theirs] of kinds) {
    const { kind: found, localPort, remotePort } = departs(four(protocol, payload));
    assert.equal([found, localPort, remotePort], [kind, ours, theirs]);
  }
  assert.is(departs(four('06', TCP)).ctl, 2);
});

passages('is broken where not all of its header is there', () => {
  for (let cut = 0; cut < 20; cut++) {
    assert.is(departs(four('06', TCP), 20 + cut).kind, BROKEN);
  }
  for (let cut = 0; cut < 8; cut++) {
    assert.is(departs(four('11', UDP), 20 + cut).kind, BROKEN);
    assert.is(departs(four('01', '0800 0000 0007 0001'), 20 + cut).kind, BROKEN);
  }
});

const error = (quoted: string): string => four('01', `0303 0000 0000 0000 ${quoted}`);

passages('that is an error turns to what it quotes', () => {
  const passage = departs(error(four('06', TCP, THERE, HERE)));
  assert.is(passage.kind, ERROR);
  assert.ok(passage.turnToQuoted());
  const { kind, sent, localPort, remotePort, local, remote, octets } = passage;
  assert.equal([kind, sent, localPort, remotePort], [SEGMENT, false, 80, 0x1234]);
  assert.equal([octets[local + 3], octets[remote + 3]], [1, 2]);
});

passages('turns to no packet of another than the error is told to', () => {
  assert.not.ok(departs(error(four('06', TCP, 'c0000209', HERE))).turnToQuoted());
});

passages('turns to no packet of which too little is quoted, and to no error', () => {
  const whole = error(four('06', TCP, THERE, HERE));
  for (let octets = 48; octets < 56; octets++) {
    assert.not.ok(departs(whole, octets).turnToQuoted());
  }
  assert.ok(departs(whole, 56).turnToQuoted());
  const about = four('01', `0303 0000 0000 0000 ${four('06', TCP)}`, THERE, HERE);
  assert.not.ok(departs(error(about)).turnToQuoted());
});

passages.run();
