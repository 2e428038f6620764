import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Breach } from '../../../runtime/onion/circuit/counters.ts';
import { Carrier } from '../../../runtime/onion/circuit/carrier.ts';
import type { CarrierOwner } from '../../../runtime/onion/circuit/carrier.ts';
import { ThrottledFlow } from '../../../runtime/onion/flow/throttled-flow.ts';
import { WindowedFlow } from '../../../runtime/onion/flow/windowed-flow.ts';
import { LoggedFlow } from '../flow/logged-flow.ts';
import type { CarriedStream } from '../../../runtime/onion/stream/host.ts';
import { LabOnion } from './lab-onion.ts';

const carriers = suite('onion: what carries streams');

function carrierOf(breaches: Breach[] = []): [Carrier, LabOnion] {
  const onion = new LabOnion([]);
  const owner = { breach: (breach: Breach) => breaches.push(breach) };
  return [new Carrier(owner as unknown as CarrierOwner, onion.shared, onion), onion];
}

carriers('streams have the flow control that the circuit has agreed upon', () => {
  const [fixed] = carrierOf();
  fixed.begin(undefined);
  assert.instance(fixed.newFlow(new LoggedFlow()), WindowedFlow);
  const [vegas] = carrierOf();
  vegas.begin(31);
  assert.instance(vegas.newFlow(new LoggedFlow()), ThrottledFlow);
});

carriers('users are told when nothing else is going on, each once', () => {
  const [carrier, { simulation }] = carrierOf();
  let told = 0;
  const stream = { tell: () => told++ } as unknown as CarriedStream;
  carrier.isBusy = true;
  carrier.due(stream);
  carrier.tell();
  assert.is(told, 0);
  carrier.isBusy = false;
  carrier.tell();
  carrier.tell();
  assert.is(told, 1);
  carrier.due(stream);
  simulation.run(1);
  assert.is(told, 2, 'by itself, soon');
});

carriers('what streams break, the circuit hears of; after its end nothing is sent', () => {
  const breaches: Breach[] = [];
  const [carrier, onion] = carrierOf(breaches);
  carrier.breach('xoffTooEarly');
  assert.equal(breaches, ['xoffTooEarly']);
  let sent = 0;
  onion.send = () => void sent++;
  carrier.end();
  carrier.control({ id: 1 } as CarriedStream, { is: 'xoff' });
  carrier.flush();
  assert.is(sent, 0);
});

carriers.run();
