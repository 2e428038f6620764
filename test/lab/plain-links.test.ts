import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PlainLinks } from '../../runtime/lab/plain-links.ts';
import { addressOf } from '../../runtime/base/address.ts';
import type { Link } from '../../runtime/onion/link.ts';
import { crypto } from '../onion/relay/bench.ts';
import { joinStacks } from './transfer.ts';

const links = suite('laboratory: plain links');
const place = { address: addressOf('192.0.2.2'), port: 9001 };
const label = 'EXPORTER';

links('carry octets both ways, and both ends agree on whose they are', async () => {
  const { world, stacks } = joinStacks({ seed: 1 });
  const all = new PlainLinks(crypto);
  const accepted: Link[] = [];
  all.listen(
    stacks[1].tcp,
    place,
    () => Uint8Array.of(1, 2),
    (link) => void accepted.push(link),
  );
  const dialing = all.dialer(stacks[0].tcp).dial(place, new AbortController().signal);
  const link = await world.runWhile(dialing, 10_000);
  world.run(1_000);
  const [other] = accepted;
  assert.equal(link.certificate, other.certificate);
  const context = new Uint8Array(3);
  const ours = link.exportKeyingMaterial(label, context, 32);
  assert.equal(ours, other.exportKeyingMaterial(label, context, 32));
  let heard = 0;
  let isOver = false;
  const closed = (): void => void (isOver = true);
  other.setUser({ received: (b) => void (heard += b.length), writable() {}, closed });
  link.write(new Uint8Array(300_000));
  link.close();
  world.run(60_000);
  assert.is(heard, 300_000);
  assert.ok(isOver);
});

links('cannot be had where nobody listens', async () => {
  const { world, stacks } = joinStacks({ seed: 2 });
  const dialing = new PlainLinks(crypto)
    .dialer(stacks[0].tcp)
    .dial(place, new AbortController().signal);
  const failed = await world.runWhile(
    dialing.then(
      () => '',
      (error: Error) => error.message,
    ),
    200_000,
  );
  assert.match(failed, /ECONNREFUSED/);
});

links.run();
