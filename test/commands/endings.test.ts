/**
 * How commands end that cannot do their work, each as the tool that it is named after: who may not,
 * who finds no way there, who waits in vain, and who loses the daemon.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const endings = suite('endings of commands');

const folder = mkdtempSync(join(tmpdir(), 'nonos-endings-'));
let daemon: InDaemon;

/** Has a way and a neighbour, that is not there. */
const SILENT = '10.9.9.9';
/** Where no router knows a way to. */
const NOWHERE = '203.0.113.1';

endings.before(async () => {
  daemon = await beginDaemon('bob');
  await nonos('route', 'add', '-host', SILENT, 'dev', 'eth0');
  await nonos('arp', '-s', SILENT, '02:00:00:00:99:99', '-i', 'eth0');
});
endings.after(async () => {
  await daemon.end();
  rmSync(folder, { recursive: true });
});

/** A line as it is typed, its exit status, and what it says somewhere. */
type Row = readonly [line: string, status: number, said: string];

async function hold(rows: readonly Row[]): Promise<void> {
  for (const [line, status, said] of rows) {
    const answer = await nonos(...line.split(' '));
    const all = `${answer.output}${answer.complaints}`;
    assert.is(answer.status, status, `${line}: ${all}`);
    assert.ok(all.includes(said), `${line}: ${all}`);
    assert.not.match(all, /please report it/);
  }
}

endings('who may not is told so, and which capability is missing', () =>
  hold([
    ['ping --caps NET_ACCESS -c 1 www', 2, 'Operation not permitted: it needs NET_RAW'],
    ['traceroute --caps NET_ACCESS www', 1, 'Operation not permitted: it needs NET_RAW'],
    ['capture --caps NET_ACCESS eth0', 1, 'Operation not permitted: it needs NET_RAW'],
    ['curl --caps NET_BIND -sS http://www/', 7, 'Permission denied'],
    ['wget --caps NET_BIND -O - http://www/', 4, 'Permission denied'],
    ['dig --caps NET_BIND www.lab', 1, 'Operation not permitted: it needs NET_ACCESS'],
    ['nslookup --caps NET_BIND www.lab', 1, 'Operation not permitted: it needs NET_ACCESS'],
    ['netcat --caps NET_BIND 10.0.3.2 80', 1, 'connect to 10.0.3.2 port 80: Permission denied'],
    ['netcat --caps NET_ACCESS -l 7001', 1, 'listen: Permission denied'],
    ['ssh --caps NET_BIND www true', 255, 'connect to host www port 22: Permission denied'],
    ['sftp --caps NET_BIND www', 255, 'connect to host www port 22: Permission denied'],
    ['ftp --caps NET_BIND www', 1, 'connect to www:21: Permission denied'],
    ['ifconfig --caps NET_RAW eth0 mtu 1400', 1, 'it needs NET_ADMIN'],
    ['route --caps NET_RAW add default gw 10.0.1.1', 1, 'it needs NET_ADMIN'],
    ['arp --caps NET_RAW -d 10.0.1.1', 1, 'it needs NET_ADMIN'],
    ['mac --caps NET_RAW eth0 session', 1, 'it needs NET_ADMIN'],
    ['dhcp --caps NET_RAW eth0', 1, 'it needs NET_ADMIN'],
    ['firewall list --caps NET_RAW', 1, 'it needs NET_ADMIN'],
  ]),
);

endings('who finds no way there says who said so, or what', () =>
  hold([
    [`ping -c 1 -W 1 ${NOWHERE}`, 1, 'icmp_seq=1 Destination Net Unreachable'],
    [`traceroute -q 1 ${NOWHERE}`, 0, '!N'],
    [`curl -sS http://${NOWHERE}/`, 7, `Failed to connect to ${NOWHERE} port 80`],
    [`wget -t 1 -O - http://${NOWHERE}/`, 4, 'No route to host'],
    [`dig +time=1 +tries=1 @${NOWHERE} www.lab`, 9, 'no servers could be reached'],
    [`nslookup www.lab ${NOWHERE}`, 1, 'no servers could be reached: UDP: Network is unreachable'],
    [`netcat ${NOWHERE} 80`, 1, `connect to ${NOWHERE} port 80: Network is unreachable`],
    [`ssh ${NOWHERE} true`, 255, 'port 22: Network is unreachable'],
    [`sftp ${NOWHERE}`, 255, 'port 22: Network is unreachable'],
    [`ftp ${NOWHERE}`, 1, `connect to ${NOWHERE}:21: Network is unreachable`],
  ]),
);

endings('who waits in vain gives up when it was told to, and says that it did', () =>
  hold([
    [`ping -c 1 -W 0.1 ${SILENT}`, 1, '1 packets transmitted, 0 received, 100% packet loss'],
    [`ping -w 0.2 -i 0.1 ${SILENT}`, 1, '100% packet loss'],
    [`traceroute -q 1 -m 1 -w 0.1 ${SILENT}`, 0, ' 1  *'],
    [`curl -sS --connect-timeout 0.2 http://${SILENT}/`, 28, 'curl: (28) '],
    [`curl -sS -m 0.2 http://${SILENT}/`, 28, 'curl: (28) '],
    [`wget -T 0.2 -t 1 -O - http://${SILENT}/`, 4, 'onnection timed out'],
    [`dig +time=1 +tries=1 @${SILENT} www.lab`, 9, 'timed out'],
    [`netcat -w 0.2 ${SILENT} 80`, 1, `connect to ${SILENT} port 80: Connection timed out`],
    [`ssh -o ConnectTimeout=1 ${SILENT} true`, 255, 'port 22: Connection timed out'],
    [`sftp -o ConnectTimeout=1 ${SILENT}`, 255, 'port 22: Connection timed out'],
  ]),
);

endings('who does not know the host says so', () =>
  hold([
    ['ping -c 1 nowhere', 2, 'nowhere: Name or service not known'],
    ['traceroute nowhere', 2, 'nowhere: Name or service not known'],
    ['curl -sS http://nowhere/', 6, 'curl: (6) Could not resolve host: nowhere'],
    ['wget -O - http://nowhere/', 4, 'nowhere'],
    ['netcat nowhere 80', 1, 'nowhere: Name or service not known'],
    ['ssh nowhere true', 255, 'Could not resolve hostname nowhere: Name or service not known'],
    ['ftp nowhere', 1, 'connect to nowhere:21: Name or service not known'],
    ['dig @nowhere x', 1, 'nowhere: Name or service not known'],
  ]),
);

/** Lines of all that can be lost, with how they end then. */
const LOST: readonly (readonly [line: string, status: number])[] = [
  ['ping -c 1 www', 2],
  ['traceroute www', 1],
  ['curl -sS http://www/', 7],
  ['wget -q -O - http://www/', 4],
  ['dig www.lab', 9],
  ['nslookup www.lab', 1],
  ['netcat www 80', 1],
  ['ssh www true', 255],
  ['sftp www', 255],
  ['ftp www', 1],
  ['netstat', 1],
  ['ifconfig', 1],
  ['route', 1],
  ['arp', 1],
  ['capture eth0', 1],
  ['firewall list', 1],
  ['dhcp status', 1],
  ['dns status', 1],
  ['onion status', 1],
  ['mac eth0 session', 1],
  ['status', 1],
  ['watch', 1],
];

async function elsewhere(path: string, run: () => Promise<void>): Promise<void> {
  const { NONOS_SOCKET: before } = process.env;
  process.env.NONOS_SOCKET = path;
  try {
    await run();
  } finally {
    process.env.NONOS_SOCKET = before;
  }
}

endings('who loses the daemon says so, and ends as without a network', async () => {
  const path = join(folder, 'dying');
  const dying = net.createServer((socket) => socket.destroy());
  await new Promise<void>((listening) => dying.listen(path, listening));
  await elsewhere(path, () =>
    hold(LOST.map(([line, status]) => [line, status, 'nonos: the daemon is gone'])),
  );
  await new Promise((closed) => dying.close(closed));
});

endings(
  'where a socket is nobody listens at, what is of the daemon alone says how to begin one',
  async () => {
    const path = join(folder, 'stale');
    writeFileSync(path, '');
    const lines = ['firewall list', 'onion status', 'dns flush', 'status', 'down'];
    await elsewhere(path, async () => {
      for (const line of lines) {
        const { status, complaints } = await nonos(...line.split(' '));
        assert.is(status, 1, line);
        assert.match(complaints, /^nonos: .*no daemon runs: nonos up begins one\n$/, line);
      }
    });
  },
);

endings('words that are wrong are told in one line, and nothing is done', async () => {
  for (const [line] of LOST) {
    // What follows the host is the other host's.
    const words = line.replace(/^ssh .*/, 'ssh').split(' ');
    const { status, output, complaints } = await nonos(...words, '--no-such-option');
    assert.is(status, 2, line);
    assert.is(output, '', line);
    assert.is(complaints.trimEnd().split('\n').length, 1, line);
  }
});

endings.run();
