/** Programs of Linux and sockets of our stack, in conversation. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { configureInterface } from '../../drivers/tap/interface.ts';
import type { TapOptions } from '../../drivers/tap/tap.ts';
import {
  POLLIN,
  POLLOUT,
  SHUT_WR,
  SOCK_DGRAM,
  SOCK_STREAM,
  SOL_SOCKET,
  SO_ERROR,
} from '../../runtime/socket/constants.ts';
import { ERRNO } from '../../runtime/socket/errno.ts';
import { newMessage } from '../../runtime/socket/open-socket.ts';
import { IPV4, IPV6, at, claimed, readAll, ready, startHost, writeAll } from './host.ts';
import type { Host, Version } from './host.ts';
import { runIperf3 } from './iperf3.ts';
import { needRootAnd } from './namespace.ts';

const digest = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');

/** Octets that look like nothing, the same each time. */
function manyOctets(count: number): Buffer {
  const octets = Buffer.alloc(count);
  for (let index = 0, word = 1; index < count; index++) {
    word = (Math.imul(word, 1_103_515_245) + 12_345) | 0;
    octets[index] = word >>> 16;
  }
  return octets;
}

const MANY = manyOctets(5_000_001);

/** Lets each connection to a port of ours be served, until the test closes what this answers. */
function serve(
  host: Host,
  { family, us }: Version,
  port: number,
  work: (descriptor: number) => Promise<void>,
): number {
  const { sockets } = host;
  const listening = sockets.socket(family, SOCK_STREAM);
  assert.is(sockets.bind(listening, at(us, port)), 0);
  assert.is(sockets.listen(listening), 0);
  const watch = sockets.watch(listening, () => {
    for (;;) {
      const accepted = sockets.accept(listening);
      if (accepted < 0) return;
      void work(accepted).finally(() => sockets.close(accepted));
    }
  });
  assert.type(watch, 'function');
  return listening;
}

async function connectTo(host: Host, { family, linux }: Version, port: number): Promise<number> {
  const { sockets } = host;
  const descriptor = sockets.socket(family, SOCK_STREAM);
  const answer = sockets.connect(descriptor, at(linux, port));
  assert.ok(answer === 0 || answer === -ERRNO.EINPROGRESS, `connect: ${answer}`);
  await ready(sockets, descriptor, POLLOUT);
  return descriptor;
}

/** An HTTP server of one answer. */
async function answerHttp(host: Host, descriptor: number): Promise<void> {
  const { sockets } = host;
  const request = Buffer.alloc(4096);
  await ready(sockets, descriptor, POLLIN);
  sockets.recv(descriptor, request);
  const head = `HTTP/1.1 200 OK\r\nContent-Length: ${MANY.length}\r\nConnection: close\r\n\r\n`;
  await writeAll(sockets, descriptor, Buffer.from(head));
  await writeAll(sockets, descriptor, MANY);
  sockets.shutdown(descriptor, SHUT_WR);
  await readAll(sockets, descriptor);
}

const inUrl = (address: string): string => (address.includes(':') ? `[${address}]` : address);

const wires: Readonly<Record<string, Partial<TapOptions>>> = {
  'with offload': {},
  'without offload': { offload: false },
  'with large packets': { mtu: 9000 },
};

for (const [wire, tap] of Object.entries(wires)) {
  const talks = suite(`our sockets and programs of Linux, ${wire}`);
  let host: Host;
  let folder: string;

  talks.before(async () => {
    needRootAnd('nc', 'curl', 'nginx', 'iperf3');
    folder = mkdtempSync(join(tmpdir(), 'programs-'));
    writeFileSync(join(folder, 'many'), MANY);
    host = await startHost('programs', tap);
  });
  talks.before.each(() => claimed(host.interface));
  talks.after(() => {
    host.close();
    rmSync(folder, { recursive: true });
  });

  for (const version of [IPV4, IPV6]) {
    const { family, linux, us } = version;
    const over = `over IPv${version.version}`;

    talks(`nc gets back what it says ${over}`, async () => {
      const { sockets } = host;
      const listening = serve(host, version, 7, async (descriptor) => {
        const said = await readAll(sockets, descriptor);
        await writeAll(sockets, descriptor, said);
      });
      const shell = `nc -N ${us} 7 < ${folder}/many | sha256sum`;
      const { output } = await host.namespace.run('sh', '-c', shell);
      assert.match(output, digest(MANY));
      sockets.close(listening);
    });

    talks(`curl gets a page from us ${over}`, async () => {
      const listening = serve(host, version, 80, (descriptor) => answerHttp(host, descriptor));
      const url = `http://${inUrl(us)}/`;
      const shell = `for page in 1 2 3; do curl --globoff --silent --show-error ${url} | sha256sum; done`;
      const { output, complaints } = await host.namespace.run('sh', '-c', shell);
      assert.is(complaints, '');
      assert.is(output, `${digest(MANY)}  -\n`.repeat(3));
      host.sockets.close(listening);
    });

    talks(`nginx gives us a page ${over}`, async () => {
      const configuration = `
      daemon off; master_process off; error_log stderr notice; pid ${folder}/pid;
      events {}
      http {
        access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
          .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
          .join('\n')}
        server { listen ${inUrl(linux)}:80; root ${folder}; }
      }
      user root;`;
      writeFileSync(join(folder, 'nginx.conf'), configuration);
      const words = ['-c', join(folder, 'nginx.conf')];
      const nginx = await host.namespace.start(/start worker|using the "epoll"/, 'nginx', ...words);
      const { sockets } = host;
      const descriptor = await connectTo(host, version, 80);
      const request = `GET /many HTTP/1.1\r\nHost: ${inUrl(linux)}\r\nConnection: close\r\n\r\n`;
      await writeAll(sockets, descriptor, Buffer.from(request));
      const answer = await readAll(sockets, descriptor);
      assert.match(answer.subarray(0, 20).toString(), /^HTTP\/1\.1 200 OK\r\n/);
      assert.is(digest(answer.subarray(-MANY.length)), digest(MANY));
      sockets.close(descriptor);
      await nginx.stop();
    });

    talks(`a connection outlives a wire that is pulled out and plugged in ${over}`, async () => {
      const { sockets, device } = host;
      const shell = `nc -${version.version} -n -v -l -N -p 9 | sha256sum`;
      const sink = await host.namespace.start(/Listening/, 'sh', '-c', shell);
      const descriptor = await connectTo(host, version, 9);
      await writeAll(sockets, descriptor, MANY.subarray(0, 1_000_000));
      const where = { name: device.name, namespace: host.namespace.name };
      await configureInterface({ ...where, isUp: false });
      const rest = writeAll(sockets, descriptor, MANY.subarray(1_000_000));
      await sleep(700);
      assert.is(device.isUp, false);
      await configureInterface({ ...where, isUp: true });
      await rest;
      sockets.shutdown(descriptor, SHUT_WR);
      assert.is((await readAll(sockets, descriptor)).length, 0);
      sockets.close(descriptor);
      const { output } = await sink.ended;
      assert.is(output, `${digest(MANY)}  -\n`);
    });

    talks(`iperf3 gets what we send, and we what it sends ${over}`, async () => {
      const iperf3 = await host.namespace.start(/Server listening/, 'iperf3', '-s', '--forceflush');
      const octets = 20_000_000;
      const there = await runIperf3(host.sockets, version, octets, false);
      assert.ok(there.ours >= octets && there.theirs <= there.ours, JSON.stringify(there));
      assert.ok(there.theirs > octets / 2, JSON.stringify(there));
      const back = await runIperf3(host.sockets, version, octets, true);
      assert.ok(back.ours >= octets && back.ours <= back.theirs, JSON.stringify(back));
      await iperf3.stop();
    });

    talks(`who connects where nobody listens is refused, in both directions, ${over}`, async () => {
      const { sockets } = host;
      const { status } = await host.namespace.run(
        'curl',
        '--globoff',
        '--silent',
        `http://${inUrl(us)}:81/`,
      );
      // CURLE_COULDNT_CONNECT
      assert.is(status, 7);
      const descriptor = await connectTo(host, version, 81);
      assert.is(sockets.getsockopt(descriptor, SOL_SOCKET, SO_ERROR), ERRNO.ECONNREFUSED);
      sockets.close(descriptor);
    });

    for (const octets of [
      1,
      version.wholeOctets,
      version.wholeOctets + 1,
      20_000,
      version.dataOctetsMax,
    ]) {
      talks(`a datagram of ${octets} octets comes, and goes back, ${over}`, async () => {
        const { sockets } = host;
        const descriptor = sockets.socket(family, SOCK_DGRAM);
        assert.is(sockets.bind(descriptor, at(us, 7)), 0);
        const program = `
        const socket = require('node:dgram').createSocket('udp${version.version}');
        const sent = Buffer.alloc(${octets}, (at) => at);
        for (let at = 0; at < sent.length; at++) sent[at] = at * 13;
        socket.on('message', (got) => { console.log(got.equals(sent), got.length); process.exit(); });
        socket.bind(9, () => socket.send(sent, 7, '${us}'));
        setTimeout(() => process.exit(1), 30_000);`;
        const run = host.namespace.run(process.execPath, '-e', program);
        await ready(sockets, descriptor, POLLIN);
        const datagram = Buffer.alloc(65_536);
        const message = newMessage();
        assert.is(sockets.recvfrom(descriptor, datagram, 0, 65_536, 0, message), octets);
        const from = { address: message.address, port: message.port };
        assert.is(sockets.sendto(descriptor, datagram, 0, octets, 0, from), octets);
        assert.is((await run).output, `true ${octets}\n`);
        sockets.close(descriptor);
      });
    }

    talks(
      'a datagram to where nobody listens comes back as an error, in both directions',
      async () => {
        const { sockets } = host;
        const descriptor = sockets.socket(family, SOCK_DGRAM);
        sockets.connect(descriptor, at(linux, 10));
        sockets.send(descriptor, Uint8Array.of(1));
        await ready(sockets, descriptor, POLLIN);
        assert.is(sockets.recv(descriptor, new Uint8Array(1)), -ERRNO.ECONNREFUSED);
        sockets.close(descriptor);
        const program = `
      const socket = require('node:dgram').createSocket('udp${version.version}');
      socket.on('error', ({ code }) => { console.log(code); process.exit(); });
      socket.connect(10, '${us}', () => socket.send('?'));
      setTimeout(() => process.exit(1), 30_000);`;
        const { output } = await host.namespace.run(process.execPath, '-e', program);
        assert.is(output, 'ECONNREFUSED\n');
      },
    );
  }

  talks.run();
}
