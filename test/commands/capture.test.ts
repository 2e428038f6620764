/** `nonos capture`, within a daemon. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const captures = suite('captures of an interface');

const folder = mkdtempSync(join(tmpdir(), 'nonos-capture-'));
let daemon: InDaemon;

captures.before(async () => void (daemon = await beginDaemon('bob')));
captures.after(async () => {
  await daemon.end();
  rmSync(folder, { recursive: true });
});

/** Captures while something goes on, until it has what it wants. */
async function capture(...words: readonly string[]): ReturnType<typeof nonos> {
  let isOver = false;
  const captured = nonos('capture', 'eth0', ...words).finally(() => (isOver = true));
  while (!isOver) await nonos('ping', '-4', '-c', '2', '-i', '0.02', '-W', '0.1', 'www');
  return captured;
}

captures('a line for each packet, as the decoder shows it', async () => {
  const { status, output, complaints } = await capture('-c', '4', '--filter', 'icmpv4');
  assert.is(status, 0);
  const lines = output.trimEnd().split('\n');
  assert.is(lines.length, 4);
  // It may have begun between a request and its reply.
  assert.match(output, /→ 10\.0\.3\.2 +ICMPv4/);
  assert.match(complaints, '4 packets captured, 0 dropped');
});

captures('a file that the decoder reads, with what the filter lets through', async () => {
  const path = join(folder, 'out.pcapng');
  assert.is((await capture('-w', path, '-c', '3', '--filter', 'icmpv4')).status, 0);
  const { status, output } = await nonos('decode', path);
  assert.is(status, 0, output);
  assert.is(output.trimEnd().split('\n').length, 3);
  assert.not.match(output, 'ARP');
});

captures('secrets of TLS stand in the file when they are asked for', async () => {
  const { keyLog } = daemon.place;
  assert.not.ok(keyLog.isWanted);
  const line = 'CLIENT_RANDOM 0011 2233\n';
  for (const [words, isThere] of [
    [['--keys'], true],
    [[], false],
  ] as const) {
    const path = join(folder, `keys-${isThere}.pcapng`);
    const captured = capture('-w', path, '-c', '20', '--filter', 'icmpv4', ...words);
    while (isThere && !keyLog.isWanted) await new Promise((soon) => setTimeout(soon, 5));
    keyLog.add(Buffer.from(line));
    await captured;
    assert.is(readFileSync(path, 'latin1').includes(line), isThere);
    assert.is((await nonos('decode', '--count', path)).output, '20\n');
  }
  assert.not.ok(keyLog.isWanted);
});

captures('octets on standard output are the file', async () => {
  const { output } = await capture('-w', '-', '-c', '1');
  assert.is(output.charCodeAt(0), 0x0a);
  const answered = JSON.parse((await capture('-c', '2', '--json')).output) as object;
  assert.equal(answered, { interface: 'eth0', packets: 2, dropped: 0 });
});

captures('what is wrong is said before anything is done', async () => {
  for (const [words, status, said] of [
    [['eth0', '--filter', 'icmpv4 &&& x'], 2, '--filter: '],
    [['eth0', '--keys'], 2, '--keys needs -w FILE'],
    [['eth0', '-c', 'many'], 2, "-c is 'many'"],
    [['eth9'], 1, 'eth9: No such device exists'],
    [['eth0', '--caps', 'NET_ACCESS'], 1, 'it needs NET_RAW'],
    [['eth0', '-w', join(folder, 'no', 'file')], 1, 'No such file or directory|ENOENT'],
  ] as const) {
    const answer = await nonos('capture', ...words);
    assert.is(answer.status, status, words.join(' '));
    assert.match(answer.complaints, new RegExp(said));
  }
});

captures.run();
