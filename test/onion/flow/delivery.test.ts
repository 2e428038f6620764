import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CellDelivery } from '../../../runtime/onion/flow/delivery.ts';

const delivery = suite('onion: cells that have come');

delivery('each hundredth is acknowledged, and with congestion control each so many-th', () => {
  for (const [cells, increment] of [
    [new CellDelivery(), 100],
    [new CellDelivery(31), 31],
    [new CellDelivery(1), 1],
  ] as const) {
    const due: number[] = [];
    for (let cell = 1; cell <= 300; cell++) if (cells.arrived()) due.push(cell);
    const expected = Array.from(
      { length: Math.floor(300 / increment) },
      (_, i) => (i + 1) * increment,
    );
    assert.equal(due, expected);
  }
});

delivery.run();
