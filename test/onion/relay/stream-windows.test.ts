import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  onStreamWindowsData,
  onStreamWindowsSendme,
  onStreamWindowsTextWasTaken,
} from '../../../generated/onion/relay-circuit.machine.ts';
import { streamWindows } from '../../../runtime/onion/relay/stream-windows.ts';

const windows = suite('onion: windows of a stream at its end');

windows('thank for fifty cells that were taken, and bear no more than five hundred', () => {
  let thanks = 0;
  let breaches = 0;
  const one = streamWindows({ say: () => void thanks++, breach: () => void breaches++ }, 1);
  for (let cells = 0; cells < 49; cells++) onStreamWindowsData(one);
  onStreamWindowsTextWasTaken(one);
  assert.is(thanks, 0);
  onStreamWindowsData(one);
  onStreamWindowsTextWasTaken(one);
  assert.is(thanks, 1);
  for (let cells = 0; cells < 500; cells++) onStreamWindowsData(one);
  assert.is(breaches, 0);
  onStreamWindowsData(one);
  assert.is(breaches, 1);
});

windows('are opened by nobody who was not owed it', () => {
  let breaches = 0;
  const one = streamWindows({ say() {}, breach: () => void breaches++ }, 1);
  onStreamWindowsSendme(one);
  assert.is(breaches, 1);
});

windows.run();
