/** Every command's JSON has a schema, and is as it says: what it answers, and how it fails. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { answerOf } from '../../commands/help/answer.ts';
import { commands } from '../../commands/table.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const answers = suite('answers of JSON');
const folder = mkdtempSync(join(tmpdir(), 'nonos-answers-'));
let daemon: InDaemon;

answers.before(async () => {
  daemon = await beginDaemon('bob');
});
answers.after(async () => {
  await daemon.end();
  rmSync(folder, { recursive: true });
});

const CAPTURE = 'test/captures/http-v4.pcap';

/** Lines in the daemon, of each command at least one; they are held to schemas by `nonos`. */
const LINES: readonly string[] = [
  'version',
  'spec check spec/transport/udp.protocol',
  'spec fmt --check spec/transport/udp.protocol',
  'spec explain udp.length',
  `decode ${CAPTURE}`,
  `decode --stats ${CAPTURE}`,
  'craft ipv4 / udp destinationPort=53',
  'ping -c 2 -i 0.05 www',
  'traceroute www',
  'traceroute -T -m 2 -w 0.1 -q 1 10.0.3.99',
  'traceroute -q 1 203.0.113.1',
  'curl http://www/',
  'wget -O /dev/null http://www/',
  'dig www.lab',
  'nslookup www.lab',
  'dns server 10.0.3.2',
  'dns status',
  'dns flush',
  'firewall allow incoming 22',
  'firewall block outgoing 25',
  'firewall list',
  'firewall delete 2',
  'firewall log',
  'firewall reset',
  'mac eth0 session',
  'dhcp eth0',
  'dhcp status',
  'dhcp release eth0',
  'netcat -z www 80',
  'netstat',
  'ifconfig',
  'route',
  'arp',
  'status',
  'doctor',
  'watch',
  'onion enable --socks -',
  'onion status',
  'watch',
  'onion newcircuit',
  'onion disable',
];

/** Held elsewhere: they make files, or end what runs here. */
const ELSEWHERE = ['start', 'lab', 'spec generate', 'spec new', 'up', 'down', 'ssh', 'sftp', 'ftp'];

answers('every command that answers JSON has a schema, and a line here', async () => {
  for (const { name } of commands) {
    const isText = (await answerOf(name)) === undefined;
    const isHeld = [...LINES, 'capture'].some(
      (line) => line === name || line.startsWith(`${name} `),
    );
    assert.ok(isText || isHeld || ELSEWHERE.includes(name), name);
  }
});

for (const line of LINES) {
  answers(`${line} answers what its schema says`, async () => {
    const { output } = await nonos(...line.split(' '), '--json');
    assert.not.match(output, /^\{\s*"error"/);
  });
}

answers('capture answers what its schema says', async () => {
  let isOver = false;
  const captured = nonos('capture', 'eth0', '-c', '2', '--json').finally(() => (isOver = true));
  while (!isOver) await nonos('ping', '-4', '-c', '1', '-W', '0.1', 'www');
  assert.equal(JSON.parse((await captured).output), { interface: 'eth0', packets: 2, dropped: 0 });
});

answers('failures are as the schema says, whatever the command', async () => {
  for (const { name } of commands) {
    if ((await answerOf(name)) === undefined) continue;
    const { status, output } = await nonos(...name.split(' '), '--json', '--no-such-option');
    const { error } = JSON.parse(output) as { error: { kind: string } };
    assert.equal([status, error.kind], [2, 'usage'], name);
  }
});

answers('a file that is made and a laboratory that is run are told alike', async () => {
  const lab = join(folder, 'two.lab');
  writeFileSync(lab, 'lab "two"\nhost a, b\nlink a - b\nat 0 s  a pings b 1 times\n');
  assert.is((await nonos('lab', lab, '--json')).status, 0);
});

answers('a schema is printed for one command', async () => {
  const { output } = await nonos('help', '--schema', 'ping');
  assert.match((JSON.parse(output) as { title: string }).title, 'nonos ping --json');
  const { complaints } = await nonos('help', '--schema', 'completion');
  assert.match(complaints, 'completion has no answer but text');
});

answers.run();
