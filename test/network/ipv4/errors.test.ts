import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { TO_ALL, TO_US } from '../../../runtime/link/link.ts';
import { counted, echo, Host, icmp, packet } from '../host.ts';

const errors = suite('ICMP errors that are sent');

/** Has the host complain of each packet as of one for a closed port. */
function complain(host: Host, ...packets: readonly Uint8Array[]): void {
  for (const octets of packets) {
    host.ipv4.errors.destinationUnreachable(octets, 0, octets.length, TO_US, 3);
  }
}

errors('are never about errors, or what may be one', () => {
  const host = new Host();
  const quote = packet({ sourceAddress: '10.0.0.1', payload: counted(8) });
  complain(
    host,
    icmp({
      code: 3,
      body: { is: 'destinationUnreachable', length: 0, nextHopMtu: 0, originalDatagram: quote },
    }),
    icmp({ code: 0, body: { is: 'timeExceeded', length: 0, originalDatagram: quote } }),
    icmp({
      code: 1,
      body: { is: 'redirect', gatewayInternetAddress: '10.0.0.3', originalDatagram: quote },
    }),
    icmp({ code: 0, body: { is: 'sourceQuench', originalDatagram: quote } }),
    icmp({ code: 0, body: { is: 'unknown', type: 200, octets: counted(8) } }),
    packet({ protocol: 1 }),
  );
  assert.equal(host.link.sent, []);
  assert.is(host.ipv4.errors.counters.notAboutErrors, 6);
  complain(host, icmp(echo(counted(8))));
  assert.is(host.link.sent.length, 1);
});

errors('are never about fragments but the first', () => {
  const host = new Host();
  complain(host, packet({ fragmentOffset: 1, payload: counted(8) }));
  assert.is(host.ipv4.errors.counters.notAboutFragments, 1);
  complain(host, packet({ moreFragments: true, payload: counted(8) }));
  assert.is(host.link.sent.length, 1);
});

errors('are never about what was sent to many', () => {
  const host = new Host();
  for (const destinationAddress of ['224.0.0.1', '255.255.255.255', '10.0.0.255']) {
    complain(host, packet({ destinationAddress }));
  }
  const one = packet();
  host.ipv4.errors.destinationUnreachable(one, 0, one.length, TO_ALL, 3);
  assert.is(host.ipv4.errors.counters.notAboutMany, 4);
  assert.equal(host.link.sent, []);
});

errors('never go to what names no host', () => {
  const host = new Host();
  for (const sourceAddress of [
    '0.0.0.0',
    '127.0.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '10.0.0.255',
  ]) {
    complain(host, packet({ sourceAddress }));
  }
  assert.is(host.ipv4.errors.counters.notToThatSource, 6);
  assert.equal(host.link.sent, []);
});

errors('quote as much as makes no packet of more than 576 octets', () => {
  const host = new Host();
  complain(host, packet({ payload: counted(2000) }), packet({ payload: counted(10) }));
  assert.equal(
    host.link.sent.map(({ octets }) => octets.length),
    [576, 58],
  );
});

errors('come from the address that was spoken to', () => {
  const host = new Host({ addresses: ['10.0.0.1/24', '10.0.0.7/24'] });
  complain(host, packet({ destinationAddress: '10.0.0.7' }), packet());
  assert.equal(
    host.icmp().map(({ packet: sent }) => sent.sourceAddress),
    ['10.0.0.7', '10.0.0.1'],
  );
});

errors('are so many to one destination, and no more', () => {
  const host = new Host();
  const many = Array.from({ length: 100 }, () => packet());
  complain(host, ...many);
  assert.is(host.link.sent.length, 10);
  complain(host, packet({ sourceAddress: '10.0.0.3' }));
  assert.is(host.link.sent.length, 11);
  host.world.pass(1000);
  complain(host, ...many);
  assert.is(host.link.sent.length, 21);
  assert.is(host.ipv4.errorRate.counters.limitedDestination, 180);
});

errors('that have no way, or no room, are counted', () => {
  const host = new Host({ gateway: '' });
  complain(host, packet({ sourceAddress: '192.0.2.1' }));
  assert.is(host.ipv4.errors.counters.noRoute, 1);
  host.link.hasRoom = false;
  complain(host, packet());
  assert.is(host.ipv4.errors.counters.refused, 1);
});

errors.run();
