import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { segmentsOf, SwitchGroups } from '../../runtime/lab/segments.ts';
import { topologyOf } from './laboratories.ts';

const segments = suite('segments');

const shown = (text: string): readonly string[] =>
  segmentsOf(topologyOf(text)).map(
    ({ attachments, mtu }) => `${attachments.map((one) => one.node).join(' ')} ${mtu}`,
  );

segments('a link of two stations is a network of its own', () => {
  assert.equal(shown('host a, b router r link a - r link r - b mtu 1400'), [
    'a r 1500',
    'r b 1400',
  ]);
});

segments('all that switches join is one network, with the least MTU of its links', () => {
  const text = `host a, b, c switch s, t router r
    link a - s link b - s mtu 1400 link s - t link c - t link t - r`;
  assert.equal(shown(text), ['a b c r 1400']);
});

segments('switches in a ring are refused', () => {
  const ring = 'switch s, t, u link s - t link t - u link u - s';
  assert.throws(() => segmentsOf(ringOf(ring)), /u and s close a ring of switches/);
});

/** The parser complains of it too, so that it is taken from what it understood. */
function ringOf(text: string): ReturnType<typeof topologyOf> {
  const open = topologyOf(text.replace(' link u - s', ''));
  const ends = [
    { node: 'u', addresses: [] },
    { node: 's', addresses: [] },
  ] as const;
  return { ...open, links: [...open.links, { ends, mtu: 1500, there: {}, back: {} }] };
}

segments('groups of switches know who is joined with whom, by any way', () => {
  const groups = new SwitchGroups();
  assert.ok(groups.join('a', 'b'));
  assert.ok(groups.join('c', 'd'));
  assert.not.equal(groups.rootOf('a'), groups.rootOf('d'));
  assert.ok(groups.join('b', 'c'));
  assert.is(groups.rootOf('a'), groups.rootOf('d'));
  assert.not.ok(groups.join('d', 'a'));
});

segments.run();
