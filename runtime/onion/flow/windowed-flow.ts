/** Flow control of a stream by windows of a fixed size: tor-spec §7.4. */
import {
  onStreamDeliveryData,
  onStreamDeliveryRoom,
  onStreamWindowCellSent,
  onStreamWindowSendme,
  startStreamDelivery,
  startStreamWindow,
  HANDLED,
} from '../../../generated/onion/sendme.machine.ts';
import type {
  StreamDelivery,
  StreamDeliveryState,
  StreamWindow,
  StreamWindowState,
} from '../../../generated/onion/sendme.machine.ts';
import type { FlowUser, StreamBreach, StreamFlow } from './stream-flow.ts';

/** Below so many octets that wait, a reader is not far behind. */
const NEAR_OCTETS = 24_900;

class Sending implements StreamWindow {
  state!: StreamWindowState;
  window!: number;

  constructor() {
    startStreamWindow(this);
  }
}

class Receiving implements StreamDelivery {
  state!: StreamDeliveryState;
  unacknowledged!: number;
  readonly #user: FlowUser;

  constructor(user: FlowUser) {
    this.#user = user;
    startStreamDelivery(this);
  }

  sendSendme(): void {
    this.#user.sendStreamSendme();
  }
}

export class WindowedFlow implements StreamFlow {
  readonly #sending = new Sending();
  readonly #receiving: Receiving;

  constructor(user: FlowUser) {
    this.#receiving = new Receiving(user);
  }

  get maySend(): boolean {
    return this.#sending.window > 0;
  }

  sent(): void {
    onStreamWindowCellSent(this.#sending);
  }

  arrived(waiting: number): StreamBreach | undefined {
    if (onStreamDeliveryData(this.#receiving) !== HANDLED) return 'streamWindowExceeded';
    this.read(waiting);
    return undefined;
  }

  read(waiting: number): void {
    if (waiting > NEAR_OCTETS) return;
    while (onStreamDeliveryRoom(this.#receiving) === HANDLED);
  }

  sendme(): StreamBreach | undefined {
    return onStreamWindowSendme(this.#sending) === HANDLED ? undefined : 'streamSendmeUnexpected';
  }

  xon(): StreamBreach {
    return 'flowControlOfOtherKind';
  }

  xoff(): StreamBreach {
    return 'flowControlOfOtherKind';
  }

  stop(): void {}
}
