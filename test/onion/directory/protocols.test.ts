import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DirectoryFault, orFault } from '../../../runtime/onion/directory/fault.ts';
import { Protocols } from '../../../runtime/onion/directory/protocols.ts';

const protocols = suite('onion: versions of subprotocols');

protocols('a list says which versions are spoken', () => {
  const ours = new Protocols('Cons=1-2 Link=3-5 Relay=2,4 Padding=');
  const spoken = (name: string): readonly number[] =>
    Array.from({ length: 8 }, (_, version) => version).filter((v) => ours.supports(name, v));
  assert.equal(spoken('Cons'), [1, 2]);
  assert.equal(spoken('Link'), [3, 4, 5]);
  assert.equal(spoken('Relay'), [2, 4]);
  assert.equal([...spoken('Padding'), ...spoken('Conflux')], []);
});

protocols('what is lacking is named', () => {
  const ours = new Protocols('Cons=2 Link=4-5 Relay=2-4');
  assert.is(ours.lackOf(new Protocols('Link=4 Relay=2 Cons=2')), '');
  assert.is(ours.lackOf(new Protocols('Link=3-4 Relay=2-6 New=1')), 'Link=3 Relay=5 Relay=6 New=1');
  assert.is(ours.lackOf(new Protocols('')), '');
});

protocols('a list that is none is refused', () => {
  const lists = ['Link', 'Link=a', '=1', 'Link=2-1', 'Link=64', 'Link=1-4294967295', 'Link=01'];
  for (const text of [...lists, 'Link=1,,2', 'Link=-1', 'Link=1 Link=2', 'Li_nk=1', 'Link=1--2']) {
    assert.instance(
      orFault(() => new Protocols(text)),
      DirectoryFault,
      text,
    );
  }
});

protocols.run();
