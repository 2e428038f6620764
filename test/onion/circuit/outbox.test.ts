import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { decodeRelayCell } from '../../../generated/onion/relay.value.ts';
import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { Outbox } from '../../../runtime/onion/circuit/outbox.ts';
import { DATA_OCTETS_MAX } from '../../../runtime/onion/relay-crypto.ts';
import { FixedSendWindow } from '../../../runtime/onion/flow/send-window.ts';
import { SendQueue } from '../../../runtime/transport/tcp/send-queue.ts';
import { ClientCrypt, Openings, RelayCrypt } from '../../../runtime/onion/relay-crypto.ts';
import { crypto, LabOnion } from './lab-onion.ts';

const outbox = suite('onion: cells on their way out');

const NOTHING = new Uint8Array(0);
const KEYS = new Uint8Array(72).fill(5);

class Scene {
  readonly channel = new LabOnion([]);
  readonly crypt = new ClientCrypt(crypto);
  readonly window = new FixedSendWindow(1000);
  readonly circuitId = 1;
  readonly sent: { command: number; cell: Uint8Array }[] = [];
  readonly outbox = new Outbox(this, seededRandom(1));

  constructor() {
    this.crypt.addHop(KEYS.slice());
    this.channel.send = (_, command, b, from, to) => {
      this.sent.push({ command, cell: b.slice(from, to) });
    };
  }

  /** What the hop reads. */
  heard(): Uint8Array[] {
    const relay = new RelayCrypt(crypto, KEYS.slice());
    const into = new Openings(1);
    return this.sent.map(({ cell }) => {
      relay.open(cell, 0, 1, true, into);
      assert.is(into.hops[0], 0);
      return cell;
    });
  }
}

outbox('nothing goes before it is flushed, and then all of it in order', () => {
  const at = new Scene();
  const text = new SendQueue();
  text.push(new Uint8Array(1200).fill(9), 1200);
  at.outbox.put(7, { is: 'beginDir', ignored: NOTHING });
  at.outbox.putData(7, text, DATA_OCTETS_MAX);
  at.outbox.putData(7, text, 100);
  assert.is(at.sent.length, 0);
  at.outbox.flush();
  assert.is(text.length, 1200 - DATA_OCTETS_MAX - 100);
  const cells = at.heard().map((cell) => decodeRelayCell(cell));
  const said = cells.map((cell) => (cell.ok ? [cell.value.streamid, cell.value.data.is] : []));
  assert.equal(said, [
    [7, 'beginDir'],
    [7, 'data'],
    [7, 'data'],
  ]);
});

outbox('behind the data are four zeros, and then noise', () => {
  const at = new Scene();
  at.outbox.put(7, { is: 'drop', noise: NOTHING });
  at.outbox.flush();
  const [cell] = at.heard();
  assert.equal([...cell.subarray(11, 15)], [0, 0, 0, 0]);
  const noise = new Set(cell.subarray(15));
  assert.ok(noise.size > 150, `${noise.size} different octets`);
});

outbox('more than a batch is sent in turns, and tags are kept of each hundredth', () => {
  const at = new Scene();
  const text = new SendQueue();
  text.push(new Uint8Array(250 * 10), 2500);
  for (let cell = 0; cell < 250; cell++) at.outbox.putData(1, text, 10);
  at.outbox.flush();
  assert.is(at.sent.length, 250);
  assert.is(at.outbox.sent, 250);
  assert.is(at.window.sendme(new Uint8Array(20)), 'sendmeOfWrongTag', 'there is one to compare');
  at.heard();
});

outbox('what was cleared is not sent', () => {
  const at = new Scene();
  at.outbox.put(7, { is: 'drop', noise: NOTHING });
  at.outbox.clear();
  at.outbox.flush(COMMAND.RELAY_EARLY);
  assert.is(at.sent.length, 0);
});

outbox.run();
