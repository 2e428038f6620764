/** `nonos netstat`, within a daemon: whose sockets there are. */
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openSockets, Process } from '../../runtime/sockets.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const netstat = suite('netstat in a daemon');

let daemon: InDaemon;

netstat.before(async () => void (daemon = await beginDaemon('bob')));
netstat.after(() => daemon.end());

const tables = async (...words: readonly string[]): Promise<string> =>
  (await nonos('netstat', ...words)).output;

netstat('tells which command listens, and as what its machine knows it', async () => {
  const listening = nonos('netcat', '-l', '7001');
  let shown = '';
  while (!shown.includes(':7001 ')) shown = await tables('-tulpn');
  assert.match(shown, /^Proto Recv-Q Send-Q Local Address +.* State +PID\/Program name$/m);
  assert.match(shown, new RegExp(`^tcp6 .*:7001 .* LISTEN +${process.pid}/netcat$`, 'm'));
  // What the host itself has to say is nobody's.
  assert.match(shown, /^tcp6 .*:80 .* LISTEN +-$/m);
  const { listeners } = JSON.parse(await tables('--json')) as { listeners: { owner?: object }[] };
  const owners = listeners.flatMap(({ owner }) => (owner === undefined ? [] : [owner]));
  assert.equal(owners, [{ id: process.pid, name: 'netcat -l 7001' }]);
  assert.is((await nonos('netcat', '-z', '::1', '7001')).status, 0);
  await listening;
  while (daemon.place.processes.size > 0) await sleep(5);
});

netstat('tells whose ports of UDP are, and whose connections', async () => {
  const { processes, stack } = daemon.place;
  const own = new Process({ name: 'dig www', id: 77 });
  processes.add(own);
  const sockets = openSockets(stack.host, { process: own });
  await sockets.openUdp({ port: 7002 });
  await sockets.connectTcp({ host: '::1', port: 80 });
  assert.match(await tables('-unp', '-a'), /^udp6 .*:7002 .* 77\/dig$/m);
  assert.match(await tables('-tnp'), /^tcp6 .*\[::1\]:80 +ESTABLISHED +77\/dig$/m);
  own.exit();
  processes.delete(own);
  assert.not.match(await tables('-tunpa'), /77\/dig/);
});

netstat('takes letters together, as they are typed', async () => {
  assert.match(await tables('-rn'), /^0\.0\.0\.0\/0 /m);
  assert.match(await tables('-in'), /^eth0 /m);
  assert.match(await tables('-st'), /^transport\/tcp\//m);
  assert.not.match(await tables('-st'), /^device/m);
  assert.match(await tables('-antp'), /LISTEN/);
  assert.not.match(await tables('-4ltn'), /^tcp6/m);
});

netstat.run();
