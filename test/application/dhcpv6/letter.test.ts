import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { decodeMessage } from '../../../generated/application/dhcpv6.value.ts';
import { encodeLetter, Hearing } from '../../../runtime/application/dhcpv6/letter.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { CLIENT_ADDRESS } from '../dhcp/link.ts';
import { reply } from './link.ts';
import type { Told } from './link.ts';

const letters = suite('a letter of DHCPv6');

const QUESTION = { kind: '', transactionId: 7, iaid: 2 };
const ASKED = { transactionId: 7, hardwareAddress: CLIENT_ADDRESS, iaid: 2 };

function hear(told: Told) {
  const ears = new Hearing();
  const octets = reply(QUESTION, told, CLIENT_ADDRESS);
  return { answer: ears.hear(octets, 0, octets.length, ASKED), counters: ears.counters };
}

letters('tells no more of a host than its hardware address: RFC 7844 §4.3', () => {
  const octets = encodeLetter({ kind: 'SOLICIT', elapsedMs: 1e9, ...ASKED });
  const decoded = decodeMessage(octets);
  assert.ok(decoded.ok && decoded.value.body.is === 'plain');
  if (!decoded.ok || decoded.value.body.is !== 'plain') return;
  assert.equal(
    decoded.value.body.options.map(({ content }) => content.is),
    ['clientIdentifier', 'elapsedTime', 'nonTemporaryAddresses', 'optionRequest'],
  );
});

letters('has times of its own where the server leaves them to us', () => {
  const addresses = ['2001:db8::1'];
  const { answer } = hear({ kind: 'REPLY', addresses, lifetimes: [0, 0, 100, 200] });
  assert.equal([answer?.renewalMs, answer?.rebindingMs], [50_000, 80_000]);
  const ever = 0xffffffff;
  const forEver = hear({ kind: 'REPLY', addresses, lifetimes: [ever, ever, ever, ever] }).answer;
  assert.equal([forEver?.renewalMs, forEver?.addresses[0].validMs], [Infinity, Infinity]);
});

letters('of a server that has failed is none', () => {
  const failed = { is: 'statusCode', statusCode: 1, statusMessage: '\u001b[2J' } as const;
  const { answer, counters } = hear({ kind: 'REPLY', more: [{ content: failed }] });
  assert.equal([answer, counters.failed], [undefined, 1]);
});

letters('loses names that are none', () => {
  const names = { is: 'domainSearchList', searchList: ['example.test', 'a b'] } as const;
  assert.equal(hear({ kind: 'REPLY', more: [{ content: names }] }).answer?.search, [
    'example.test',
  ]);
});

letters('of any octets is read without a throw', () => {
  const random = seededRandom(1);
  const ears = new Hearing();
  const sound = reply(QUESTION, { kind: 'REPLY', addresses: ['2001:db8::1'] }, CLIENT_ADDRESS);
  for (let round = 0; round < 3000; round++) {
    const octets = sound.slice();
    for (let change = 0; change < 3; change++) {
      octets[(random.bits() >>> 0) % octets.length] = random.bits();
    }
    ears.hear(octets, 0, octets.length, ASKED);
  }
  assert.is(ears.counters.received, 3000);
});

letters.run();
