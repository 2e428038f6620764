import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { prefixOf, showAddress } from '../../runtime/base/address.ts';
import { addressSegments } from '../../runtime/lab/addressing.ts';
import { segmentsOf } from '../../runtime/lab/segments.ts';
import { ShortestPaths, showPrefix } from '../../runtime/lab/shortest-paths.ts';
import { topologyOf } from './laboratories.ts';

const paths = suite('shortest paths');

const routes = (text: string, node: string): readonly string[] =>
  new ShortestPaths(addressSegments(segmentsOf(topologyOf(text))))
    .routesOf(node)
    .map(({ prefix, gateway, metric }) => `${prefix} ${showAddress(gateway)} ${metric}`);

const LINE = `host a, b router r, s, t
  link a 192.0.2.2/25 - r 192.0.2.1/25
  link r 192.0.2.129/30 - s 192.0.2.130/30
  link s 192.0.2.133/30 - t 192.0.2.134/30
  link t 198.51.100.1/24 - b 198.51.100.2/24`;

paths('who has one router sends everything there', () => {
  assert.equal(routes(LINE, 'a'), ['0.0.0.0/0 192.0.2.1 1']);
  assert.equal(routes(LINE, 'r'), ['0.0.0.0/0 192.0.2.130 1']);
});

paths('who has several knows the way to each network', () => {
  assert.equal(routes(LINE, 's'), ['192.0.2.0/25 192.0.2.129 1', '198.51.100.0/24 192.0.2.134 1']);
});

paths('two routers that have each other alone send nowhere what is nowhere', () => {
  const text = `host a, b router r, s
    link a 192.0.2.2/25 - r 192.0.2.1/25
    link r 192.0.2.129/30 - s 192.0.2.130/30
    link s 198.51.100.1/24 - b 198.51.100.2/24`;
  assert.equal(routes(text, 'r'), ['198.51.100.0/24 192.0.2.130 1']);
});

const SQUARE = `host a, b router r, s, t, u
  link a 192.0.2.2/24 - r 192.0.2.1/24
  link r 203.0.113.1/30 - s 203.0.113.2/30
  link r 203.0.113.5/30 - t 203.0.113.6/30
  link s 203.0.113.9/30 - u 203.0.113.10/30
  link t 203.0.113.13/30 - u 203.0.113.14/30
  link u 198.51.100.1/24 - b 198.51.100.2/24`;

paths('the way round is there too, behind the shorter one or what is written first', () => {
  const fromR = routes(SQUARE, 'r').filter((one) => one.startsWith('198.51.100.0/24'));
  assert.equal(fromR, ['198.51.100.0/24 203.0.113.2 2', '198.51.100.0/24 203.0.113.6 2']);
  const fromS = routes(SQUARE, 's').filter((one) => one.startsWith('198.51.100.0/24'));
  // By r it would lead back to s, for all that s knows.
  assert.equal(fromS, ['198.51.100.0/24 203.0.113.10 1']);
});

paths('who is on no network with a router has no routes', () => {
  assert.equal(routes('host a, b link a - b', 'a'), []);
});

paths('a prefix is shown with its length', () => {
  assert.is(showPrefix(prefixOf('2001:db8::/32')), '2001:db8::/32');
});

paths.run();
