import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { ChannelFailed, ChannelPool } from '../../../runtime/onion/channel/pool.ts';
import { acceptChannel, openChannel } from '../../../runtime/onion/channel.ts';
import type { Link, LinkDialer, LinkPlace } from '../../../runtime/onion/link.ts';
import type { RelayTarget } from '../../../runtime/onion/target.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { plainLinks } from './plain-link.ts';
import type { PlainLink } from './plain-link.ts';
import { HeardCircuit, HeardUser, OTHER_RELAY, RELAY, settingsOf } from './relays.ts';

const pools = suite('onion: channels are shared');

const HERE: LinkPlace = { address: addressOf('192.0.2.1'), port: 9001 };
const NOWHERE: LinkPlace = { address: addressOf('192.0.2.66'), port: 9001 };
const never = new AbortController().signal;

function targetOf(relay: typeof RELAY, ...places: LinkPlace[]): RelayTarget {
  const { rsaIdentity, ed25519Identity } = relay;
  const ntorKey = undefined;
  const can = { hasNtorV3: true, hasCongestionControl: true };
  return { nickname: 'relay', rsaIdentity, ed25519Identity, ntorKey, places, ...can };
}

/** A relay that is at HERE, and nowhere else. */
function newPool(channelsMax?: number, relay: typeof RELAY = RELAY) {
  const simulation = new Simulation(1);
  const dials: LinkPlace[] = [];
  const links: PlainLink[] = [];
  const aborted: unknown[] = [];
  const dialer: LinkDialer = {
    async dial(place: LinkPlace, signal: AbortSignal): Promise<Link> {
      dials.push(place);
      signal.addEventListener('abort', () => aborted.push(signal.reason));
      if (place === NOWHERE) throw new Error('TCP: nobody is there');
      const [mine, theirs] = plainLinks(simulation.timers, relay.link.certificate);
      links.push(mine);
      const settings = settingsOf(simulation, { certificates: () => relay });
      acceptChannel(settings, theirs, new HeardUser());
      return mine;
    },
  };
  const settings = settingsOf(simulation, { idleTimeoutMs: 60_000 });
  const pool = new ChannelPool(settings, dialer, channelsMax);
  return { simulation, pool, dials, links, aborted };
}

const failure = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => assert.unreachable() as never,
    (error: Error) => error,
  );

pools('those who want the same relay at once share one dial', async () => {
  const { simulation, pool, dials } = newPool();
  const target = targetOf(RELAY, HERE);
  const both = Promise.all([pool.channelTo(target, never), pool.channelTo(target, never)]);
  const [one, other] = await simulation.runWhile(both, 1000);
  assert.is(one, other);
  assert.ok(one.isOpen);
  assert.is(await pool.channelTo(target, never), one, 'and so does who comes later');
  assert.is(dials.length, 1);
  assert.is(pool.size, 1);
});

pools('places are tried in turn', async () => {
  const { simulation, pool, dials } = newPool();
  const target = targetOf(RELAY, NOWHERE, HERE);
  await simulation.runWhile(pool.channelTo(target, never), 1000);
  assert.equal(dials, [NOWHERE, HERE]);
});

pools('where no place is left, the last error is told, and nothing stays', async () => {
  const { simulation, pool } = newPool();
  const work = failure(pool.channelTo(targetOf(RELAY, NOWHERE), never));
  const error = await simulation.runWhile(work, 1000);
  assert.is(error.message, 'TCP: nobody is there');
  const none = await failure(pool.channelTo(targetOf(RELAY), never));
  assert.is(none.message, 'relay has no address');
  assert.is(pool.size, 0);
  assert.is(pool.counters.failed, 2);
});

pools('a relay that is another one is told by its fault', async () => {
  const { simulation, pool } = newPool(undefined, OTHER_RELAY);
  const work = failure(pool.channelTo(targetOf(RELAY, HERE), never));
  const error = await simulation.runWhile(work, 1000);
  assert.instance(error, ChannelFailed);
  assert.is((error as ChannelFailed).end, 'the RSA identity is not the expected one');
  assert.is(pool.size, 0);
});

pools('who gives up does not take it from the others', async () => {
  const { simulation, pool, aborted } = newPool();
  const controller = new AbortController();
  const target = targetOf(RELAY, HERE);
  const first = failure(pool.channelTo(target, controller.signal));
  const second = pool.channelTo(target, never);
  controller.abort(new Error('enough'));
  assert.is((await first).message, 'enough');
  const channel = await simulation.runWhile(second, 1000);
  assert.ok(channel.isOpen);
  assert.is(aborted.length, 0);
});

pools('when nobody waits any more, the dial is given up', async () => {
  const { simulation, pool, aborted, links } = newPool();
  const controller = new AbortController();
  const work = failure(pool.channelTo(targetOf(RELAY, HERE), controller.signal));
  controller.abort(new Error('enough'));
  assert.is((await work).message, 'enough');
  assert.is(aborted.length, 1);
  assert.is(pool.counters['given up'], 1);
  await Promise.resolve();
  simulation.run(1000);
  assert.ok(links.every(({ isClosed }) => isClosed));
  assert.is(pool.size, 0);
  const late = await failure(pool.channelTo(targetOf(RELAY, HERE), controller.signal));
  assert.is(late.message, 'enough', 'and who comes too late does not begin');
});

pools('a channel that is gone is dialed anew', async () => {
  const { simulation, pool, dials, links } = newPool();
  const target = targetOf(RELAY, HERE);
  const first = await simulation.runWhile(pool.channelTo(target, never), 1000);
  links[0].other!.close();
  simulation.run(10);
  assert.is(pool.size, 0);
  const second = await simulation.runWhile(pool.channelTo(target, never), 1000);
  assert.is.not(first, second);
  assert.is(dials.length, 2);
});

pools('an idle channel ends by itself, and is forgotten', async () => {
  const { simulation, pool } = newPool();
  await simulation.runWhile(pool.channelTo(targetOf(RELAY, HERE), never), 1000);
  simulation.run(61_000);
  assert.is(pool.size, 0);
});

pools('a full pool closes what is idle, and refuses what there is no room for', async () => {
  const { simulation, pool } = newPool(1);
  const target = targetOf(RELAY, HERE);
  const channel = await simulation.runWhile(pool.channelTo(target, never), 1000);
  const id = channel.attach(new HeardCircuit());
  const other = targetOf(OTHER_RELAY, NOWHERE);
  const refused = await failure(pool.channelTo(other, never));
  assert.is(refused.message, 'too many channels, none of them idle');
  assert.is(pool.counters['refused beyond the maximum'], 1);
  channel.detach(id);
  const tried = await simulation.runWhile(failure(pool.channelTo(other, never)), 1000);
  assert.is(tried.message, 'TCP: nobody is there');
  assert.is(pool.counters['idle ones closed for room'], 1);
  assert.not(channel.isOpen);
});

pools('a channel of another Ed25519 identity is not shared', async () => {
  const { simulation, pool, dials } = newPool();
  await simulation.runWhile(pool.channelTo(targetOf(RELAY, HERE), never), 1000);
  const { ed25519Identity } = OTHER_RELAY;
  const mixed = targetOf({ ...RELAY, ed25519Identity }, HERE);
  const error = await simulation.runWhile(failure(pool.channelTo(mixed, never)), 1000);
  assert.is((error as ChannelFailed).end, 'the Ed25519 identity is not the expected one');
  assert.is(dials.length, 2);
  assert.is(pool.size, 1, 'and the other one stays');
});

pools('a channel that a relay has made to us is shared with circuits to it', async () => {
  const { simulation, pool, dials } = newPool();
  const [mine, theirs] = plainLinks(simulation.timers, RELAY.link.certificate);
  const user = new HeardUser();
  const responder = acceptChannel(
    settingsOf(simulation, { certificates: () => RELAY }),
    theirs,
    user,
  );
  pool.share(responder);
  assert.is(pool.size, 0, 'nobody has said who it is yet');
  const initiator = settingsOf(simulation, { certificates: () => OTHER_RELAY });
  openChannel(initiator, mine, RELAY, new HeardUser());
  simulation.runUntil(() => user.isOpen, 1000);
  pool.share(responder);
  assert.is(await pool.channelTo(targetOf(OTHER_RELAY, NOWHERE), never), responder);
  assert.is(dials.length, 0);
  pool.forget(responder);
  assert.is(pool.size, 0);
});

pools('a pool that is closed leaves nothing behind', async () => {
  const { simulation, pool } = newPool();
  await simulation.runWhile(pool.channelTo(targetOf(RELAY, HERE), never), 1000);
  const late = failure(pool.channelTo(targetOf(OTHER_RELAY, HERE), never));
  pool.close();
  assert.is((await late).message, 'the pool was closed');
  await Promise.resolve();
  simulation.run(40_000);
  assert.is(pool.size, 0);
  assert.is(simulation.timers.running, 0);
});

pools.run();
