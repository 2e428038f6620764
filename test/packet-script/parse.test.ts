/** What a packet script may say, and what is said of one that says something else. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { parseScript } from './parse.ts';

const parsing = suite('parsing packet scripts');

function mistakeIn(...lines: readonly string[]): string {
  try {
    parseScript(lines.join('\n'), 'a.pkt');
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

parsing('reads moments of each kind', () => {
  const moments = ['1', '+.5', '*', '1~2', '+1~+2', '0...1', '+0...0.2'];
  const text = moments.map((moment) => `${moment} close(3) = 0`).join('\n');
  const { events } = parseScript(text, 'a.pkt');
  assert.equal(
    events.map(({ moment }) => moment),
    [
      { kind: 'absolute', from: 1000, to: 1000 },
      { kind: 'relative', from: 500, to: 500 },
      { kind: 'any' },
      { kind: 'absolute', from: 1000, to: 2000 },
      { kind: 'relative', from: 1000, to: 2000 },
      { kind: 'blocking', isRelative: false, from: 0, to: 1000 },
      { kind: 'blocking', isRelative: true, from: 0, to: 200 },
    ],
  );
  assert.equal(
    events.map(({ line }) => line),
    [1, 2, 3, 4, 5, 6, 7],
  );
});

parsing('reads a segment with all that it may have', () => {
  const text = '0 < FP. 1:101(100) ack 5 win 10 urg 3 <mss 9,nop,sack 1:2 3:4,kind 77 01> port 9';
  const [{ action }] = parseScript(text, 'a.pkt').events;
  assert.equal(action, {
    kind: 'inbound',
    packet: {
      kind: 'tcp',
      flags: new Set('FPA'),
      from: 1,
      to: 101,
      ack: 5,
      window: 10,
      urgent: 3,
      port: 9,
      options: [
        { kind: 'mss', value: 9 },
        { kind: 'nop' },
        {
          kind: 'sack',
          blocks: [
            { from: 1, to: 2 },
            { from: 3, to: 4 },
          ],
        },
        { kind: 'other', number: 77, octets: Uint8Array.of(1) },
      ],
    },
  });
});

parsing('reads any options as none that are asked for', () => {
  const [any, none] = parseScript('0 > . 1:1(0) <...>\n0 > . 1:1(0)', 'a.pkt').events;
  const optionsOf = ({ action }: typeof any): unknown =>
    action.kind === 'outbound' && action.packet.kind === 'tcp' ? action.packet.options : 'no TCP';
  assert.equal([any, none].map(optionsOf), [undefined, []]);
});

parsing('reads options of the script, and passes over comments', () => {
  const text =
    '// a claim\n--virtual_only=it takes a minute\n/* of\nnothing */ 0 close(3) = 0 # so';
  const { options, events } = parseScript(text, 'a.pkt');
  assert.equal([...options], [['virtual_only', 'it takes a minute']]);
  assert.is(events[0].line, 4);
});

parsing('says where a script is none, and what was expected', () => {
  assert.match(mistakeIn('0 close(3) = 0', '+1 > Q 0:0(0)'), /^a\.pkt:2:6: expected /);
  assert.match(mistakeIn('0 close(3'), /^a\.pkt:1:10: expected /);
  assert.match(mistakeIn('0 < S 0:0(0) <mss>'), /^a\.pkt:1:18: expected /);
  assert.match(mistakeIn('close(3) = 0'), /^a\.pkt:1:1: expected /);
});

parsing('says of a length that it is not what the numbers say', () => {
  assert.is(mistakeIn('', '0 > . 1:101(99)'), 'a.pkt:2: 1:101 is 100 octets, not 99');
  const quoted = '0 < icmp unreachable frag_needed mtu 1280 [1:11(9)]';
  assert.is(mistakeIn(quoted), 'a.pkt:1: 1:11 is 10 octets, not 9');
});

parsing('says that a message of ICMP is none', () => {
  const wrong = mistakeIn('', '', '0 < icmp unreachable by_nobody [1:1(0)]');
  assert.is(wrong, `a.pkt:3: no ICMP message is 'unreachable by_nobody'`);
});

parsing('says that a call cannot end before it begins', () => {
  assert.is(mistakeIn('1...0.5 read(3, ..., 1) = 1'), 'a.pkt:1: it ends before it begins');
});

parsing.run();
