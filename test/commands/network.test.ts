/** Commands of the network, as a host of the internet that is bundled. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { writeOut } from '../../commands/curl/write-out.ts';
import { newProgress } from '../../commands/curl/request.ts';
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
  assert.match(
    complaints,
    'in an internet of its own, as alice; there: bob, www, ada, boole, church, curry',
  );
});

network('ping without an answer ends with 1', async () => {
  const { output, status } = await nonos('ping', '-c', '1', '-W', '0.2', '10.0.0.99');
  assert.is(status, 1);
  assert.match(output, '100% packet loss');
});

network('ping says whom it does not know', async () => {
  const { status, complaints } = await nonos('ping', '-c', '1', 'nowhere');
  assert.is(status, 2);
  assert.match(complaints, 'nowhere: Name or service not known');
});

network('ping is quiet, timed, numeric, and bound as it is told', async () => {
  const quiet = await nonos('ping', '-q', '-c', '2', '-i', '0.05', 'bob');
  assert.is(quiet.output.trimEnd().split('\n').length, 5);
  const bound = await nonos('ping', '-D', '-n', '-c', '5', '-i', '0.05', '-I', 'eth0', 'www');
  assert.match(bound.output, /^\[\d+\.\d{6}\] 64 bytes from 10\.0\.3\.2: icmp_seq=/m);
  const far = await nonos('ping', '-t', '1', '-c', '1', '-4', 'www');
  assert.match(far.output, /^From home \(10\.0\.0\.1\) icmp_seq=1 Time to live exceeded$/m);
  assert.is(far.status, 1);
  const late = await nonos('ping', '-w', '0.3', '-i', '0.1', '-c', '100', 'www');
  assert.is(late.status, 1);
  const flood = await nonos('ping', '-f', '-c', '20', '10.0.0.1');
  assert.match(flood.output, /\.[\b] [\b]/);
  assert.match(flood.output, '20 packets transmitted, ');
});

network('ping does not cut what it is told not to cut', async () => {
  const whole = await nonos('ping', '-M', 'do', '-s', '3000', '-c', '1', '-W', '0.1', 'www');
  assert.match(whole.complaints, 'ping: local error: message too long, mtu=1500');
  assert.is(whole.status, 1);
});

network('ping that cannot begin ends with 2', async () => {
  for (const words of [
    ['-I', 'eth9', 'www'],
    ['-I', '192.0.2.77', 'www'],
    ['-M', 'maybe', 'www'],
    ['-t', '256', 'www'],
  ]) {
    const { status, complaints } = await nonos('ping', '-c', '1', ...words);
    assert.is(status, 2, words.join(' '));
    assert.match(complaints, /^nonos: /m);
  }
});

network('netstat shows of connections what is asked', async () => {
  const listeners = (await nonos('netstat', '-l', '-t', '-n')).output;
  assert.match(listeners, /LISTEN$/m);
  assert.not.match(listeners, /^udp/m);
  assert.not.match((await nonos('netstat', '-u', '-l', '-6')).output, /^tcp/m);
  assert.not.match((await nonos('netstat', '-u')).output, /^udp/m);
  assert.not.match((await nonos('netstat', '-r', '-4')).output, /fe80/);
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
    [1, 'gopher://www/'],
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

network('curl goes where answers send it, so often as it may', async () => {
  const there = await nonos('curl', '-s', '-L', '-w', '%{http_code}', 'http://www/moved/3');
  assert.is(there.output, 'This is www, asked by GET.\n200');
  const posted = await nonos('curl', '-s', '-L', '-d', 'x=y', 'http://www/moved/1');
  assert.is(posted.output, 'This is www, asked by GET.\n');
  const kept = await nonos('curl', '-s', '-L', '-X', 'POST', '-d', 'x', 'http://www/moved/1');
  assert.is(kept.output, 'This is www, asked by POST.\n');
  assert.is((await nonos('curl', '-s', 'http://www/moved/1')).output, 'It has moved.\n');
  const enough = ['-s', '-S', '-L', '--max-redirs', '2'];
  assert.is((await nonos('curl', ...enough, 'http://www/moved/2')).status, 0);
  const { status, complaints } = await nonos('curl', ...enough, 'http://www/moved/3');
  assert.is(status, 47);
  assert.match(complaints, 'curl: (47) Maximum (2) redirects followed');
});

network('curl goes fifty times at most unless it is told otherwise', async () => {
  assert.is((await nonos('curl', '-s', '-L', 'http://www/moved/50')).status, 0);
  assert.is((await nonos('curl', '-s', '-L', 'http://www/moved/51')).status, 47);
  const words = ['-s', '-L', '--max-redirs', '-1'];
  assert.is((await nonos('curl', '-s', '--max-redirs=-1', '-L', 'http://www/moved/51')).status, 0);
  assert.is((await nonos('curl', ...words, 'http://www/')).status, 2);
});

network('curl answers programs with one document, also when it fails', async () => {
  const page = JSON.parse((await nonos('curl', '--json', '-L', 'http://www/moved/2')).output);
  const { seconds, ...rest } = page as Record<string, unknown>;
  assert.type(seconds, 'number');
  assert.equal(rest, {
    status: 200,
    octets: 27,
    sent: 0,
    type: 'text/plain',
    url: 'http://www/',
    redirects: 2,
    version: '1.1',
    text: 'This is www, asked by GET.\n',
  });
  const failed = await nonos('curl', '--json', 'http://www:81/');
  assert.is(failed.status, 7);
  const message = 'Failed to connect to www port 81: Connection refused';
  assert.equal(JSON.parse(failed.output), { error: { kind: 'failure', code: 7, message } });
  const misled = await nonos('curl', '--json', '-O', '-o', 'x', 'http://www/');
  assert.is((JSON.parse(misled.output) as { error: { kind: string } }).error.kind, 'usage');
});

network('curl says where it cannot write', async () => {
  const { status, complaints } = await nonos('curl', '-o', '/nowhere/page', 'http://www/');
  assert.is(status, 23);
  assert.match(complaints, 'curl: (23) Failure writing output to /nowhere/page (ENOENT)');
});

network('netcat answers programs with one document, also when it fails', () => {
  const run = (...words: readonly string[]): readonly [number | null, unknown] => {
    const line = ['bin/nonos.mjs', 'netcat', '--json', ...words];
    const { stdout, status } = spawnSync(process.execPath, line, { input: 'hello\n' });
    return [status, JSON.parse(stdout.toString())];
  };
  const www = { host: '10.0.3.2', protocol: 'tcp' };
  const connections = [{ ...www, port: 7 }];
  assert.equal(run('-4', 'www', '7'), [0, { connections, octets: 6, text: 'hello\n' }]);
  const [status, { connections: ports, octets }] = run('-4', '-z', 'www', '80', '81') as [
    number,
    { connections: unknown; octets: number },
  ];
  assert.equal([status, octets], [0, 0]);
  const closed = { ...www, port: 81, problem: 'Connection refused' };
  assert.equal(ports, [{ ...www, port: 80 }, closed]);
  const [refused, { error }] = run('www', '81') as [number, { error: { kind: string } }];
  assert.equal([refused, error.kind], [1, 'failure']);
});

network('what curl is to print at the end has its words filled in', () => {
  const answered = {
    ...newProgress(new URL('http://www/'), 'GET', ''),
    status: 204,
    octets: 5,
    seconds: 0.5,
  };
  assert.is(
    writeOut('%{http_code} %{size_download} %{time_total} %{x}%%\\n', answered, 0),
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

network('netcat looks at ranges of ports, of UDP too', async () => {
  const { status, output } = await nonos('netcat', '-4', '-z', '--json', 'www', '79-81');
  const { connections } = JSON.parse(output) as { connections: { problem?: string }[] };
  const problems = connections.map(({ problem }) => problem);
  assert.equal([status, problems], [0, ['Connection refused', undefined, 'Connection refused']]);
  assert.is((await nonos('netcat', '-4', '-u', '-z', '-w', '0.5', 'bob', '7')).status, 0);
  assert.is((await nonos('netcat', '-4', '-u', '-z', '-w', '2', 'bob', '9')).status, 1);
});

network('netcat waits no longer than it is told', async () => {
  const nobody = await nonos('netcat', '-w', '0.3', '-z', '-v', '10.0.0.99', '80');
  assert.is(nobody.status, 1);
  assert.match(nobody.complaints, 'port 80 (tcp) failed: Connection timed out');
  const words = ['bin/nonos.mjs', 'netcat', '-w', '0.5', 'bob', '7'];
  const { stdout, status } = spawnSync('sh', [
    '-c',
    `(echo hello; sleep 3) | "$@"`,
    'sh',
    process.execPath,
    ...words,
  ]);
  assert.equal([status, stdout.toString()], [0, 'hello\n']);
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
  ['netcat', '-z', 'www', '81-80'],
  ['netcat', '-n', 'www', '80'],
  ['netcat', '-l', '-p', '5', '80'],
  ['curl', '-O', '-o', 'x', 'http://www/'],
]) {
  network(`${words.join(' ')} is not understood`, async () => {
    assert.is((await nonos(...words)).status, 2);
  });
}

network.run();
