import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Option } from '../../../generated/network/ipv4.value.ts';
import { addressOf, ipv4Word } from '../../../runtime/base/address.ts';
import {
  CHANGED,
  NO_ROOM,
  NOTHING_CHANGED,
  Options,
  SOURCE_ROUTED,
} from '../../../runtime/network/ipv4/options.ts';
import { sumHeader } from '../../../runtime/network/ipv4/header.ts';
import { packet, packetOf } from '../host.ts';

const suiteOfOptions = suite('options of IPv4');

const word = (text: string): number => ipv4Word(addressOf(text), 0);
const here = {
  word: word('10.0.0.1'),
  timestamp: 0x80000007,
  isOurs: (asked: number): boolean => asked === word('10.0.0.1'),
};

/** What became of the options, and what they are then. */
function recorded(...given: readonly Option[]): readonly [number, readonly Option[], number] {
  const octets = packet({ options: given });
  const options = new Options();
  const result = options.record(octets, 20, octets.length, here);
  sumHeader(octets, 0, octets.length);
  return [result, packetOf(octets).options, options.faultAt];
}

suiteOfOptions('that record a route have us written in, while there is room', () => {
  const route = ['192.0.2.1', '0.0.0.0'];
  const [result, after] = recorded({ is: 'recordRoute', pointer: 8, route });
  assert.is(result, CHANGED);
  assert.equal(after, [{ is: 'recordRoute', pointer: 12, route: ['192.0.2.1', '10.0.0.1'] }]);
  const full = recorded(...after);
  assert.is(full[0], NOTHING_CHANGED);
  assert.equal(full[1], after);
});

suiteOfOptions('that have room for a part of what they ask for are at fault', () => {
  const [result, , faultAt] = recorded({ is: 'recordRoute', pointer: 6, route: ['0.0.0.0'] });
  assert.is(result, NO_ROOM);
  assert.is(faultAt, 20);
});

const stamps = (is: 'addressed' | 'prespecified', address: string): Option =>
  ({
    is: 'internetTimestamp',
    pointer: 5,
    overflow: 0,
    entries: {
      is,
      [is === 'addressed' ? 'stamps' : 'asked']: [
        { address, timestamp: 0 },
        { address: '0.0.0.0', timestamp: 0 },
      ],
    },
  }) as unknown as Option;

suiteOfOptions('that record the time have it written in', () => {
  const only: Option = {
    is: 'internetTimestamp',
    pointer: 5,
    overflow: 0,
    entries: { is: 'timestampsOnly', timestamps: [0, 0] },
  };
  const [result, after] = recorded(only);
  assert.is(result, CHANGED);
  const expected = { is: 'timestampsOnly', timestamps: [0x80000007, 0] } as const;
  assert.equal(after, [{ ...only, pointer: 9, entries: expected }]);
});

suiteOfOptions('that record times and addresses have both written in', () => {
  const [result, [after]] = recorded(stamps('addressed', '0.0.0.0'));
  assert.is(result, CHANGED);
  assert.is(after.is === 'internetTimestamp' && after.pointer, 13);
  assert.equal(after.is === 'internetTimestamp' && after.entries, {
    is: 'addressed',
    stamps: [
      { address: '10.0.0.1', timestamp: 0x80000007 },
      { address: '0.0.0.0', timestamp: 0 },
    ],
  });
});

suiteOfOptions('that ask certain hosts for the time have it of those alone', () => {
  const [ours, [after]] = recorded(stamps('prespecified', '10.0.0.1'));
  assert.is(ours, CHANGED);
  assert.is(after.is === 'internetTimestamp' && after.pointer, 13);
  const asked = stamps('prespecified', '10.0.0.9');
  const [others, same] = recorded(asked);
  assert.is(others, NOTHING_CHANGED);
  assert.equal(same, [asked]);
});

suiteOfOptions('that have no room for more times count who had none, as far as they can', () => {
  const full = (overflow: number): Option => ({
    is: 'internetTimestamp',
    pointer: 9,
    overflow,
    entries: { is: 'timestampsOnly', timestamps: [1] },
  });
  assert.equal(recorded(full(14)).slice(0, 2), [CHANGED, [full(15)]]);
  assert.is(recorded(full(15))[0], NO_ROOM);
});

suiteOfOptions('that choose the way are known', () => {
  const options = new Options();
  const route = ['10.0.0.9'];
  for (const is of ['looseSourceRoute', 'strictSourceRoute'] as const) {
    const octets = packet({ options: [{ is: 'noOperation' }, { is, pointer: 4, route }] });
    assert.ok(options.isSourceRouted(octets, 20, octets.length));
    assert.is(options.record(octets, 20, octets.length, here), SOURCE_ROUTED);
  }
  const other = packet({ options: [{ is: 'recordRoute', pointer: 4, route }] });
  assert.not.ok(options.isSourceRouted(other, 20, other.length));
});

suiteOfOptions('that are records and nothing else are known', () => {
  const options = new Options();
  const areRecords = (...given: readonly Option[]): boolean => {
    const octets = packet({ options: given });
    return options.areRecords(octets, 20, octets.length);
  };
  const record: Option = { is: 'recordRoute', pointer: 4, route: ['0.0.0.0'] };
  assert.ok(areRecords({ is: 'noOperation' }, record, stamps('addressed', '0.0.0.0')));
  assert.not.ok(areRecords(record, { is: 'routerAlert', alert: 0 }));
  assert.not.ok(areRecords({ is: 'unknown', type: 200, data: new Uint8Array(2) }));
});

suiteOfOptions('that cannot be read are found', () => {
  const options = new Options();
  const octets = packet({ options: [{ is: 'routerAlert', alert: 0 }, { is: 'noOperation' }] });
  assert.is(options.findFault(octets, 20, 28), 28);
  octets.set([1, 200, 0, 0], 24);
  assert.is(options.findFault(octets, 20, 28), 25);
});

suiteOfOptions.run();
