import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  BODY,
  create2Body,
  created2Body,
  destroyBody,
  LINK,
} from '../../../runtime/onion/relay/cell-bodies.ts';
import { checkCell, COMMAND, OK } from '../../../generated/onion/tor.wire.ts';

const bodies = suite('onion: bodies of cells about circuits');

bodies('are those of sound cells', () => {
  const skin = Uint8Array.of(1, 2, 3);
  const made = [
    [COMMAND.CREATE2, create2Body(2, skin)],
    [COMMAND.CREATED2, created2Body(skin)],
    [COMMAND.DESTROY, destroyBody(8)],
  ] as const;
  for (const [command, body] of made) {
    const cell = new Uint8Array(BODY + 509);
    cell[BODY - 1] = command;
    cell.set(body, BODY);
    assert.is(checkCell(cell, 0, cell.length, LINK), OK);
  }
  assert.equal([...create2Body(2, skin)], [0, 2, 0, 3, 1, 2, 3]);
  assert.equal([...created2Body(skin)], [0, 3, 1, 2, 3]);
  assert.equal([...destroyBody(8)], [8]);
});

bodies.run();
