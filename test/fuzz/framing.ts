/** Framing: `needed…()` over chunks of a sound message. */
import * as assert from 'node:assert/strict';

import { upper } from '../../generator/names.ts';
import { call } from './accessors.ts';
import type { Packet } from './cases.ts';
import type { Subject } from './subjects.ts';

export function framing(subject: Subject, { b, o, end, needs }: Packet): void {
  const name = `needed${upper(subject.type.id)}`;
  if (!subject.wire.has(name)) return;
  const needed = (upTo: number): number => Number(call(subject, name, { b, o, end: upTo, needs }));
  assert.equal(needed(end), 0, `${name}() asks for more than the whole`);
  // As a stream would: ask, wait for so much, ask again.
  let have = o;
  for (let asked = 0; asked <= end - o; asked++) {
    const more = needed(have);
    if (more === 0) break;
    assert.ok(more > 0, `${name}() asks for ${more} octets`);
    have += more;
    assert.ok(have <= end, `${name}() asks for ${have - end} octets of the next message`);
  }
  assert.equal(have, end, `${name}() is content with ${have - o} of ${end - o} octets`);
  for (let upTo = o; upTo < end; upTo += 1 + Math.floor((end - o) / CHUNKS_MAX)) {
    const more = needed(upTo);
    assert.ok(more > 0 && upTo + more <= end, `${name}() asks for ${more} with ${upTo - o} there`);
  }
}

const CHUNKS_MAX = 40;
