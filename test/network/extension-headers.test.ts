import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  encodeAuthenticationHeader,
  encodeDestinationOptions,
  encodeFragment,
  encodeHopByHopOptions,
  encodePacket,
  encodeRouting,
} from '../../generated/network/ipv6.value.ts';
import type { Option, RoutingTypeSpecificData } from '../../generated/network/ipv6.value.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import { PARAMETER_PROBLEM_CODE } from '../../generated/network/icmpv6.wire.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import {
  CARRIES,
  DISCARD,
  ExtensionHeaders,
  EXTENSION_HEADERS_MAX,
  FRAGMENTED,
  OPTIONS_MAX,
  PROBLEM,
  skipChain,
} from '../../runtime/network/extension-headers.ts';

const chains = suite('the chain of headers');

const { UDP, NO_NEXT_HEADER } = PROTOCOL_NUMBER;
const HOP_BY_HOP = PROTOCOL_NUMBER.IPV6_HOP_BY_HOP_OPTION;
const DESTINATION = PROTOCOL_NUMBER.IPV6_DESTINATION_OPTIONS;
const ROUTE = PROTOCOL_NUMBER.IPV6_ROUTE;
const FRAGMENT = PROTOCOL_NUMBER.IPV6_FRAGMENT;
const IN_FRONT = 7;

/** What carries `next`, given what it carries. */
type Header = (next: number, payload: Uint8Array) => Uint8Array;

const hopByHop =
  (...options: readonly Option[]): Header =>
  (nextHeader, payload) =>
    encodeHopByHopOptions({ nextHeader, options, payload });
const destination =
  (...options: readonly Option[]): Header =>
  (nextHeader, payload) =>
    encodeDestinationOptions({ nextHeader, options, payload });
const routing =
  (segmentsLeft: number, typeSpecificData: RoutingTypeSpecificData): Header =>
  (nextHeader, payload) =>
    encodeRouting({ nextHeader, segmentsLeft, typeSpecificData, payload });
const fragment =
  (fragmentOffset: number, mFlag: boolean): Header =>
  (nextHeader, payload) =>
    encodeFragment({ nextHeader, fragmentOffset, mFlag, identification: 1, payload });
const unknown = (optionType: number, octets = 4): Option => ({
  is: 'unknown',
  optionType,
  optionData: new Uint8Array(octets),
});

const DATA = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

/** A packet of these headers, somewhere in the middle of a buffer. */
function packet(
  headers: readonly (readonly [number, Header])[],
  last: number = UDP,
  data = DATA,
): Uint8Array {
  let payload: Uint8Array = data;
  let next = last;
  for (const [number, header] of headers.toReversed()) {
    payload = header(next, payload);
    next = number;
  }
  const octets = encodePacket({
    dscp: 0,
    ecn: 0,
    flowLabel: 0,
    nextHeader: next,
    hopLimit: 64,
    sourceAddress: '2001:db8::1',
    destinationAddress: '2001:db8::2',
    payload,
  });
  const b = new Uint8Array(IN_FRONT + octets.length);
  b.set(octets, IN_FRONT);
  return b;
}

interface Walked {
  readonly headers: ExtensionHeaders;
  readonly outcome: number;
}

function walk(b: Uint8Array, isMulticast = false, end = b.length): Walked {
  const headers = new ExtensionHeaders();
  return { headers, outcome: headers.walk(b, IN_FRONT, end, isMulticast) };
}

/** The names of the counters that are not zero. */
function counted({ headers }: Walked): string[] {
  return Object.entries(headers.counters).flatMap(([name, count]) => (count > 0 ? [name] : []));
}

chains('is short most of the time', () => {
  const b = packet([]);
  const { headers, outcome } = walk(b);
  assert.is(outcome, CARRIES);
  assert.is(headers.protocol, UDP);
  assert.is(headers.payload, IN_FRONT + 40);
  assert.is(b[headers.nextHeaderAt], UDP);
});

chains('is gone through in any order, Hop-by-Hop Options first', () => {
  const alert: Option = { is: 'routerAlert', alert: 0 };
  const b = packet([
    [HOP_BY_HOP, hopByHop(alert)],
    [ROUTE, routing(0, { is: 'sourceRoute', addresses: ['::1'] })],
    [DESTINATION, destination(unknown(0x1e))],
    [ROUTE, routing(0, { is: 'unknownRouting', routingType: 9, routingData: new Uint8Array(4) })],
  ]);
  const { headers, outcome } = walk(b);
  assert.is(outcome, CARRIES);
  assert.is(headers.protocol, UDP);
  assert.ok(headers.hasRouterAlert);
  assert.equal([...b.subarray(headers.payload)], [...DATA]);
  assert.is(b[headers.nextHeaderAt], UDP);
});

chains('stops at a fragment, and goes on behind one that is whole', () => {
  const b = packet([
    [FRAGMENT, fragment(0, false)],
    [DESTINATION, destination()],
  ]);
  const { headers, outcome } = walk(b);
  assert.is(outcome, FRAGMENTED);
  assert.is(headers.payload, IN_FRONT + 40);
  assert.is(headers.afterFragment(b, b.length), CARRIES);
  assert.is(headers.protocol, UDP);
  assert.equal([...b.subarray(headers.payload)], [...DATA]);
});

chains('refuses Hop-by-Hop Options anywhere but first, as unknown', () => {
  const b = packet([
    [DESTINATION, destination()],
    [HOP_BY_HOP, hopByHop()],
  ]);
  const walked = walk(b);
  assert.is(walked.outcome, PROBLEM);
  assert.is(walked.headers.code, PARAMETER_PROBLEM_CODE.UNRECOGNIZED_NEXT_HEADER);
  assert.is(walked.headers.pointer, 40);
  assert.equal(counted(walked), ['hopByHopNotFirst']);
});

chains('refuses source routes, and routes that are unknown, unless they are at their end', () => {
  const cases = [
    ['sourceRoutes', routing(1, { is: 'sourceRoute', addresses: ['2001:db8::3'] })],
    ['unknownRouting', routing(1, { is: 'home', homeAddress: '2001:db8::3' })],
  ] as const;
  for (const [counter, header] of cases) {
    const walked = walk(packet([[ROUTE, header]]));
    assert.is(walked.outcome, PROBLEM);
    assert.is(walked.headers.code, PARAMETER_PROBLEM_CODE.ERRONEOUS_HEADER_FIELD);
    assert.is(walked.headers.pointer, 42);
    assert.equal(counted(walked), [counter]);
  }
});

chains('does with unknown options what their types say', () => {
  const at = (type: number, isMulticast: boolean): Walked =>
    walk(packet([[DESTINATION, destination(unknown(type))]]), isMulticast);
  assert.is(at(0x1e, false).outcome, CARRIES);
  assert.is(at(0x5e, false).outcome, DISCARD);
  for (const isMulticast of [false, true]) {
    const { headers, outcome } = at(0x9e, isMulticast);
    assert.is(outcome, PROBLEM);
    assert.is(headers.code, PARAMETER_PROBLEM_CODE.UNRECOGNIZED_OPTION);
    assert.is(headers.pointer, 42);
    assert.ok(headers.isForGroups);
  }
  assert.is(at(0xde, false).outcome, PROBLEM);
  assert.not(at(0xde, false).headers.isForGroups);
  assert.is(at(0xde, true).outcome, DISCARD);
});

chains('refuses jumbograms, however they announce themselves', () => {
  const jumbo: Option = { is: 'jumboPayload', jumboPayloadLength: 70_000 };
  const b = packet([[HOP_BY_HOP, hopByHop(jumbo)]]);
  const walked = walk(b);
  assert.is(walked.outcome, PROBLEM);
  assert.is(walked.headers.code, PARAMETER_PROBLEM_CODE.UNRECOGNIZED_OPTION);
  assert.equal(counted(walked), ['jumbograms']);
  b[IN_FRONT + 4] = 0;
  b[IN_FRONT + 5] = 0;
  assert.equal(counted(walk(b)), ['jumbograms']);
});

chains('ends, however long it is', () => {
  const many = (count: number): Uint8Array =>
    packet(Array.from({ length: count }, () => [DESTINATION, destination()] as const));
  assert.is(walk(many(EXTENSION_HEADERS_MAX)).outcome, CARRIES);
  const walked = walk(many(EXTENSION_HEADERS_MAX + 1));
  assert.is(walked.outcome, DISCARD);
  assert.equal(counted(walked), ['tooManyHeaders']);
});

chains('holds as many options as anyone needs, and filler no more than that', () => {
  const options = (count: number): Uint8Array =>
    packet([[HOP_BY_HOP, hopByHop(...Array.from({ length: count }, () => unknown(0x1e, 6)))]]);
  assert.is(walk(options(OPTIONS_MAX)).outcome, CARRIES);
  assert.equal(counted(walk(options(OPTIONS_MAX + 1))), ['tooManyOptions']);
  const padding = (octets: number): Uint8Array =>
    packet([[HOP_BY_HOP, hopByHop({ is: 'padn', padding: new Uint8Array(octets) }, unknown(1))]]);
  assert.equal(counted(walk(padding(14))), ['tooMuchPadding']);
  const ones = Array.from({ length: 8 }, (): Option => ({ is: 'pad1' }));
  assert.equal(counted(walk(packet([[HOP_BY_HOP, hopByHop(...ones, unknown(0x1e, 4))]]))), [
    'tooMuchPadding',
  ]);
});

chains('comes to nothing where nothing is said to follow', () => {
  const walked = walk(packet([[DESTINATION, destination()]], NO_NEXT_HEADER));
  assert.is(walked.outcome, DISCARD);
  assert.equal(counted(walked), ['noNextHeader']);
});

chains('leaves what nobody here opens to who delivers', () => {
  const ah: Header = (nextHeader, payload) =>
    encodeAuthenticationHeader({
      nextHeader,
      securityParametersIndex: 1,
      sequenceNumber: 1,
      integrityCheckValue: new Uint8Array(12),
      payload,
    });
  const { headers, outcome } = walk(packet([[PROTOCOL_NUMBER.AH, ah]]));
  assert.is(outcome, CARRIES);
  assert.is(headers.protocol, PROTOCOL_NUMBER.AH);
});

chains('cut short anywhere is discarded, and nothing behind its end is read', () => {
  const whole = packet([
    [HOP_BY_HOP, hopByHop(unknown(0x1e, 12))],
    [ROUTE, routing(0, { is: 'sourceRoute', addresses: ['2001:db8::3'] })],
    [DESTINATION, destination({ is: 'padn', padding: new Uint8Array(4) })],
    [FRAGMENT, fragment(0, true)],
  ]);
  const length = whole.length - DATA.length;
  for (let end = IN_FRONT + 40; end < length; end++) {
    const walked = walk(whole, false, end);
    assert.is(walked.outcome, DISCARD, `${end}`);
    assert.equal(counted(walked), ['truncated']);
  }
  assert.is(walk(whole).outcome, FRAGMENTED);
});

chains('is skipped to what it leads to, unless that is not there', () => {
  const found = { protocol: 0, payload: 0 };
  const b = packet([
    [HOP_BY_HOP, hopByHop(unknown(0xde, 12))],
    [ROUTE, routing(1, { is: 'sourceRoute', addresses: ['2001:db8::3'] })],
    [FRAGMENT, fragment(0, true)],
    [DESTINATION, destination()],
  ]);
  assert.ok(skipChain(b, IN_FRONT + 40, b.length, HOP_BY_HOP, found));
  assert.is(found.protocol, UDP);
  assert.is(b.length - found.payload, DATA.length);
  for (let end = IN_FRONT + 40; end < b.length - DATA.length; end++) {
    assert.not(skipChain(b, IN_FRONT + 40, end, HOP_BY_HOP, found), `${end}`);
  }
  const later = packet([[FRAGMENT, fragment(8, false)]]);
  assert.not(skipChain(later, IN_FRONT + 40, later.length, FRAGMENT, found));
});

chains('never leaves the packet, whatever stands there', () => {
  const random = seededRandom(11);
  const kinds = [HOP_BY_HOP, DESTINATION, ROUTE, FRAGMENT, UDP, NO_NEXT_HEADER];
  const headers = new ExtensionHeaders();
  for (let round = 0; round < 20_000; round++) {
    const b = new Uint8Array(IN_FRONT + 40 + (random.bits() & 63));
    random.fill(b);
    b[IN_FRONT + 6] = kinds[(random.bits() >>> 1) % kinds.length];
    for (let at = IN_FRONT + 40; at < b.length; at += 8) {
      b[at] = kinds[(random.bits() >>> 1) % kinds.length];
      b[at + 1] &= 1;
    }
    const outcome = headers.walk(b, IN_FRONT, b.length, (round & 1) === 0);
    if (outcome === CARRIES) assert.ok(headers.payload <= b.length);
    if (outcome === PROBLEM) assert.ok(headers.pointer >= 0 && headers.pointer < b.length);
    const found = { protocol: 0, payload: 0 };
    if (skipChain(b, IN_FRONT + 40, b.length, b[IN_FRONT + 6], found)) {
      assert.ok(found.payload <= b.length);
    }
  }
});

chains.run();
