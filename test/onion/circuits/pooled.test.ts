import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { circuitShared } from '../../../runtime/onion/circuit/shared.ts';
import { Pooled } from '../../../runtime/onion/circuits/pooled.ts';
import type {
  ChannelWaiter,
  OnionClientOptions,
  StreamWish,
} from '../../../runtime/onion/circuits/user.ts';
import { crypto, labRelay, LabOnion } from '../circuit/lab-onion.ts';

const pooled = suite('onion: a circuit in the pool');

const RELAYS = [labRelay('guard'), labRelay('exit')];
const PAGE = { host: 'a.example', port: 80 };

const wanting = (wish: StreamWish, isolation: string): Parameters<Pooled['suits']>[0] => ({
  wish,
  isolation,
  avoided: [],
});

class Scene {
  readonly simulation = new Simulation(1);
  readonly said: string[] = [];
  readonly onion = new LabOnion(RELAYS, 10, this.simulation);
  readonly pooled: Pooled;
  waiter: ChannelWaiter | undefined;

  constructor(more: Partial<OnionClientOptions> = {}) {
    const { timers } = this.simulation;
    const given = { crypto, timers, random: this.simulation.random };
    const options: OnionClientOptions = {
      ...given,
      choosePath: () => [],
      channelTo: (_, waiter) => (this.waiter = waiter),
      guardResult: (_, isBuilt) => {
        this.said.push(`guard ${isBuilt}`);
        return isBuilt;
      },
      ...more,
    };
    const owner = {
      options,
      shared: circuitShared(given),
      ready: () => void this.said.push('ready'),
      gone: (_: Pooled, why: string, isTimeout: boolean) => {
        this.said.push(`gone: ${why}${isTimeout ? ', late' : ''}`);
      },
    };
    const plan = { path: this.onion.path, ports: [80], timeoutMs: 500, isFast: false };
    this.pooled = new Pooled(owner, plan);
    this.pooled.begin();
  }
}

pooled('it is built when there is a channel, and closed but once', () => {
  const at = new Scene();
  assert.is(at.pooled.info(), undefined);
  at.waiter!.open(at.onion);
  at.simulation.run(200);
  assert.equal(at.said, ['guard true', 'ready']);
  at.pooled.close();
  at.pooled.close();
  assert.equal(at.said.slice(2), ['gone: closed by us']);
  at.simulation.run(100);
  assert.is(at.simulation.timers.running, 0);
});

pooled('a channel that comes after it was closed is left alone', () => {
  const at = new Scene();
  at.pooled.close();
  at.waiter!.open(at.onion);
  at.simulation.run(1000);
  assert.equal(at.said, ['gone: closed by us']);
});

pooled("what fails or is slow at the guard is the guard's, behind it somebody else's", () => {
  const slow = new Scene();
  slow.onion.isSilent = true;
  slow.waiter!.open(slow.onion);
  slow.simulation.run(1000);
  assert.equal(slow.said, ['guard false', 'gone: create at guard, hop 1: timed out, late']);
  const none = new Scene();
  none.waiter!.failed('refused');
  assert.equal(none.said, ['guard false', 'gone: no channel to guard: refused']);
  const behind = new Scene();
  behind.waiter!.open(behind.onion);
  behind.simulation.run(25);
  behind.onion.isSilent = true;
  behind.simulation.run(1000);
  assert.equal(behind.said, ['gone: extend at exit, hop 2: timed out, late']);
  assert.is(behind.pooled.failedAt?.nickname, 'exit');
});

pooled('a guard to which no link comes about is waited for so long', () => {
  const at = new Scene();
  at.simulation.run(19_000);
  assert.equal(at.said, []);
  at.simulation.run(2_000);
  assert.equal(at.said, ['guard false', 'gone: no channel to guard: timed out']);
  at.waiter!.open(at.onion);
  at.simulation.run(1_000);
  assert.is(at.said.length, 2);
});

pooled('one over a guard that is not our first carries nothing while that may be there', () => {
  const at = new Scene({ guardResult: () => false });
  at.waiter!.open(at.onion);
  at.simulation.run(1000);
  assert.equal(at.said, ['gone: a better guard than guard may be there']);
  assert.not(at.pooled.isReady);
});

pooled('it suits what it was built for, of one isolation', () => {
  const { pooled: made } = new Scene();
  assert.ok(made.suits(wanting(PAGE, 'a')));
  assert.not(made.suits(wanting({ ...PAGE, port: 25 }, 'a')));
  assert.ok(made.suits(wanting({ ...PAGE, port: 0 }, 'a')), 'a name to be resolved');
  made.isolation = 'a';
  assert.ok(made.suits(wanting(PAGE, 'a')));
  assert.not(made.suits(wanting(PAGE, 'b')));
});

pooled('or what its exit lets out, when that can be asked', () => {
  const { pooled: made } = new Scene({ canExit: (exit, port) => port === 25 });
  assert.ok(made.suits(wanting({ ...PAGE, port: 25 }, 'a')));
  assert.not(made.suits(wanting(PAGE, 'a')));
});

pooled('not to an exit that has failed it, and nothing new once one did not answer', () => {
  const { pooled: made, onion } = new Scene();
  const avoided = [onion.path[0]];
  assert.ok(made.suits({ ...wanting(PAGE, 'a'), avoided }));
  assert.not(made.suits({ ...wanting(PAGE, 'a'), avoided: onion.path }));
  made.isSpent = true;
  assert.not(made.suits(wanting(PAGE, 'a')));
});

pooled.run();
