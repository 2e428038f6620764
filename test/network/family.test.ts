import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import type { DestinationKind, Family } from '../../runtime/network/family.ts';
import { TO_EVERYONE, TO_MANY, TO_NOBODY, TO_ONE } from '../../runtime/network/family.ts';
import { Host } from './host.ts';

const families = suite('a family');

families('says what an address stands for as a destination', () => {
  const { ipv4 } = new Host();
  const family: Family = ipv4;
  const kinds: readonly (readonly [string, DestinationKind])[] = [
    ['192.0.2.1', TO_ONE],
    ['224.0.0.1', TO_MANY],
    ['239.255.255.255', TO_MANY],
    ['255.255.255.255', TO_EVERYONE],
    ['10.0.0.255', TO_EVERYONE],
    ['10.1.0.255', TO_ONE],
    ['127.0.0.1', TO_NOBODY],
    ['240.0.0.1', TO_NOBODY],
    ['0.0.0.1', TO_NOBODY],
  ];
  for (const [text, kind] of kinds) assert.is(family.kindOf(addressOf(text)), kind, text);
});

families.run();
