import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { flowParametersOf } from '../../../runtime/onion/flow/parameters.ts';

const parameters = suite('onion: the numbers of flow control');

parameters('a consensus that says nothing leaves them as the proposal has them', () => {
  const flow = flowParametersOf(() => undefined);
  assert.equal(
    [flow.circuitWindow, flow.isVegas, flow.sendmeIncrement, flow.xoffClientCells],
    [1000, true, 31, 500],
  );
  const { initial, alpha, beta, gamma, delta, ssCwndCap } = flow.vegas;
  assert.equal([initial, alpha, beta, gamma, delta, ssCwndCap], [124, 186, 248, 186, 310, 600]);
});

parameters('what it says counts, within bounds', () => {
  const said = new Map([
    ['circwindow', 5],
    ['cc_alg', 0],
    ['cc_sendme_inc', 255],
    ['cc_cwnd_init', 200],
    ['cc_cwnd_inc_rate', 0],
  ]);
  const flow = flowParametersOf((name) => said.get(name));
  assert.equal(
    [flow.circuitWindow, flow.isVegas, flow.sendmeIncrement, flow.vegas.initial],
    [100, false, 254, 200],
  );
  assert.is(flow.vegas.cwndIncRate, 1, 'nobody divides by zero');
});

parameters.run();
