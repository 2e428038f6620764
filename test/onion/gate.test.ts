import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { OnionGate } from '../../runtime/onion/gate.ts';
import type { Link, LinkPlace, LinkUser } from '../../runtime/onion/link.ts';

const gates = suite('onion: what may leave');

const TCP = 6;
const UDP = 17;
const never = new AbortController().signal;
const place = (address: string, port = 9001): LinkPlace => ({ address: addressOf(address), port });

/** Gives links that end when they are told to; to port 1 there are none. */
function newGate(): { readonly gate: OnionGate; readonly users: LinkUser[] } {
  const users: LinkUser[] = [];
  const dial = async (remote: LinkPlace): Promise<Link> => {
    if (remote.port === 1) throw new Error('TCP: refused');
    return {
      remote,
      certificate: new Uint8Array(1),
      setUser: (user) => void users.push(user),
      write: () => true,
      exportKeyingMaterial: (_label, _context, length) => new Uint8Array(length),
      close() {},
      abort() {},
    };
  };
  return { gate: new OnionGate({ dial }), users };
}

const heard: string[] = [];
const user: LinkUser = {
  received: (b) => void heard.push(`${b.length}`),
  writable: () => void heard.push('writable'),
  closed: (why) => void heard.push(why ?? 'closed'),
};

gates('only TCP to relays that are dialed', async () => {
  const { gate } = newGate();
  assert.not(gate.permits(addressOf('192.0.2.1'), TCP));
  const link = await gate.dial(place('192.0.2.1'), never);
  assert.ok(gate.permits(addressOf('192.0.2.1'), TCP));
  assert.not(gate.permits(addressOf('192.0.2.1'), UDP));
  assert.not(gate.permits(addressOf('192.0.2.2'), TCP));
  assert.equal(gate.relays.map(showAddress), ['192.0.2.1']);
  assert.ok(link.write(new Uint8Array(1)));
  assert.is(link.exportKeyingMaterial('', new Uint8Array(0), 5).length, 5);
});

gates('it is open while there is a link, and what a link says goes on to its user', async () => {
  const { gate, users } = newGate();
  const links = [
    await gate.dial(place('192.0.2.1'), never),
    await gate.dial(place('192.0.2.1', 443), never),
  ];
  for (const link of links) link.setUser(user);
  users[0].received(new Uint8Array(3));
  users[0].writable();
  users[0].closed('reset');
  assert.ok(gate.permits(addressOf('192.0.2.1'), TCP));
  users[1].closed(undefined);
  assert.not(gate.permits(addressOf('192.0.2.1'), TCP));
  assert.equal(heard, ['3', 'writable', 'reset', 'closed']);
});

gates('a relay that cannot be reached leaves it shut', async () => {
  const { gate } = newGate();
  let why = '';
  await gate.dial(place('192.0.2.9', 1), never).catch((error: Error) => (why = error.message));
  assert.is(why, 'TCP: refused');
  assert.equal(gate.relays, []);
});

gates.run();
