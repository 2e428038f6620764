import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { STREAM_LINGER_TIMER } from '../../../generated/onion/circuit.machine.ts';
import { Carrier } from '../../../runtime/onion/circuit/carrier.ts';
import type { CarrierOwner } from '../../../runtime/onion/circuit/carrier.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import { OnionStream } from '../../../runtime/onion/stream.ts';
import { LabOnion } from '../circuit/lab-onion.ts';

const carried = suite('onion: what every stream has');

function streamOf(): [OnionStream, RelayCellData[], LabOnion] {
  const onion = new LabOnion([]);
  const carrier = new Carrier({} as CarrierOwner, onion.shared, onion);
  const said: RelayCellData[] = [];
  carrier.control = (_, data) => void said.push(data);
  const stream = new OnionStream(carrier, 5, { host: 'a.example', port: 80 });
  return [stream, said, onion];
}

carried('it says what flow control asks for, and END but once it ends', () => {
  const [stream, said] = streamOf();
  stream.sendStreamSendme();
  stream.sendXoff();
  stream.sendXon(3);
  stream.sendEndDone();
  assert.equal(
    said.map(({ is }) => is),
    ['sendme', 'xoff', 'xon', 'end'],
  );
});

carried('a timer that was stopped does nothing, and one that runs out is heard', () => {
  const [stream, , onion] = streamOf();
  stream.startTimer(STREAM_LINGER_TIMER, 10);
  stream.cancelTimer(STREAM_LINGER_TIMER);
  assert.is(onion.simulation.timers.running, 0);
  const user = { established() {}, readable() {}, writable() {}, closed: () => closed++ };
  let closed = 0;
  stream.open(user);
  onion.simulation.run(60_001);
  assert.is(closed, 1);
});

carried.run();
