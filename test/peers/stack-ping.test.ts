/** Our stack and Linux ask each other whether they are there. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import type { EchoSession } from '../../runtime/network/echo.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';

const pings = suite('our stack and the pings of Linux');

let host: Host;

pings.before(async () => {
  needRootAnd('ping', 'arping', 'traceroute');
  host = await startHost('ping');
});
pings.after(() => host.close());

async function ping(...words: readonly string[]): Promise<string> {
  const { output, complaints } = await host.namespace.run('ping', '-q', ...words);
  return output + complaints;
}

/** What comes back for so many octets. */
function ask(to: string, octets: number): Promise<Uint8Array> {
  const data = Uint8Array.from({ length: octets }, (_, at) => (at * 7) & 0xff);
  return new Promise((settle, fail) => {
    const late = setTimeout(() => finish(() => fail(new Error('no answer'))), 30_000);
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

pings('answers who asks with options, and says the way', async () => {
  const { output } = await host.namespace.run('ping', '-R', '-c', '1', IPV4.us);
  assert.match(output, /RR:\s+192\.0\.2\.1\s+192\.0\.2\.2\s+192\.0\.2\.1\n/);
});

pings('answers who asks for the hardware address', async () => {
  const { output } = await host.namespace.run(
    'arping',
    '-c',
    '3',
    '-w',
    '5',
    '-I',
    'net0',
    IPV4.us,
  );
  const address = Buffer.from(host.interface.link.hardwareAddress).toString('hex').toUpperCase();
  assert.match(output.replaceAll(':', ''), `[${address}]`);
  assert.match(output, 'Received 3 response(s)');
});

pings('defends its address', async () => {
  const { status } = await host.namespace.run('arping', '-D', '-c', '2', '-I', 'net0', IPV4.us);
  assert.is(status, 1);
});

pings('answers who asks all nodes of the link, and who asks its address there', async () => {
  const { addresses } = host.interface;
  const own = addresses.map(({ address }) => showAddress(address)).find((one) => /^fe80/.test(one));
  const { output } = await host.namespace.run('ping', '-c', '2', 'ff02::1%net0');
  assert.match(output, `from ${own}%net0`);
  assert.match(await ping('-c', '2', `${own}%net0`), ' 2 received, 0% packet loss');
});

for (const { version, linux, us, nobody, wholeOctets, dataOctetsMax } of [IPV4, IPV6]) {
  const over = `over IPv${version}`;
  const sizes = [0, 56, wholeOctets, wholeOctets + 1, 8000, dataOctetsMax];

  pings(`answers ${over}`, async () => {
    assert.match(await ping('-c', '20', '-i', '0.01', us), ' 20 received, 0% packet loss');
  });

  pings(`answers a flood ${over}`, async () => {
    assert.match(await ping('-f', '-c', '2000', us), ' 2000 received, 0% packet loss');
  });

  for (const octets of sizes) {
    pings(`answers one of ${octets} octets, whole, ${over}`, async () => {
      // ping knows of no larger ones, although IPv6 does.
      const asked = Math.min(octets, IPV4.dataOctetsMax);
      const said = await ping('-c', '5', '-i', '0.05', '-s', `${asked}`, '-p', '5aa5', us);
      assert.match(said, ' 5 received, 0% packet loss');
      assert.not.match(said, 'wrong data');
    });

    pings(`asks Linux with ${octets} octets, and gets them back, ${over}`, async () => {
      const data = await ask(linux, octets);
      assert.is(data.length, octets);
      for (let at = 0; at < octets; at++) assert.is(data[at], (at * 7) & 0xff);
    });
  }

  pings(`is the end of a traceroute ${over}`, async () => {
    for (const way of ['-I', '-U']) {
      const { output } = await host.namespace.run('traceroute', '-n', way, '-w', '2', us);
      const [, hop, ...rest] = output.trimEnd().split('\n');
      assert.match(hop, new RegExp(`^ 1  ${us}(  \\d+\\.\\d+ ms){3}$`));
      assert.equal(rest, []);
    }
  });

  pings(`is told when nobody is there ${over}`, async () => {
    try {
      await ask(nobody, 56);
      assert.unreachable();
    } catch (error) {
      assert.match((error as Error).message, /unreachable|EHOSTUNREACH/);
    }
  });
}

pings.run();
