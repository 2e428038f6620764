/** What a newcomer sees first: the capture and the field must be those that the text speaks of. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { look } from '../../commands/start/capture.ts';
import { takeOnionTour } from '../../commands/start/onion.ts';
import { takeTour } from '../../commands/start/tour.ts';

test('the bundled capture begins with a handshake and a greeting', async () => {
  const looked = await look('.');
  assert.is(looked?.packets, 86);
  assert.match(looked?.lines[0]?.info ?? '', '[SYN] Seq=0');
  assert.match(looked?.lines[3]?.info ?? '', 'Client Hello (SNI=www.example.test)');
});

test('the marks stand below the bits of the field', async () => {
  const field = (await look('.'))?.field;
  assert.is(field?.octets, 'octet 46: 10100000');
  assert.is(field?.marks, '          ^^^^');
  assert.match(field?.says ?? '', /^Data Offset \(4\) in 5\.\.15/);
  assert.match(field?.spec ?? '', /^spec\/transport\/tcp\.protocol:\d+$/);
});

test('without the capture there is nothing to look at', async () => {
  assert.is(await look('no-such-folder'), undefined);
});

test('the tour does all that it says, over both versions, the same each time', () => {
  const { document } = takeTour();
  assert.ok(document.isDone);
  const kinds = document.records.map(({ kind }) => kind);
  assert.is(kinds.filter((kind) => kind === 'pingReply').length, 3);
  assert.is(kinds.filter((kind) => kind === 'traceHop').length, 3);
  assert.is(kinds.filter((kind) => kind === 'fetchDone').length, 2);
  assert.ok(document.links.some(({ lost }) => lost > 10));
  assert.equal(takeTour().document, document);
});

test('the page comes through three of the relays, and alice speaks to none but the first', async () => {
  const { path, relays, isWhole, octets, linkedTo, bootstrapMs } = await takeOnionTour();
  assert.ok(isWhole);
  assert.is(octets, 300_000);
  assert.is(new Set(path).size, 3);
  assert.ok(path.every((name) => relays.includes(name)));
  assert.ok(linkedTo.includes(path[0]));
  assert.not(linkedTo.includes('www'));
  assert.ok(bootstrapMs > 0);
});

test.run();
