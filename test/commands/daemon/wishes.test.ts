import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { linesOf, listenAt, wishesOf } from '../../../commands/daemon/wishes.ts';
import type { UpOptions } from '../../../commands/daemon/wishes.ts';

const wishes = suite('what a daemon is to be');
const folder = mkdtempSync(join(tmpdir(), 'nonos-wishes-'));
wishes.after(() => rmSync(folder, { recursive: true }));

const nothing: UpOptions = {
  tap: undefined,
  device: undefined,
  lab: undefined,
  as: undefined,
  address: [],
  gateway: [],
  dhcp: false,
  config: undefined,
  socks: undefined,
  'http-proxy': undefined,
  metrics: undefined,
};

async function refusal(options: Partial<UpOptions>): Promise<string> {
  return wishesOf({ ...nothing, ...options }).then(
    () => 'taken',
    (error: Error) => error.message,
  );
}

wishes('where nothing is said it is alice, in an internet of its own', async () => {
  const { place, metrics, lines } = await wishesOf(nothing);
  assert.equal(place, {
    device: undefined,
    lab: undefined,
    address: [],
    gateway: [],
    dhcp: false,
    as: 'alice',
  });
  assert.equal([metrics, lines], [undefined, []]);
});

wishes('the command line goes before the file', async () => {
  const config = join(folder, 'config.json');
  const network = { tap: 'net0', addresses: ['10.0.0.2/24'], gateways: ['10.0.0.1'] };
  writeFileSync(config, JSON.stringify({ network, metrics: '9100', socks: 1080 }));
  const options = { ...nothing, config, metrics: '[::1]:9200' };
  const { place, metrics, socks } = await wishesOf(options);
  assert.equal(socks, { host: '127.0.0.1', port: 1080 });
  assert.is(place.device, 'tap:net0');
  assert.equal(place.gateway, ['10.0.0.1']);
  assert.equal(metrics, { host: '::1', port: 9200 });
  const address = ['10.9.9.9/8'];
  const { place: other } = await wishesOf({ ...nothing, config, device: 'tap:net1', address });
  assert.is(other.device, 'tap:net1');
  assert.equal(other.address, address);
});

wishes('what does not fit together is refused', async () => {
  assert.match(await refusal({ tap: 'a', device: 'tap:b' }), '--tap and --device');
  assert.match(await refusal({ tap: 'a', lab: 'b' }), 'a device and --lab');
  assert.match(await refusal({ tap: 'a' }), 'needs --address');
  assert.match(await refusal({ address: ['10.0.0.2/24'] }), 'are of a device');
  assert.match(await refusal({ metrics: 'here' }), "--metrics is 'here'; expected [HOST:]PORT");
});

wishes('a port is of this machine alone unless it says where', () => {
  assert.equal(listenAt('', '80'), { host: '127.0.0.1', port: 80 });
  assert.equal(listenAt('', '0.0.0.0:80'), { host: '0.0.0.0', port: 80 });
});

wishes('a file becomes command lines', () => {
  const lines = linesOf({
    network: { mac: 'session' },
    dns: { servers: ['192.0.2.1', 'tls://dns.example'], opportunistic: true },
    firewall: ['allow  incoming 22'],
    onion: { enable: true, socks: 0 },
  });
  assert.equal(
    lines.map((line) => line.join(' ')),
    [
      'mac eth0 session',
      'firewall allow incoming 22',
      'dns server --opportunistic 192.0.2.1 tls://dns.example',
      'onion enable --socks 0',
    ],
  );
  assert.equal(linesOf({ onion: { enable: false } }), []);
});

wishes.run();
