/** A user of flow control that writes down what it was asked to send. */
import type { FlowUser } from '../../../runtime/onion/flow/stream-flow.ts';

export class LoggedFlow implements FlowUser {
  readonly said: string[] = [];

  sendStreamSendme(): void {
    this.said.push('SENDME');
  }

  sendXoff(): void {
    this.said.push('XOFF');
  }

  sendXon(kilobytesPerSecond: number): void {
    this.said.push(`XON ${kilobytesPerSecond}`);
  }

  flowReleased(): void {
    this.said.push('released');
  }
}
