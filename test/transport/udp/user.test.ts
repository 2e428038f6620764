import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { Udp } from '../../../runtime/transport/udp.ts';
import type { UdpPort, UdpService } from '../../../runtime/transport/udp/user.ts';
import { FakeNetwork } from './fake.ts';

const contract = suite('UDP as its user sees it');

contract('is what the service and its ports are', () => {
  const service: UdpService = new Udp(new FakeNetwork('192.0.2.1/24'), seededRandom(1));
  const user = { datagram: () => {}, error: () => {} };
  const port = service.open({ address: addressOf('0.0.0.0'), port: 7 }, user);
  const ports: readonly UdpPort[] = [...service.ports()];
  assert.equal(ports, [port as UdpPort]);
});

contract.run();
