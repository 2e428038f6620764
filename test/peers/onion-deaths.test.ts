/**
 * Relays of C tor that die while our client, enabled by commands as anybody would, goes through
 * them: first one at a time, and in the end all of them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { placeIn } from '../../commands/daemon/place.ts';
import { listen } from '../../commands/daemon/server.ts';
import type { Listening } from '../../commands/daemon/server.ts';
import type { Place } from '../../commands/daemon/site.ts';
import { main } from '../../commands/main.ts';
import type { OnionService, OnionStatus } from '../../runtime/onion.ts';
import { nonos } from '../commands/nonos.ts';
import type { Answer } from '../commands/nonos.ts';
import { IPV4 } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { digestOf } from './octets.ts';
import { ask, BodyDigest, served, startGround, until } from './tor/ours.ts';
import type { Ground, StreamFault } from './tor/ours.ts';

const deaths = suite('relays of C tor that die');

const MUCH_OCTETS = 200_000_000;
const SOME_OCTETS = 2_000_000;
const SEED = 7;
/** So much has come when a relay dies. */
const BEFORE_OCTETS = 500_000;
/** The exit first: C tor does not try a relay again for a minute that it could not reach. */
const DEATHS = [
  ['exit', 2],
  ['middle', 1],
  ['guard', 0],
] as const;
const TRIES_MAX = 5;

const folder = mkdtempSync(join(tmpdir(), 'nonos-onion-deaths-'));
const torrc = join(folder, 'torrc');
const socketBefore = process.env.NONOS_SOCKET;
let ground: Ground;
let place: Place;
let listening: Listening;

const enable = (...words: readonly string[]): Promise<Answer> =>
  nonos('onion', 'enable', '--authorities', torrc, '--one-network', '--socks', '-', ...words);
const service = (): OnionService => place.onion!.service;
const status = async (): Promise<OnionStatus> =>
  JSON.parse((await nonos('onion', 'status', '--json')).output) as OnionStatus;

deaths.before(async () => {
  needRootAnd('tor', 'tor-gencert', 'curl');
  ground = await startGround('deaths', { exits: 3 });
  const { host, network } = ground;
  writeFileSync(torrc, network.authorityLines.join('\n'));
  place = placeIn(host.stack, { description: 'net0', hosts: {}, close: () => {} });
  const path = join(folder, 'its', 'control');
  process.env.NONOS_SOCKET = path;
  listening = await listen(path, place, main);
  const enabled = await enable();
  assert.is(enabled.status, 0, enabled.complaints);
  await served(service());
});
deaths.after(async () => {
  listening?.stop();
  await listening?.ended;
  process.env.NONOS_SOCKET = socketBefore ?? '';
  await ground?.stop();
  rmSync(folder, { recursive: true });
});

/** Kills this hop of the circuit that carries a download: what ended it, and who it was. */
async function killDuring(hop: number): Promise<{ readonly fault: string; readonly who: string }> {
  let who = '';
  const body = new BodyDigest();
  const heard = (part: Uint8Array): void => {
    body.heard(part);
    if (who !== '' || body.octets < BEFORE_OCTETS) return;
    who = service()
      .client.circuits()
      .find(({ streams }) => streams > 0)!.path[hop].nickname;
    void ground.network.killNode(who);
  };
  const fault = await ask(service(), `/octets/${MUCH_OCTETS}/${SEED}`, { heard }).then(
    () => 'none',
    (error: StreamFault) => error.code,
  );
  return { fault, who };
}

async function fetched(): Promise<string> {
  const body = new BodyDigest();
  await ask(service(), `/octets/${SOME_OCTETS}/${SEED}`, { heard: (part) => body.heard(part) });
  return body.digest();
}

/** The same, though relays may still be sulking with those that died before. */
async function fetchedAround(): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      return await fetched();
    } catch (error) {
      if (tries === TRIES_MAX) throw error;
      assert.match((error as Error).message, /^ENETUNREACH: .* extend at /);
    }
  }
}

for (const [name, hop] of DEATHS) {
  deaths(`a download whose ${name} dies is told so, and the next goes another way`, async () => {
    const { counters } = service().client.shared;
    const opened = counters.circuitsOpened;
    const { fault, who } = await killDuring(hop);
    assert.is(fault, 'ECONNRESET');
    const { lastFailure } = await status();
    assert.match(lastFailure!, who);
    assert.match(lastFailure!, hop === 0 ? /the channel is gone/ : /destroyed: /);
    assert.is(await fetchedAround(), digestOf(SEED, SOME_OCTETS));
    await until(() => counters.circuitsOpened > opened, 'a new circuit is there');
    const carrying = service()
      .client.circuits()
      .filter(({ isDirty }) => isDirty);
    assert.ok(carrying.every(({ path }) => path.every(({ nickname }) => nickname !== who)));
    await ground.network.startNode(who);
    await until(() => ground.network.log(who).includes('Bootstrapped 100%'), `${who} is back`);
  });
}

deaths('when all are dead, one line says which step fails, to streams and to status', async () => {
  const { network } = ground;
  await Promise.all(network.nodes.map(({ name }) => network.killNode(name)));
  const fault = await fetched().catch((error: StreamFault) => error);
  assert.is((fault as StreamFault).code, 'ENETUNREACH');
  assert.match((fault as StreamFault).message, /no channel to \w+: .*refused/i);
  const { lastFailure, guards } = await status();
  assert.match(lastFailure!, /no channel to \w+: .*refused/i);
  assert.ok(guards.some(({ state }) => state === 'Unreachable'));
  const page = await nonos('curl', '-sS', `http://${IPV4.linux}/hello`);
  assert.is(page.output, '');
  assert.is(page.complaints.trim().split('\n').length, 1, page.complaints);
  assert.match(page.complaints, /^curl: \(7\) /);
});

deaths('and so does enable, which leaves it enabled: nothing goes another way', async () => {
  assert.is((await nonos('onion', 'disable')).status, 0);
  const enabled = await enable('--wait', '2');
  assert.is(enabled.status, 1);
  assert.is(enabled.complaints.trim().split('\n').length, 1, enabled.complaints);
  assert.match(enabled.complaints, /no circuit in 2 s, at \d+ % \(.+\): .*authority\d.*refused/i);
  assert.match((await nonos('onion', 'status')).output, /^last failure .*refused/im);
  const page = await nonos('curl', '-sS', `http://${IPV4.linux}/hello`);
  assert.is.not(page.status, 0, 'the server itself is there');
});

deaths.run();
