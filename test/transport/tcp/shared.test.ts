import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { LARGE_OCTETS } from '../../../runtime/transport/tcp/output.ts';
import { HEADER_OCTETS, SEND_BUFFER_OCTETS } from '../../../runtime/transport/tcp/shared.ts';
import { connected, hashOf, octetsOf } from './joined.ts';

const shared = suite('tcp: what connections share');

shared('the largest segment fits its buffer, and the length of an IPv4 packet', () => {
  const headers = HEADER_OCTETS[4] + 40;
  assert.ok(LARGE_OCTETS + headers <= 65_535);
  assert.ok(LARGE_OCTETS + 60 + 256 <= SEND_BUFFER_OCTETS);
});

shared('many connections send through one buffer without mixing', () => {
  const pairs = connected();
  const { joined } = pairs;
  const [listener] = joined.b.listeners();
  const done = new Map<number, number>();
  listener.onAcceptable(() => {
    const accepted = listener.accept()!;
    const b = new Uint8Array(65_536);
    let hash = 0;
    accepted.setUser({
      established() {},
      writable() {},
      readable() {
        for (let count = accepted.read(b, 0, b.length); count > 0;) {
          for (const octet of b.subarray(0, count)) {
            hash = (Math.imul(hash ^ octet, 16_777_619) + 1) | 0;
          }
          count = accepted.read(b, 0, b.length);
        }
      },
      closed: () => void done.set(accepted.remote.port, hash),
    });
  });
  const sent = new Map<number, number>();
  for (let index = 0; index < 20; index++) {
    const text = octetsOf(20_000, index + 100);
    const near = joined.a.connect(
      { address: joined.addressB, port: 80 },
      {
        established: () => typeof near !== 'string' && near.shutdown(),
        readable() {},
        writable() {},
        closed() {},
      },
    );
    assert.ok(typeof near !== 'string');
    near.write(text);
    sent.set(near.local.port, hashOf(text));
  }
  joined.run(10_000);
  for (const one of joined.b.connections()) one.shutdown();
  joined.run(3_000);
  const ordered = (all: Map<number, number>): number[][] => [...all].sort(([a], [b]) => a - b);
  assert.equal(ordered(done), ordered(sent));
});

shared.run();
