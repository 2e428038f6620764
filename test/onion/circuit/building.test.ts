import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { HANDSHAKE_TYPE } from '../../../generated/onion/tor.wire.ts';
import { Building } from '../../../runtime/onion/circuit/building.ts';
import { flowParametersOf } from '../../../runtime/onion/flow/parameters.ts';
import { KEY_MATERIAL_OCTETS } from '../../../runtime/onion/relay-crypto.ts';
import { crypto, labRelay } from './lab-onion.ts';

const building = suite('onion: how a circuit grows');

const flow = flowParametersOf(() => undefined);
const RELAYS = [labRelay('first'), labRelay('second', 31)];
const PATH = RELAYS.map(({ target }) => target);

building('each hop is asked with the best that it knows, and answers with keys', () => {
  const made = new Building(crypto, flow, PATH, false);
  const created = made.create();
  if (created.is !== 'create2') return assert.unreachable();
  assert.is(created.htype, HANDSHAKE_TYPE.NTOR);
  const first = RELAYS[0].answer(created.htype, created.hdata)!;
  assert.ok(made.finish({ is: 'created2', hdata: first.answer }));
  assert.equal(made.made, { keys: first.keys, sendmeIncrement: undefined });
  const extend = made.extend(1);
  if (extend.is !== 'extend2') return assert.unreachable();
  assert.is(extend.htype, HANDSHAKE_TYPE.NTOR_V3);
  const second = RELAYS[1].answer(extend.htype, extend.hdata)!;
  assert.ok(made.finish({ is: 'extended2', hdata: second.answer }));
  assert.is(made.made?.sendmeIncrement, 31);
  assert.is(made.made?.keys.length, KEY_MATERIAL_OCTETS);
});

building('an answer to nothing, a second one, and one that is another hop does not hold', () => {
  const made = new Building(crypto, flow, PATH, false);
  assert.not(made.finish({ is: 'created2', hdata: new Uint8Array(64) }));
  const created = made.create();
  if (created.is !== 'create2') return assert.unreachable();
  const { answer } = RELAYS[0].answer(created.htype, created.hdata)!;
  assert.not(made.finish({ is: 'created2', hdata: answer.map((octet) => octet ^ 1) }));
  assert.not(made.finish({ is: 'created2', hdata: answer }));
});

building('a relay without a key is asked for nothing, and so refuses', () => {
  const made = new Building(crypto, flow, [{ ...PATH[0], ntorKey: undefined }], false);
  const created = made.create();
  assert.is(created.is === 'create2' && created.hdata.length, 0);
  assert.not(made.finish({ is: 'created2', hdata: new Uint8Array(64) }));
});

building('what is wiped holds no keys', () => {
  const made = new Building(crypto, flow, PATH, false);
  const created = made.create();
  if (created.is !== 'create2') return assert.unreachable();
  const { answer } = RELAYS[0].answer(created.htype, created.hdata)!;
  made.finish({ is: 'created2', hdata: answer });
  const { keys } = made.made!;
  made.wipe();
  assert.ok(keys.every((octet) => octet === 0));
});

building.run();
