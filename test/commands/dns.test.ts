/** Commands of names, in the daemon's network: an internet of its own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { columns, showRdata, typeOf } from '../../commands/dns/records.ts';
import { parseWords } from '../../commands/dns/dig-words.ts';
import { main } from '../../commands/main.ts';
import { ownSurroundings } from '../../commands/surroundings.ts';
import type { Surroundings } from '../../commands/surroundings.ts';
import { Process } from '../../runtime/sockets.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const names = suite('commands of names');

let own: InDaemon;

names.before(async () => {
  own = await beginDaemon('alice');
});
names.after(() => own.end());

names('dig prints what dig(1) does', async () => {
  const { output, status } = await nonos('dig', 'www.lab');
  assert.is(status, 0);
  assert.match(output, /^;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: \d+$/m);
  assert.match(output, /^;; flags: qr rd ra; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1$/m);
  assert.match(output, /^; EDNS: version: 0, flags:; udp: 1232$/m);
  assert.match(output, /^;www\.lab\.\t\t\tIN\tA$/m);
  assert.match(output, /^www\.lab\.\t\t\d+\tIN\tA\t10\.0\.3\.2$/m);
  assert.match(output, /^;; SERVER: 10\.0\.0\.1#53\(10\.0\.0\.1\) \(UDP\)$/m);
});

names('dig takes its words in any order, and prints little when asked to', async () => {
  const one = await nonos('dig', 'AAAA', '+short', '@10.0.3.2', 'www.lab');
  assert.is(one.output, 'fd00:0:0:4::2\n');
  const other = await nonos('dig', '+tcp', '+short', '-x', '10.0.3.2');
  assert.is(other.output, 'www.lab.\n');
  const none = await nonos('dig', 'nobody.lab', '+noall', '+comments');
  assert.match(none.output, /status: NXDOMAIN/);
  assert.is(none.status, 0);
});

names('dig follows referrals from the root', async () => {
  const { output, status } = await nonos('dig', '+trace', 'bob.lab');
  assert.is(status, 0, output);
  const lines = output.split('\n').filter((line) => /\tNS\t|\tA\t/.test(line));
  assert.equal(
    lines.map((line) => line.split('\t').at(-1)),
    ['root-server.', 'www.lab.', '10.0.1.2'],
  );
});

names('dig prints one document with --json and with +json, on failure too', async () => {
  interface Document {
    readonly status: string;
    readonly answer: readonly { readonly data: string }[];
    readonly error?: object;
  }
  for (const word of ['--json', '+json']) {
    const { output } = await nonos('dig', 'www.lab', word);
    const { status, answer } = JSON.parse(output) as Document;
    assert.equal([status, answer[0].data], ['NOERROR', '10.0.3.2']);
  }
  const line = ['dig', '+json', '+time=1', '+tries=1', '@10.0.0.2', 'www.lab'];
  const { output, status } = await nonos(...line);
  assert.is(status, 9);
  assert.ok((JSON.parse(output) as Document).error);
});

names('dig ends as dig(1) does', async () => {
  const { status, output } = await nonos('dig', '+tries=1', '@10.0.3.2', '-p', '54', 'www.lab');
  assert.is(status, 9);
  assert.match(output, ';; no servers could be reached');
  const wrong = await nonos('dig', '+shrot', 'www.lab');
  assert.is(wrong.status, 1);
  assert.is(wrong.complaints, 'dig: dig has no option +shrot; did you mean +short?\n');
});

names('dig that is interrupted ends so, without a word of its own', async () => {
  const output = new PassThrough();
  const errors = new PassThrough();
  let interrupt = (): void => {};
  const surroundings: Surroundings = {
    ...ownSurroundings(output, errors),
    onInterrupt(interrupted) {
      interrupt = interrupted;
      return () => {};
    },
    site: { place: own.place, process: new Process(), stop() {} },
  };
  const running = main(['dig', '@10.0.0.99', '+time=60', 'www.lab'], surroundings);
  setTimeout(() => interrupt(), 200);
  assert.is(await running, 130);
  assert.is(errors.read(), null);
});

names('nslookup prints what nslookup(1) does', async () => {
  const { output, status } = await nonos('nslookup', 'www');
  assert.is(status, 0);
  assert.match(output, 'Server:\t\t10.0.0.1\nAddress:\t10.0.0.1#53\n\nNon-authoritative answer:\n');
  assert.match(output, 'Name:\twww.lab\nAddress: 10.0.3.2\n');
  const back = await nonos('nslookup', '10.0.3.2');
  assert.is(back.output, '2.3.0.10.in-addr.arpa\tname = www.lab.\n\n');
  const typed = await nonos('nslookup', '-q=AAAA', '-timeout=2', '-retry=1', 'www.lab');
  assert.match(typed.output, /Name:\twww\.lab\nAddress: fd00:/);
  assert.not.match(typed.output, '10.0.3.2');
  const none = await nonos('nslookup', 'nobody.lab');
  assert.is(none.status, 1);
  assert.match(none.output, "** server can't find nobody.lab: NXDOMAIN");
});

names('whole names are resolved by servers for every command, and remembered', async () => {
  own.place.names.resolver.flush();
  const page = await nonos('curl', '-s', 'http://www.lab/');
  assert.is(page.output, 'This is www, asked by GET.\n');
  const { hits } = own.place.names.resolver.cache.counters;
  await nonos('curl', '-s', 'http://www.lab/');
  assert.ok(own.place.names.resolver.cache.counters.hits > hits);
  const none = await nonos('ping', '-c', '1', 'nobody.lab');
  assert.match(none.complaints, 'nobody.lab: Name or service not known');
});

names('names in .local are asked for on the link', async () => {
  const { output, status } = await nonos('ping', '-c', '1', 'home.local');
  assert.is(status, 0);
  assert.match(output, /^PING home\.local \(10\.0\.0\.1\)/);
  const none = await nonos('ping', '-c', '1', 'nobody.local');
  assert.match(none.complaints, 'nobody.local: Name or service not known');
});

names('other servers are chosen, and left again', async () => {
  const chosen = await nonos('dns', 'server', '10.0.3.2', '--search', 'lab');
  assert.is(chosen.complaints, 'names are asked of 10.0.3.2, 10.0.0.1, fd00:0:0:1::1\n');
  assert.match((await nonos('dig', 'www.lab')).output, /SERVER: 10\.0\.3\.2#53/);
  const { output } = await nonos('dns', 'status');
  assert.match(output, /^server {6}10\.0\.3\.2 \(chosen, in the open\): /m);
  assert.match(output, /^search {6}lab$/m);
  await nonos('dns', 'server', '--learned');
  assert.match((await nonos('dig', 'www.lab')).output, /SERVER: 10\.0\.0\.1#53/);
});

names('names of a file come before all that servers say, until they are left', async () => {
  const file = join(own.folder, 'hosts');
  writeFileSync(file, '10.0.1.2 www.lab printer\n');
  assert.is((await nonos('dns', 'server', '--hosts', file)).status, 0);
  const mine = await nonos('ping', '-c', '1', 'WWW.lab');
  assert.match(mine.output, /^PING WWW\.lab \(10\.0\.1\.2\)/);
  await nonos('dns', 'server', '--learned');
  const theirs = await nonos('ping', '-c', '1', 'www.lab');
  assert.match(theirs.output, /^PING www\.lab \(10\.0\.3\.2\)/);
});

names('private servers have nothing in the open beside them', async () => {
  const line = ['dns', 'server', 'tls://dns.example', '--at', '10.0.3.2', '--json'];
  const { output } = await nonos(...line);
  assert.equal(JSON.parse(output), { servers: ['tls://dns.example'] });
  const page = await nonos('ping', '-c', '1', 'bob.lab');
  assert.match(page.complaints, 'bob.lab: Temporary failure in name resolution');
  const more = await nonos(...line, '--opportunistic');
  assert.is((JSON.parse(more.output) as { servers: string[] }).servers.length, 3);
  await nonos('dns', 'server', '--learned');
});

names('what is wrong changes nothing', async () => {
  const wrong = [
    ['dns', 'server'],
    ['dns', 'server', 'dns.example'],
    ['dns', 'server', 'tls://dns.example', '--at', 'nowhere'],
    ['dns', 'server', 'tls://dns.example', '--pin', 'x'],
    ['dns', 'server', '10.0.3.2', '--learned'],
  ];
  for (const line of wrong) assert.is((await nonos(...line)).status, 2, line.join(' '));
  const { output } = await nonos('dns', 'status', '--json');
  const { servers } = JSON.parse(output) as { servers: readonly { readonly source: string }[] };
  assert.ok(servers.every(({ source }) => source === 'laboratory'));
});

names('what is remembered is forgotten, by those alone that may', async () => {
  await nonos('curl', '-s', 'http://www.lab/');
  const refused = await nonos('dns', 'flush', '--caps', 'NET_ACCESS');
  assert.is(refused.status, 2);
  const { output } = await nonos('dns', 'flush', '--json');
  assert.ok((JSON.parse(output) as { forgotten: number }).forgotten > 0);
  assert.is(own.place.names.resolver.cache.size, 0);
});

names('records of every kind are written as in zone files', () => {
  const text = { text: Buffer.from('a "b"\n') };
  assert.is(showRdata({ is: 'txt', txtData: [text] }), '"a \\"b\\"\\010"');
  assert.is(showRdata({ is: 'unknown', octets: Uint8Array.of(1, 255) }), '\\# 2 01FF');
  const bitmap = Uint8Array.of(0x40, 0, 0, 8);
  const nsec = { is: 'nsec', nextDomainName: 'b', typeBitMaps: [{ windowBlock: 0, bitmap }] };
  assert.is(showRdata(nsec as Parameters<typeof showRdata>[0]), 'b. A AAAA');
  assert.equal([typeOf('mx'), typeOf('TYPE65'), typeOf('TYPE65536')], [15, 65, undefined]);
});

names('columns stand where those of dig do', () => {
  assert.is(
    columns([
      ['a.', 0],
      ['5', 24],
      ['IN', 32],
    ]),
    'a.\t\t\t5\tIN',
  );
  assert.is(
    columns([
      ['a'.repeat(30), 0],
      ['5', 24],
    ]),
    `${'a'.repeat(30)}\t5`,
  );
});

names('words of dig without a name ask for the servers of the root', () => {
  const letters = { reverse: undefined, type: undefined, class: undefined, query: undefined };
  assert.equal(parseWords([], letters).lookups, [{ name: '.', type: 2, class: 1 }]);
  const two = parseWords(['mx', 'a.org', 'b.org'], letters).lookups;
  assert.equal(
    two.map(({ name, type }) => `${name} ${type}`),
    ['a.org 15', 'b.org 15'],
  );
});

names.run();
