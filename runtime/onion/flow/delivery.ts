/** Cells of data that have come over a circuit: when one of them is due to be told of. */
import { onDeliveryData, startDelivery } from '../../../generated/onion/sendme.machine.ts';
import type { Delivery, DeliveryState } from '../../../generated/onion/sendme.machine.ts';

/** How many cells a SENDME of a circuit speaks for, without congestion control: tor-spec §7.3. */
export const FIXED_INCREMENT = 100;

export class CellDelivery implements Delivery {
  state!: DeliveryState;
  delivered!: number;
  readonly increment: number;
  #isDue = false;

  constructor(increment: number = FIXED_INCREMENT) {
    this.increment = increment;
    startDelivery(this);
  }

  /** A cell of data has come: true when it is to be acknowledged, with its tag, now. */
  arrived(): boolean {
    this.#isDue = false;
    onDeliveryData(this);
    return this.#isDue;
  }

  sendSendme(): void {
    this.#isDue = true;
  }
}
