/**
 * Hours of a network of our own, in virtual time: a client gets pages, relays change their keys and
 * certificates, consensuses are renewed; and at the end there is no more of anything than at first.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { onionLaboratory } from './lab-network.ts';
import type { OnionLaboratory } from './lab-network.ts';

const days = suite('onion: hours of a network of our own');

const HOURS = 3;
const PAGE_OCTETS = 60_000;
const SECONDS_BETWEEN_PAGES = 240;
const HOUR_SECONDS = 3600;

/** What there is of each thing, all relays together. */
function held({ relays }: OnionLaboratory): { circuits: number; streams: number; queued: number } {
  const all = { circuits: 0, streams: 0, queued: 0 };
  for (const { status } of relays.values()) {
    all.circuits += status.circuits;
    all.streams += status.streams;
    all.queued += status.octetsWaiting;
  }
  return all;
}

/** So much virtual time in which nobody is waited for. */
async function pass({ laboratory }: OnionLaboratory, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    laboratory.simulation.run(1000);
    for (let turn = 0; turn < 16; turn++) await Promise.resolve();
  }
}

days('carry every page, and leave nothing behind', async () => {
  const lab = onionLaboratory(5);
  const { relays, authority, client, laboratory } = lab;
  const { timers } = laboratory.simulation;
  let circuitsMax = 0;
  const timersAfterAnHour: number[] = [];
  for (let hour = 0; hour < HOURS; hour++) {
    for (let at = 0; at < HOUR_SECONDS; at += SECONDS_BETWEEN_PAGES) {
      const page = lab.fetch(PAGE_OCTETS);
      assert.ok(await lab.until(() => page.done !== undefined, 30_000), client.lastFailure);
      assert.ok(page.done!.isWhole, `hour ${hour}, second ${at}: ${page.done!.fault}`);
      await pass(lab, SECONDS_BETWEEN_PAGES);
      circuitsMax = Math.max(circuitsMax, held(lab).circuits);
      assert.equal({ ...held(lab), circuits: 0 }, { circuits: 0, streams: 0, queued: 0 });
    }
    timersAfterAnHour.push(timers.running);
    for (const relay of relays.values()) {
      relay.rotateKeys();
      assert.ok('ntorKey' in authority.admit(relay.descriptor()));
    }
    authority.publish(...[...relays.values()].map(({ shelf }) => shelf));
  }
  assert.is(authority.relays, relays.size);
  assert.ok(circuitsMax <= 60, `${circuitsMax} circuits`);
  const [first] = timersAfterAnHour;
  assert.ok(Math.max(...timersAfterAnHour) <= first + 10, timersAfterAnHour.join());
  for (const { counters } of relays.values()) assert.is(counters.breaches, 0);
  client.close();
  await pass(lab, 600);
  assert.equal(held(lab), { circuits: 0, streams: 0, queued: 0 });
});

days.run();
