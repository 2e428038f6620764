/** The commands of the firewall, within a daemon. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const firewall = suite('commands of the firewall');

let daemon: InDaemon;

firewall.before(async () => void (daemon = await beginDaemon('bob')));
firewall.after(() => daemon.end());
firewall.before.each(async () => {
  await nonos('firewall', 'reset');
});

const typed = (line: string): ReturnType<typeof nonos> => nonos('firewall', ...line.split(' '));

firewall('is there from the beginning, with its policy alone', async () => {
  const { output } = await typed('list');
  assert.is(output, '# Rule\n- block incoming all (policy)\n- allow outgoing all (policy)\n');
});

firewall('takes rules as they are typed, and deletes them by number', async () => {
  assert.is((await typed('block incoming 22')).status, 0);
  assert.is((await typed('allow incoming 443 from 10.0.0.0/8')).status, 0);
  assert.is((await typed('allow outgoing all --at 1')).status, 0);
  const { output } = await typed('list -v');
  assert.match(output, /^1 +0 +0 +allow outgoing all$/m);
  assert.match(output, /^3 +0 +0 +allow incoming 443 from 10\.0\.0\.0\/8$/m);
  assert.is((await typed('delete 2')).status, 0);
  const { rules } = JSON.parse((await typed('list --json')).output) as { rules: object[] };
  assert.equal(rules, [
    { number: 1, rule: 'allow outgoing all', packets: 0, octets: 0 },
    { number: 2, rule: 'allow incoming 443 from 10.0.0.0/8', packets: 0, octets: 0 },
  ]);
});

firewall('says which word is wrong, and changes nothing', async () => {
  for (const [line, words] of [
    ['block incoming ssh', "word 3 is 'ssh'"],
    ['allow inwards 22', "word 2 is 'inwards'; expected incoming or outgoing"],
    ['allow incoming 22 from 10.0.0.0/99', "word 5 is '10.0.0.0/99'"],
    ['allow incoming 22 --at 9', '--at is'],
    ['delete two', "NUMBER is 'two'"],
  ]) {
    const { status, complaints } = await typed(line);
    assert.is(status, 2, line);
    assert.match(complaints, words);
    assert.is(complaints.trimEnd().split('\n').length, 1);
  }
  const failed = await typed('delete 7 --json');
  assert.is(failed.status, 1);
  assert.match(failed.output, '"message": "there is no rule 7: nonos firewall list"');
  assert.is(daemon.place.stack.firewall!.rules.length, 0);
});

firewall('wants NET_ADMIN', async () => {
  const { status, complaints } = await typed('block incoming 22 --caps NET_ACCESS,NET_RAW');
  assert.is(status, 1);
  assert.match(complaints, 'Operation not permitted: it needs NET_ADMIN');
});

firewall('keeps in what a rule blocks, lets the rest out, and tells of it', async () => {
  await typed('block outgoing icmp');
  const { complaints } = await nonos('ping', '-4', '-c', '1', '-W', '0.1', 'www');
  assert.match(complaints, 'Permission denied');
  assert.is((await nonos('netcat', '-z', 'www', '7')).status, 0);
  const { output } = await typed('log');
  assert.match(output, /blocked outgoing icmp .* -> 10\.0\.3\.2 \d+ octets on eth0: rule 1$/m);
  const { events } = JSON.parse((await typed('log --json')).output) as { events: object[] };
  assert.ok(events.length >= 1);
});

firewall('without a daemon there is none', async () => {
  const { NONOS_SOCKET: path } = process.env;
  process.env.NONOS_SOCKET = `${path}-of-nobody`;
  const { status, complaints } = await typed('list');
  process.env.NONOS_SOCKET = path;
  assert.is(status, 1);
  assert.match(complaints, 'no daemon runs: nonos up begins one');
});

firewall.run();
