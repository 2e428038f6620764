/** What the page on the bundled internet says is there, is there, and nothing else. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openInternet } from '../../commands/network/internet.ts';
import { listenerRows, portRows } from '../../runtime/observe.ts';
import { beginDaemon } from '../commands/in-daemon.ts';
import type { InDaemon } from '../commands/in-daemon.ts';
import { nonos } from '../commands/nonos.ts';
import { rowsUnder } from './links.ts';

const internet = suite('the page on the internet that is bundled');
const page = readFileSync('docs/internet.md', 'utf8');
let daemon: InDaemon;

internet.before(async () => {
  daemon = await beginDaemon('alice');
});
internet.after(() => daemon.end());

for (const [heading, host] of [
  ['What each host has', 'bob'],
  ['What home has', 'home'],
]) {
  internet(`has each port of ${host}`, async () => {
    const { stack, stop } = openInternet(host);
    // Who listens in the manner of Node does so a moment later.
    await new Promise(setImmediate);
    const open = [...listenerRows(stack), ...portRows(stack)].map(({ local, protocol }) => {
      return `${/\d+$/.exec(local)?.[0]}/${protocol.replace('6', '')}`;
    });
    stop();
    const told = rowsUnder(page, heading).map(([port]) => port);
    const all = [...new Set(open)].filter((port) => port !== OF_THE_LINK);
    assert.equal(told.toSorted(), all.toSorted());
  });
}

/** Names in .local. */
const OF_THE_LINK = '5353/udp';

internet('has pages that are there', async () => {
  const pages = rowsUnder(page, 'Pages').map(([name]) => name.replaceAll('`', ''));
  for (const name of pages) {
    const url = `http://bob${name.replace('N', '9')}`;
    const { output } = await nonos('curl', '-s', '-o', '/dev/null', '-w', '%{http_code}', url);
    assert.match(output, name.startsWith('/moved') ? /302$/ : /200$/, name);
  }
});

internet('has lines to try that do what they say', async () => {
  const rows = ['What each host has', 'What home has'].flatMap((one) => rowsUnder(page, one));
  const lines = rows.map((row) => /`nonos ((?:curl|dig|dns|dhcp) .*)`/.exec(row.at(-1)!)?.[1]);
  const tried = lines.filter((line) => line !== undefined);
  assert.is(tried.length, 8);
  for (const line of tried) {
    const { status, complaints } = await nonos(...line.split(' '));
    assert.is(status, 0, `${line}: ${complaints}`);
  }
});

internet.run();
