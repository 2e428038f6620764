/** Our stack and Linux ask each other whether they are there. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import type { EchoSession } from '../../runtime/network/echo.ts';
import { startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';

const pings = suite('our stack and the pings of Linux');

const LINUX = '192.0.2.1';
const US = '192.0.2.2';

let host: Host;

pings.before(async () => {
  needRootAnd('ping', 'arping', 'traceroute');
  host = await startHost('ping', { addresses: [[`${LINUX}/24`, `${US}/24`]] });
});
pings.after(() => host.close());

async function ping(...words: readonly string[]): Promise<string> {
  const { output, complaints } = await host.namespace.run('ping', '-q', ...words);
  return output + complaints;
}

pings('answers', async () => {
  assert.match(await ping('-c', '20', '-i', '0.01', US), ' 20 received, 0% packet loss');
});

pings('answers a flood', async () => {
  assert.match(await ping('-f', '-c', '2000', US), ' 2000 received, 0% packet loss');
});

for (const octets of [0, 1472, 1473, 8000, 65_507]) {
  pings(`answers one of ${octets} octets, whole`, async () => {
    const words = ['-c', '5', '-i', '0.05', '-s', `${octets}`, '-p', '5aa5'];
    const said = await ping(...words, US);
    assert.match(said, ' 5 received, 0% packet loss');
    assert.not.match(said, 'wrong data');
  });
}

pings('answers who asks with options, and says the way', async () => {
  const { output } = await host.namespace.run('ping', '-R', '-c', '1', US);
  assert.match(output, /RR:\s+192\.0\.2\.1\s+192\.0\.2\.2\s+192\.0\.2\.1\n/);
});

pings('answers who asks for the hardware address', async () => {
  const { output } = await host.namespace.run('arping', '-c', '3', '-w', '5', '-I', 'net0', US);
  const address = Buffer.from(host.interface.link.hardwareAddress).toString('hex').toUpperCase();
  assert.match(output.replaceAll(':', ''), `[${address}]`);
  assert.match(output, 'Received 3 response(s)');
});

pings('defends its address', async () => {
  const { status } = await host.namespace.run('arping', '-D', '-c', '2', '-I', 'net0', US);
  assert.is(status, 1);
});

pings('is the end of a traceroute', async () => {
  for (const way of ['-I', '-U']) {
    const { output } = await host.namespace.run('traceroute', '-n', way, '-w', '2', US);
    assert.match(output, /\n 1 {2}192\.0\.2\.2 {2}\d+\.\d+ ms {2}\d+\.\d+ ms {2}\d+\.\d+ ms\n$/);
  }
});

/** What comes back for so many octets. */
function ask(to: string, octets: number): Promise<Uint8Array> {
  const data = Uint8Array.from({ length: octets }, (_, at) => (at * 7) & 0xff);
  return new Promise((settle, fail) => {
    const late = setTimeout(() => finish(() => fail(new Error('no answer'))), 5000);
    const finish = (end: () => void): void => {
      clearTimeout(late);
      session?.close();
      end();
    };
    const session: EchoSession | undefined = host.stack.echo.open({
      reply: ({ arrival, data: from }) => {
        const answer = arrival.octets.slice(from, arrival.end);
        finish(() => settle(answer));
      },
      error: ({ kind, code }) => finish(() => fail(new Error(`${kind} ${code}`))),
    });
    const route = host.stack.ip.route(addressOf(to));
    if (typeof route === 'string') return finish(() => fail(new Error(route)));
    const fault = session?.send(route, 1, data);
    if (fault !== undefined) finish(() => fail(new Error(fault)));
  });
}

for (const octets of [0, 56, 1472, 1473, 65_507]) {
  pings(`asks Linux with ${octets} octets, and gets them back`, async () => {
    const data = await ask(LINUX, octets);
    assert.is(data.length, octets);
    for (let at = 0; at < octets; at++) assert.is(data[at], (at * 7) & 0xff);
  });
}

pings('is told when nobody is there', async () => {
  try {
    await ask('192.0.2.99', 56);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /unreachable|EHOSTUNREACH/);
  }
});

pings.run();
