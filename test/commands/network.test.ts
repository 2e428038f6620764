/** Commands of the network, as a host of the internet that is bundled. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { writeOut } from '../../commands/curl.ts';
import { showTime, statistics } from '../../commands/ping.ts';
import { netmask } from '../../commands/network/tables.ts';
import { nonos } from './nonos.ts';

const network = suite('commands of the network');

network('ping looks and ends as that of iputils', async () => {
  const { output, complaints, status } = await nonos('ping', '-c', '5', '-i', '0.05', 'www');
  assert.is(status, 0);
  assert.match(output, /^PING www \(10\.0\.3\.2\) 56\(84\) bytes of data\.\n/);
  assert.match(output, /^64 bytes from www \(10\.0\.3\.2\): icmp_seq=\d ttl=62 time=\d+\.\d ms$/m);
  assert.match(output, /^--- www ping statistics ---\n5 packets transmitted, [1-5] received/m);
  assert.match(output, /^rtt min\/avg\/max\/mdev = [\d.]+\/[\d.]+\/[\d.]+\/[\d.]+ ms$/m);
  assert.match(complaints, 'in an internet of its own, as alice; there: bob, www');
});

network('ping without an answer ends with 1', async () => {
  const { output, status } = await nonos('ping', '-c', '1', '-W', '0.2', '10.0.0.99');
  assert.is(status, 1);
  assert.match(output, '100% packet loss');
});

network('ping says whom it does not know', async () => {
  const { status, complaints } = await nonos('ping', '-c', '1', 'nowhere');
  assert.is(status, 1);
  assert.match(complaints, 'nowhere: Name or service not known');
});

network('times have as many digits as those of ping(8), and losses are shares', () => {
  assert.equal([0.1234, 1.234, 12.34, 123.4].map(showTime), ['0.123', '1.23', '12.3', '123']);
  const none = { minMs: 0, meanMs: 0, maxMs: 0, deviationMs: 0, duplicates: 0, changed: 0 };
  const summary = { ...none, sent: 3, received: 0, errors: 3, ms: 2040.4 };
  assert.equal(statistics('x', summary).slice(2), [
    '3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 2040ms',
  ]);
});

network('traceroute tells each hop', async () => {
  const { output } = await nonos('traceroute', '-q', '2', '-w', '1', 'www');
  const [head, first] = output.split('\n');
  assert.is(head, 'traceroute to www (10.0.3.2), 30 hops max, 60 byte packets');
  assert.match(first, /^ 1 {2}home \(10\.0\.0\.1\) {2}\d+\.\d{3} ms {2}\d+\.\d{3} ms$/);
});

network('curl gets a page, and ends with the numbers of curl(1)', async () => {
  const page = await nonos('curl', '-s', '-w', '%{http_code}', 'http://www/');
  assert.is(page.output, 'This is www, asked by GET.\n200');
  const ends: readonly (readonly [number, ...string[]])[] = [
    [1, 'https://www/'],
    [3, 'http://:x/'],
    [6, 'http://nowhere/'],
    [7, 'http://www:81/'],
    [22, '-f', 'http://www/nothing'],
  ];
  for (const [status, ...words] of ends) {
    assert.is((await nonos('curl', '-s', ...words)).status, status, words.join(' '));
  }
});

network('curl writes a page to a file, whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'curl-'));
  const path = join(folder, 'page');
  const words = ['-s', '-o', path, 'http://www/octets/100000'];
  assert.is((await nonos('curl', ...words)).status, 0);
  assert.is(readFileSync(path).length, 100_000);
  rmSync(folder, { recursive: true });
});

network('what curl is to print at the end has its words filled in', () => {
  const answered = { status: 204, octets: 5, seconds: 0.5, type: 'text/plain' };
  assert.is(
    writeOut('%{http_code} %{size_download} %{time_total} %{x}%%\\n', answered),
    '204 5 0.500000 %{x}%\n',
  );
});

network('netcat says what it is given, and prints what comes back', () => {
  const words = ['bin/nonos.mjs', 'netcat', 'www', '7'];
  const { stdout, status } = spawnSync(process.execPath, words, { input: 'hello\n' });
  assert.is(stdout.toString(), 'hello\n');
  assert.is(status, 0);
});

network('netcat finds the port that is open', () => {
  const words = ['bin/nonos.mjs', 'netcat', '-z', '-v', 'www', '80', '81'];
  const { stderr, status } = spawnSync(process.execPath, words);
  assert.is(status, 0);
  assert.match(stderr.toString(), ' 80 port [tcp] succeeded!');
  assert.match(stderr.toString(), 'port 81 (tcp) failed: Connection refused');
});

network('the tables are those of the host', async () => {
  assert.match((await nonos('route')).output, /^default +10\.0\.0\.1 +UG +1 +eth0 +static$/m);
  assert.match((await nonos('ifconfig', 'eth0')).output, 'inet 10.0.0.2  netmask 255.255.255.0');
  assert.match((await nonos('netstat', '-a')).output, /^tcp6 +0 +0 +\[::\]:80 +.*LISTEN$/m);
  assert.match((await nonos('netstat', '-s')).output, /^device\/eth0\/receivedFrames [1-9]/m);
  assert.match((await nonos('arp', '-6')).output, /^fe80::.* 02:00:00:00:01:02 \w+ +eth0$/m);
  for (const table of ['route', 'ifconfig', 'netstat', 'arp']) {
    assert.type(JSON.parse((await nonos(table, '--json')).output), 'object');
  }
});

network('a mask is as long as its prefix', () => {
  assert.equal([0, 7, 24, 25, 32].map(netmask), [
    '0.0.0.0',
    '254.0.0.0',
    '255.255.255.0',
    '255.255.255.128',
    '255.255.255.255',
  ]);
});

for (const words of [
  ['ping', '--address', '192.0.2.1/24', 'www'],
  ['ping', '--device', 'tap:x', 'www'],
  ['ping', '--device', 'tup:x', '--address', '192.0.2.1/24', 'www'],
  ['ping', '-c', '0', 'www'],
  ['ping', '--as', 'nobody', 'www'],
  ['ping', '-4', '-6', 'www'],
  ['traceroute', '-I', '-U', 'www'],
  ['netcat', 'www'],
  ['netcat', '-k', 'www', '80'],
  ['curl', '-O', '-o', 'x', 'http://www/'],
]) {
  network(`${words.join(' ')} is not understood`, async () => {
    assert.is((await nonos(...words)).status, 2);
  });
}

network.run();
