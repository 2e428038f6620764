import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ClientPort } from '../../../runtime/application/dhcp/client-port.ts';
import { addressOf, ANY_IPV4 } from '../../../runtime/base/address.ts';
import { link } from './link.ts';

const ports = suite('the port of a client of DHCP');
const LOCAL = { address: ANY_IPV4, port: 68 };
const SERVER = { address: addressOf('192.0.2.1'), port: 67 };
const OCTETS = new Uint8Array(300);

ports('says what a route leads to, and counts what it cannot say', () => {
  const { here, eth0 } = link();
  const port = new ClientPort(eth0, here.udp, LOCAL);
  port.send(OCTETS, SERVER);
  assert.is(
    port.open(() => {}),
    undefined,
  );
  port.send(OCTETS, SERVER);
  here.addAddress(eth0, '192.0.2.2/24');
  port.send(OCTETS, SERVER);
  port.close();
  port.send(OCTETS, SERVER);
  assert.equal(port.counters, { sent: 1, notSent: 3 });
});

ports('is opened once, and again after it was closed', () => {
  const { here, eth0 } = link();
  const port = new ClientPort(eth0, here.udp, LOCAL);
  for (let times = 0; times < 2; times++) {
    assert.is(
      port.open(() => {}),
      undefined,
    );
  }
  port.close();
  assert.is([...here.udp.ports()].length, 0);
});

ports.run();
