import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { parseLab } from '../../../commands/lab/parse.ts';
import { render } from '../../../generator/diagnostic.ts';

const labs = suite('laboratories as text');

function mistakes(text: string): readonly string[] {
  const { diagnostics } = parseLab(text, 'x.lab');
  return diagnostics.map((one) => {
    const [place] = render(one, () => text).split('\n');
    return one.help === undefined ? place : `${place} (${one.help})`;
  });
}

const PAIR = 'host a, b\nlink a - b\n';

const WRONG: readonly (readonly [what: string, text: string, message: string | RegExp])[] = [
  ['a word that is none', 'hots a', /^x\.lab:1:\d: expected /],
  ['a link of one end', 'host a\nlink a', /^x\.lab:2:7: expected/],
  ['a name that is nobody', `${PAIR}at 0 s a pings c`, /^x\.lab:3:16: there is no 'c'/],
  [
    'a name that is mistyped',
    'host alice, b\nlink alcie - b',
    /there is no 'alcie'; did you mean alice/,
  ],
  ['a name twice', 'host a, b, a', "x.lab:1:12: 'a' is there already"],
  ['a link to itself', 'host a\nlink a - a', 'x.lab:2:10: a cannot be joined with itself'],
  ['a link twice', `${PAIR}link b - a`, 'x.lab:3:10: a link joins b and a already'],
  ['a link that is not there', 'host a, b\nat 1 s cut a - b', 'x.lab:2:12: no link joins a and b'],
  ['a capture of none', 'host a, b\ncapture a - b to "x"', /no link joins a and b/],
  ['an address that is none', 'host a, b\nlink a 192.0.2.300/24 - b', /not a prefix: '192/],
  ['a prefix that is too long', 'host a, b\nlink a 192.0.2.1/33 - b', /not a prefix: '192/],
  [
    'an MTU that is too small',
    'host a, b\nlink a - b mtu 576',
    'x.lab:2:12: an MTU is 1280 to 65535 octets (IPv6 needs 1280: RFC 8200 §5)',
  ],
  [
    'more than all lost',
    'host a, b\nlink a - b loss 101%',
    /:17: of a hundred, at most a hundred$/,
  ],
  ['no rate', 'host a, b\nlink a - b rate 0 kbit/s', /over this rate nothing would ever come/],
  ['a switch that pings', 'switch s host a link a - s at 0 s s pings a', /s is a switch/],
  ['a switch that is pinged', 'switch s host a link a - s at 0 s a pings s', /s is a switch/],
  ['a switch with an address', 'switch s host a link a - s ::1/64', /a switch has no addresses/],
  [
    'a ring of switches',
    'switch s, t, u link s - t link t - u link u - s',
    'x.lab:1:47: u and s close a ring of switches (a frame would go round for ever)',
  ],
  ['a time without a unit', `${PAIR}at 1 cut a - b`, /expected .*"ms"/],
];

for (const [what, text, message] of WRONG) {
  labs(`${what} is said in its place`, () => {
    const found = mistakes(text);
    assert.is(found.length, 1, found.join('\n'));
    if (typeof message === 'string') assert.is(found[0], message);
    else assert.match(found[0], message);
  });
}

labs('several mistakes are all said', () => {
  assert.is(mistakes('host a, a\nlink a - x\nat 0 s y pings z').length, 4);
});

labs('every quality is read, in units of its own', () => {
  const text = `host a, b link a - b delay 1.5 s, jitter 2 ms, rate 3 Mbit/s, queue 4 frames,
    loss 5%, duplication 6%, reordering 7% by 8 ms, corruption 9%; back delay 1 min`;
  const [{ there, back }] = parseLab(text, 'x.lab').topology.links;
  assert.equal(there, {
    delayMs: 1500,
    jitterMs: 2,
    rate: 3e6,
    queueFrames: 4,
    loss: 0.05,
    duplication: 0.06,
    reordering: 0.07,
    reorderingMs: 8,
    corruption: 0.09,
  });
  assert.equal(back, { ...there, delayMs: 60_000 });
});

labs('every deed is read', () => {
  const text = `${PAIR}at 1 s a pings b at 2 s a pings b 7 times over IPv6
    at 3 s a traces the way to b at 4 s b fetches 2 MB from a at 5 s cut b - a
    at 6 s mend a - b at 7 s a - b loss 1%  # and no more`;
  const { topology, diagnostics } = parseLab(text, 'x.lab');
  assert.equal(diagnostics, []);
  assert.equal(topology.events, [
    { atMs: 1000, kind: 'ping', from: 'a', to: 'b', times: 4, version: 4 },
    { atMs: 2000, kind: 'ping', from: 'a', to: 'b', times: 7, version: 6 },
    { atMs: 3000, kind: 'trace', from: 'a', to: 'b', version: 4 },
    { atMs: 4000, kind: 'fetch', from: 'a', to: 'b', octets: 2e6, version: 4 },
    { atMs: 5000, kind: 'cut', link: ['b', 'a'] },
    { atMs: 6000, kind: 'mend', link: ['a', 'b'] },
    { atMs: 7000, kind: 'change', link: ['a', 'b'], there: { loss: 0.01 }, back: { loss: 0.01 } },
  ]);
});

labs.run();
