import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, sameAddress } from '../../runtime/base/address.ts';
import type { Egress } from '../../runtime/network/egress.ts';
import {
  AF_INET,
  AF_INET6,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_STREAM,
} from '../../runtime/socket/constants.ts';
import { failure } from '../../runtime/socket/errno.ts';
import type { Simulation } from '../../runtime/lab/simulation.ts';
import type { Stack } from '../../runtime/stack.ts';
import { pairStacks } from '../lab/transfer.ts';

const gate = suite('a gate before every packet of ours');

const TCP = 6;
const DATA = new Uint8Array(8);

for (const [family, first, second, self, icmp] of [
  [AF_INET, '192.0.2.1', '192.0.2.2', '127.0.0.1', 1],
  [AF_INET6, '2001:db8::1', '2001:db8::2', '::1', 58],
] as const) {
  const version = family === AF_INET ? 'IPv4' : 'IPv6';

  /** TCP to one address, and nothing else; every packet of IP that leaves is noted. */
  const opened = (): { world: Simulation; a: Stack; b: Stack; left: string[] } => {
    const { world, stacks } = pairStacks({ names: ['eth0', 'eth0'] });
    const [a, b] = stacks;
    a.addAddress(a.interface('eth0')!, '2001:db8::1/64');
    b.addAddress(b.interface('eth0')!, '2001:db8::2/64');
    world.run(8000);
    const left: string[] = [];
    const egress: Egress = {
      permits(destination, protocol) {
        const isPermitted = protocol === TCP && sameAddress(destination, addressOf(second));
        if (isPermitted) left.push(`${protocol}`);
        return isPermitted;
      },
    };
    a.ip.egress = egress;
    return { world, a, b, left };
  };

  gate(`datagrams, echoes and raw packets over ${version} are told EACCES`, () => {
    const { a } = opened();
    const sockets = a.sockets();
    const remote = { address: addressOf(second), port: 53 };
    for (const [kind, protocol] of [
      [SOCK_DGRAM, 0],
      [SOCK_RAW, icmp],
    ]) {
      const descriptor = sockets.socket(family, kind, protocol);
      assert.is(sockets.sendto(descriptor, DATA, 0, 8, 0, remote), failure('EACCES'));
    }
    const counters = family === AF_INET ? a.ipv4.sender.counters : a.ipv6.sender.counters;
    assert.is(counters.refusedEgress, 2);
  });

  gate(`nobody hears an answer to an echo or to a closed port over ${version}`, () => {
    const { world, a, b } = opened();
    const route = b.ip.route(addressOf(first));
    if (typeof route === 'string') return assert.unreachable();
    let replies = 0;
    const session = b.echo.open({ reply: () => replies++, error: () => {} })!;
    session.send(route, 1, new Uint8Array(56));
    const sockets = b.sockets();
    const datagram = sockets.socket(family, SOCK_DGRAM);
    sockets.sendto(datagram, DATA, 0, 8, 0, { address: addressOf(first), port: 9 });
    world.run(2000);
    assert.is(replies, 0);
    const counters = family === AF_INET ? a.ipv4.sender.counters : a.ipv6.sender.counters;
    assert.is(counters.refusedEgress, 2);
  });

  gate(
    `what is permitted leaves over ${version}, and what is to ourselves is not asked about`,
    () => {
      const { world, a, b, left } = opened();
      const listening = b.sockets();
      const server = listening.socket(family, SOCK_STREAM);
      assert.is(listening.bind(server, { address: addressOf(second), port: 80 }), 0);
      assert.is(listening.listen(server), 0);
      const sockets = a.sockets();
      const client = sockets.socket(family, SOCK_STREAM);
      sockets.connect(client, { address: addressOf(second), port: 80 });
      const datagram = sockets.socket(family, SOCK_DGRAM);
      assert.is(sockets.sendto(datagram, DATA, 0, 8, 0, { address: addressOf(self), port: 9 }), 8);
      world.run(2000);
      assert.ok(listening.accept(server) >= 0);
      assert.ok(left.length >= 2);
    },
  );
}

gate.run();
