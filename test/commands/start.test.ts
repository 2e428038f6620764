/** What a newcomer sees first: the capture and the field must be those that the text speaks of. */
import { PassThrough } from 'node:stream';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { look } from '../../commands/start/capture.ts';
import { takeOnionTour } from '../../commands/start/onion.ts';
import { takeTour } from '../../commands/start/tour.ts';
import { LINES, typeAll } from '../../commands/start/typed.ts';
import type { Typed } from '../../commands/start/typed.ts';
import { ownSurroundings } from '../../commands/surroundings.ts';
import { openTerminal } from '../../commands/terminal.ts';
import { nonos } from './nonos.ts';

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

test('what is typed ends as the tour says, and each line has its answer', async () => {
  const screen = new PassThrough();
  const typed = await typeAll(openTerminal(ownSurroundings(screen)), true);
  assert.equal(
    typed.map(({ line, status }) => [line, status]),
    LINES.map(([line]) => [line, line.includes('--resolve') ? 60 : 0]),
  );
  const said = typed.map(({ output, complaints }) => output + complaints);
  const expected = [
    /^eth0: bound\n +address {2}10\.0\.0\.100\/24\n[^]* dns +10\.0\.0\.1\n +search +lab\n/,
    /^names are asked of https:\/\/home\.lab\/dns-query\n$/,
    /^www\.lab\.\t\t\d+\tIN\tA\t10\.0\.3\.2\n[^]*;; SERVER: home\.lab#443\(home\.lab\) \(HTTPS\)\n/,
    /^This is www, asked by GET\.\n$/,
    /^curl: \(60\) SSL: no alternative certificate subject name matches/,
    /^bob knocked at port 80 of 10\.0\.0\.\d+: nobody answers\.\n$/,
    /^[\d.]+ blocked incoming tcp 10\.0\.1\.2:\d+ -> 10\.0\.0\.\d+:80 /,
    /^$/,
    /^bob knocked at port 80 of 10\.0\.0\.\d+: it is open\.\n$/,
  ];
  for (const [at, pattern] of expected.entries()) assert.match(said[at], pattern, said[at]);
  const shown = String(screen.read());
  assert.match(
    shown,
    /^ {2}\$ npx nonos dhcp eth0 +# an address, and whom to ask\n {4}eth0: bound\n/,
  );
  assert.match(shown, '\n    bob knocked at port 80 of ');
});

test('all of it is one document of JSON, as its schema says', async () => {
  const { status, output, complaints } = await nonos('start', '--json');
  assert.equal([status, complaints], [0, '']);
  const { typed } = JSON.parse(output) as { readonly typed: readonly Typed[] };
  assert.equal(
    typed.map(({ line }) => line),
    LINES.map(([line]) => line),
  );
});

test.run();
