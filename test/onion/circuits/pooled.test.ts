import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { circuitShared } from '../../../runtime/onion/circuit/shared.ts';
import { Pooled } from '../../../runtime/onion/circuits/pooled.ts';
import type { ChannelWaiter, OnionClientOptions } from '../../../runtime/onion/circuits/user.ts';
import { crypto, labRelay, LabOnion } from '../circuit/lab-onion.ts';

const pooled = suite('onion: a circuit in the pool');

const RELAYS = [labRelay('guard'), labRelay('exit')];
const PAGE = { host: 'a.example', port: 80 };

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
      guardResult: (_, isBuilt) => this.said.push(`guard ${isBuilt}`),
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

pooled("what is slow is nobody's fault, what has no channel is the guard's", () => {
  const slow = new Scene();
  slow.onion.isSilent = true;
  slow.waiter!.open(slow.onion);
  slow.simulation.run(1000);
  assert.equal(slow.said, ['gone: create at guard, hop 1: timed out, late']);
  const none = new Scene();
  none.waiter!.failed('refused');
  assert.equal(none.said, ['guard false', 'gone: no channel to guard: refused']);
});

pooled('it suits what it was built for, of one isolation', () => {
  const { pooled: made } = new Scene();
  assert.ok(made.suits(PAGE, 'a'));
  assert.not(made.suits({ ...PAGE, port: 25 }, 'a'));
  assert.ok(made.suits({ ...PAGE, port: 0 }, 'a'), 'a name to be resolved');
  made.isolation = 'a';
  assert.ok(made.suits(PAGE, 'a'));
  assert.not(made.suits(PAGE, 'b'));
});

pooled('or what its exit lets out, when that can be asked', () => {
  const { pooled: made } = new Scene({ canExit: (exit, port) => port === 25 });
  assert.ok(made.suits({ ...PAGE, port: 25 }, 'a'));
  assert.not(made.suits(PAGE, 'a'));
});

pooled.run();
