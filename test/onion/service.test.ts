import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { showAddress } from '../../runtime/base/address.ts';
import { OnionFailure } from '../../runtime/onion/service.ts';
import type { OnionService } from '../../runtime/onion/service.ts';
import { serviceGround } from './service/ground.ts';
import type { ServiceGround } from './service/ground.ts';

const services = suite('onion: a client, whole');

const WITHIN_MS = 60_000;

/** What a promise came to; undefined before. */
function outcomeOf<T>(promise: Promise<T>): { value?: T; error?: unknown } {
  const outcome: { value?: T; error?: unknown } = {};
  promise.then(
    (value) => (outcome.value = value),
    (error: unknown) => (outcome.error = error),
  );
  return outcome;
}

async function started({ service, until }: ServiceGround): Promise<void> {
  service.start();
  let isReady = false;
  void service.ready().then(() => (isReady = true));
  assert.ok(await until(() => isReady, WITHIN_MS), service.failure().message);
}

/** The whole answer to one request. */
function ask(service: OnionService, host: string): { text: string; isOver: boolean } {
  const answer = { text: '', isOver: false };
  const connection = service.connect(
    { host, port: 80 },
    {
      established() {
        connection.write(new TextEncoder().encode('GET /octets/10 HTTP/1.0\r\nHost: web\r\n\r\n'));
      },
      readable() {
        const octets = new Uint8Array(1000);
        const count = connection.read(octets, 0, octets.length);
        answer.text += new TextDecoder().decode(octets.subarray(0, count));
      },
      writable() {},
      closed: () => void (answer.isOver = true),
    },
  );
  return answer;
}

services('comes from nothing to a circuit, and a page', async () => {
  const ground = serviceGround(1);
  assert.ok(ground.service.phase.percent < 100);
  await started(ground);
  assert.equal(ground.service.phase, { percent: 100, tag: 'done', summary: 'Done' });
  const answer = ask(ground.service, showAddress(ground.web));
  assert.ok(await ground.until(() => answer.text.includes('\r\n\r\n'), WITHIN_MS));
  assert.match(answer.text, /^HTTP\/1\.\d 200 /);
  ground.service.close();
});

services('asks each relay for all documents over one circuit', async () => {
  const ground = serviceGround(7);
  await started(ground);
  const { counters } = ground.service.directory;
  assert.ok(counters.asked >= 3, 'a consensus, keys, and descriptors');
  const spares = 2;
  // The authority that is asked first is a relay, too, and the guard may be another.
  const most = spares + 2;
  assert.ok(ground.service.client.shared.counters.circuitsBegun <= most);
  ground.service.close();
});

services('resolves names at exits, and says what it could not', async () => {
  const ground = serviceGround(2);
  await started(ground);
  const found = outcomeOf(ground.service.resolve('web.lab'));
  const missed = outcomeOf(ground.service.resolve('nowhere.lab'));
  assert.ok(await ground.until(() => found.value !== undefined && 'error' in missed, WITHIN_MS));
  assert.is(found.value!.answers[0].value, showAddress(ground.web));
  assert.instance(missed.error, OnionFailure);
  assert.match((missed.error as OnionFailure).message, /^nowhere\.lab: E/);
  ground.service.close();
});

services('who waits no longer is told which step has failed', async () => {
  const { another, until } = serviceGround(3);
  const refused = { dial: () => Promise.reject(new Error('TCP to 192.0.2.1:9001: refused')) };
  const service = another({ dialer: refused });
  service.start();
  const giveUp = new AbortController();
  const outcome = outcomeOf(service.ready(giveUp.signal));
  await until(() => false, 5_000);
  giveUp.abort();
  assert.ok(await until(() => 'error' in outcome, 1_000));
  const { code, message } = outcome.error as OnionFailure;
  assert.is(code, 'ENETUNREACH');
  assert.match(message, /^at \d+ % \(.+\): .*refused/);
  service.close();
});

services('what was saved is loaded, and nothing is asked for again', async () => {
  const ground = serviceGround(4);
  await started(ground);
  const text = ground.service.save();
  const guards = ground.service.status().guards.map(({ fingerprint }) => fingerprint);
  ground.service.close();
  const later = ground.another();
  assert.equal(later.load(text), []);
  await started({ ...ground, service: later });
  assert.equal(
    later.status().guards.map(({ fingerprint }) => fingerprint),
    guards,
  );
  assert.is(later.status().consensus!.validAfter, ground.service.status().consensus!.validAfter);
  later.close();
});

services('what was not saved by it is told, and changes nothing', () => {
  const { service } = serviceGround(5);
  assert.equal(service.load('something else'), ['not a state of onion routing, version 1']);
  assert.is(service.phase.percent < 100, true);
});

services('that is closed leaves no circuit and no channel', async () => {
  const ground = serviceGround(6);
  await started(ground);
  ground.service.close();
  assert.equal(ground.service.status().circuits, []);
  assert.ok(await ground.until(() => ground.service.status().channels === 0, WITHIN_MS));
  const guard = ground.relays.get('guard')!;
  assert.ok(await ground.until(() => guard.status.circuits === 0, WITHIN_MS));
});

services.run();
