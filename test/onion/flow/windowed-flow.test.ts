import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { WindowedFlow } from '../../../runtime/onion/flow/windowed-flow.ts';
import { LoggedFlow } from './logged-flow.ts';

const flow = suite('onion: streams with windows');

flow('five hundred cells go out, and fifty more for each SENDME', () => {
  const windowed = new WindowedFlow(new LoggedFlow());
  let sent = 0;
  for (; windowed.maySend; sent++) windowed.sent();
  assert.is(sent, 500);
  assert.is(windowed.sendme(), undefined);
  for (; windowed.maySend; sent++) windowed.sent();
  assert.is(sent, 550);
});

flow('a SENDME for what was not sent is a breach', () => {
  const windowed = new WindowedFlow(new LoggedFlow());
  for (let cell = 0; cell < 49; cell++) windowed.sent();
  assert.is(windowed.sendme(), 'streamSendmeUnexpected');
});

flow('a reader that keeps up sends a SENDME for each fifty', () => {
  const log = new LoggedFlow();
  const windowed = new WindowedFlow(log);
  for (let cell = 0; cell < 200; cell++) assert.is(windowed.arrived(0), undefined);
  assert.equal(log.said, ['SENDME', 'SENDME', 'SENDME', 'SENDME']);
});

flow('one that does not read sends none, until it does; and more than 500 is a breach', () => {
  const log = new LoggedFlow();
  const windowed = new WindowedFlow(log);
  for (let cell = 1; cell <= 500; cell++) {
    assert.is(windowed.arrived(1_000_000), undefined);
  }
  assert.equal(log.said, []);
  assert.is(windowed.arrived(1_000_000), 'streamWindowExceeded');
  windowed.read(0);
  assert.is(log.said.length, 10);
});

flow('XON and XOFF have no place here', () => {
  const windowed = new WindowedFlow(new LoggedFlow());
  assert.is(windowed.xon(), 'flowControlOfOtherKind');
  assert.is(windowed.xoff(), 'flowControlOfOtherKind');
});

flow.run();
