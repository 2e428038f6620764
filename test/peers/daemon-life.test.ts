/** A daemon on a link of Linux with dnsmasq: it begins, is used, is killed, and begins again. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { LEASED, LeasingLink, LINUX, NAME, NAMED } from './leasing.ts';
import { needRootAnd } from './namespace.ts';

const life = suite('the life of a daemon');

const PATIENCE_MS = 60_000;
const PORT = 8080;
/** Octets without end. */
const SERVER = `
  const piece = Buffer.alloc(65536);
  require('node:http').createServer((_, response) => {
    const push = () => { while (response.write(piece)); };
    response.on('drain', push);
    push();
  }).listen(${PORT}, () => console.log('ready'));`;

let link: LeasingLink;

life.before(async () => {
  needRootAnd('dnsmasq');
  link = await LeasingLink.open('life');
  await link.namespace.start(/ready/, process.execPath, '-e', SERVER);
});
life.after(() => link.close());

async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`);
    await sleep(50);
  }
}

interface Status {
  readonly clients: readonly { readonly lease?: { readonly address: string } }[];
}

async function leased(): Promise<string | undefined> {
  const { output } = await link.nonos('dhcp', 'status', '--json');
  return (JSON.parse(output) as Status).clients[0]?.lease?.address;
}

life('it has an address, and the names of who gave it, until that is released', async () => {
  const { status, complaints } = await link.nonos('up', '--tap', link.device, '--dhcp');
  assert.is(status, 0, complaints);
  assert.match(
    complaints,
    /^eth0: bound$[^]*^names are asked of .* \(told by dhcp eth0\)[^]*^up: tap:/m,
  );
  const address = await leased();
  assert.match(address!, LEASED);
  assert.match(complaints, `address  ${address}/24`);
  const asked = await link.nonos('nslookup', NAME);
  assert.match(asked.output, `Server:\t\t${LINUX}`);
  assert.match(asked.output, `Address: ${NAMED}`);

  const released = await link.nonos('dhcp', 'release', 'eth0');
  assert.is(released.complaints, `eth0: ${address} released\n`);
  await until('its release', () => link.said.includes('DHCPRELEASE'));
  assert.is(await leased(), undefined);
  const after = await link.nonos('nslookup', NAME);
  assert.is(after.status, 1, 'the server of names went with the lease');
});

life('another one is told who is there already', async () => {
  const { status, complaints } = await link.nonos('up');
  assert.is(status, 1);
  assert.match(
    complaints,
    `a daemon runs already: tap:${link.device}, by DHCP (process ${await processId()}, `,
  );
  assert.is((await link.nonos('down')).status, 0);
  assert.not.ok(link.hasSocket);
});

async function processId(): Promise<number> {
  const { output } = await link.nonos('status', '--json');
  return (JSON.parse(output) as { readonly pid: number }).pid;
}

/** On a TAP that is its own, of which the link takes the other end as soon as it is there. */
async function beginOn(tap: string): Promise<number> {
  const words = ['up', '--tap', `${tap}@${link.namespace.name}`, '--dhcp', '--json'];
  const beginning = link.nonos(...words);
  await until('its TAP', () => hasLink(tap));
  link.namespace.ip('link', 'set', tap, 'master', 'br0', 'up');
  const { status, output, complaints } = await beginning;
  assert.is(status, 0, complaints);
  return (JSON.parse(output) as { readonly pid: number }).pid;
}

const hasLink = (name: string): boolean => link.namespace.ip('link').includes(`${name}: `);
const routes = (): string => link.namespace.ip('route').replace(/ linkdown/g, '');

function download(): ChildProcess {
  const words = ['bin/nonos.mjs', 'curl', '-s', `http://${LINUX}:${PORT}/`];
  const env = { ...process.env, NONOS_SOCKET: link.socket };
  return spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

life('killed in the midst of a transfer it leaves nothing, and begins again', async () => {
  const before = routes();
  const pid = await beginOn('net1');
  const curl = download();
  let octets = 0;
  let complaints = '';
  curl.stdout!.on('data', (data: Buffer) => (octets += data.length));
  curl.stderr!.on('data', (data: Buffer) => (complaints += data.toString()));
  const ended = new Promise<number | null>((settle) => curl.on('close', settle));
  await until('a transfer', () => octets > 1_000_000);
  process.kill(pid, 'SIGKILL');
  assert.is(await ended, 7, 'as where curl cannot connect');
  assert.is(complaints, 'nonos: the daemon is gone\n');
  await until('nothing of it', () => !link.hasSocket && !hasLink('net1'));
  assert.is(routes(), before);

  await beginOn('net1');
  assert.match((await leased())!, LEASED);
  assert.is((await link.nonos('down')).status, 0);
  assert.not.ok(hasLink('net1'));
});

life.run();
