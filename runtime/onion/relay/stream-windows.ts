/** SENDME on one stream, at the relay where it ends: tor-spec §7.4. */
import { startStreamWindows } from '../../../generated/onion/relay-circuit.machine.ts';
import type {
  StreamWindows,
  StreamWindowsState,
} from '../../../generated/onion/relay-circuit.machine.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';

/** With nothing in it: a stream's SENDME proves nothing, the circuit's does. */
const SENDME: RelayCellData = { is: 'sendme', ignored: new Uint8Array(0) };

export interface StreamWindowsGround {
  say(streamId: number, data: RelayCellData): void;
  breach(): void;
}

export function streamWindows(ground: StreamWindowsGround, streamId: number): StreamWindows {
  const windows: StreamWindows = {
    state: 0 as StreamWindowsState,
    package: 0,
    deliver: 0,
    sendSendme: () => ground.say(streamId, SENDME),
    callItABreach: () => ground.breach(),
  };
  startStreamWindows(windows);
  return windows;
}
