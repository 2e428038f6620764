import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, sameAddress } from '../../../runtime/base/address.ts';
import { below, seededRandom } from '../../../runtime/base/random.ts';
import { SipHash } from '../../../runtime/base/siphash.ts';
import type { Flow, Hearing } from '../../../runtime/transport/udp/table.ts';
import { HEARS_IPV4, HEARS_IPV6, PortTable } from '../../../runtime/transport/udp/table.ts';
import { fakeInterface } from './fake.ts';

const tables = suite('the table of UDP ports');

const newTable = (): PortTable<Hearing> => new PortTable(new SipHash(new Uint8Array(16).fill(3)));
const interfaces = [fakeInterface('eth0', 1, []), fakeInterface('eth1', 2, [])];
const ours = ['192.0.2.1', '192.0.2.9'].map(addressOf);
const peers = ['192.0.2.2', '192.0.2.3'].map(addressOf);

const hearing = (more: Partial<Hearing>): Hearing => ({
  versions: HEARS_IPV4,
  address: undefined,
  port: 7,
  peerAddress: undefined,
  peerPort: 0,
  interface: undefined,
  reuseAddress: true,
  onlyIpv6: false,
  isMember: () => true,
  ...more,
});

function flowOf(from: Uint8Array, to: Uint8Array, by = interfaces[0]): Flow {
  const octets = new Uint8Array([...from, ...to]);
  const addressOctets = from.length === 4 ? 4 : 16;
  return { octets, source: 0, destination: from.length, addressOctets, interface: by };
}

/** The slow twin: every port is asked, and the best of them wins. */
function search(
  ports: readonly Hearing[],
  flow: Flow,
  sourcePort: number,
  port: number,
): Hearing | undefined {
  const source = flow.octets.slice(0, 4);
  const destination = flow.octets.slice(4);
  const rank = (one: Hearing): number => {
    if (one.port !== port || (one.versions & HEARS_IPV4) === 0) return -1;
    if (one.address !== undefined && !sameAddress(one.address, destination)) return -1;
    if (one.interface !== undefined && one.interface !== flow.interface) return -1;
    if (one.peerAddress !== undefined) {
      return sameAddress(one.peerAddress, source) && one.peerPort === sourcePort ? 100 : -1;
    }
    const precise = one.versions === HEARS_IPV4 ? 1 : 0;
    return (one.address === undefined ? 0 : 4) + (one.interface === undefined ? 0 : 2) + precise;
  };
  let best: Hearing | undefined;
  for (const one of ports) {
    if (rank(one) >= 0 && (best === undefined || rank(one) >= rank(best))) best = one;
  }
  return best;
}

tables('finds what a search of all ports finds, whatever is opened and closed', () => {
  const random = seededRandom(4);
  const pick = <T>(of: readonly T[]): T => of[below(random, of.length)];
  const table = newTable();
  const open: Hearing[] = [];
  let found = 0;
  for (let step = 0; step < 20_000; step++) {
    if (below(random, 3) === 0 && open.length > 0) {
      const [gone] = open.splice(below(random, open.length), 1);
      table.remove(gone);
    } else if (open.length < 40) {
      const isConnected = below(random, 3) === 0;
      const made = hearing({
        port: pick([7, 8]),
        versions: isConnected ? HEARS_IPV4 : pick([HEARS_IPV4, HEARS_IPV4 | HEARS_IPV6]),
        address: isConnected ? pick(ours) : pick([undefined, ...ours]),
        interface: pick([undefined, undefined, ...interfaces]),
        ...(isConnected && { peerAddress: pick(peers), peerPort: pick([9, 10]) }),
      });
      // Of two that are connected alike either may be found: there is never more than one here.
      const isKnown = open.some(
        (one) => isConnected && one.peerAddress !== undefined && one.port === made.port,
      );
      if (isKnown) continue;
      table.add(made);
      open.push(made);
    }
    const flow = flowOf(pick(peers), pick(ours), pick(interfaces));
    const [sourcePort, port] = [pick([9, 10]), pick([7, 8])];
    const expected = search(open, flow, sourcePort, port);
    assert.is(table.find(flow, sourcePort, port), expected);
    if (expected !== undefined) found++;
    assert.is(table.size, open.length);
  }
  assert.ok(found > 5000);
});

tables('is empty when all is closed', () => {
  const table = newTable();
  const [address, peerAddress] = [ours[0], peers[0]];
  const all = [hearing({}), hearing({ address, peerAddress, peerPort: 9 }), hearing({ port: 8 })];
  for (const one of all) table.add(one);
  assert.is([...table].length, 3);
  assert.not(table.isFree(7));
  for (const one of all) table.remove(one);
  assert.is([...table].length, 0);
  assert.is(table.size, 0);
  assert.ok(table.isFree(7));
});

tables('tells connected ports of a port number apart, thousands of them', () => {
  const table = newTable();
  const address = ours[0];
  const all = Array.from({ length: 5000 }, (_, index) => {
    const peerAddress = Uint8Array.of(10, 0, index >> 8, index);
    const one = hearing({ address, peerAddress, peerPort: index });
    table.add(one);
    return one;
  });
  for (const one of all) {
    assert.is(table.find(flowOf(one.peerAddress!, address), one.peerPort, 7), one);
    assert.is(table.find(flowOf(one.peerAddress!, address), one.peerPort + 1, 7), undefined);
  }
});

tables('puts those who hear a group into the list, and nobody who was in it', () => {
  const table = newTable();
  const group = addressOf('239.0.0.1');
  const [member, stranger] = [hearing({}), hearing({ isMember: () => false })];
  const unicast = hearing({ address: ours[0] });
  const found = [stranger];
  for (const one of [member, stranger, unicast]) table.add(one);
  table.collect(flowOf(peers[0], group), 9, 7, true, found);
  assert.equal(found, [member]);
  table.collect(flowOf(peers[0], group), 9, 7, false, found);
  assert.equal(found, [member, stranger]);
  table.collect(flowOf(peers[0], group), 9, 8, true, found);
  assert.equal(found, []);
});

tables.run();
