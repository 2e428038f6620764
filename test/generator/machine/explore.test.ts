/** The explorer: what it proves, what it finds false, and the way there. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { exploreFile } from '../../../generator/machine/explore/report.ts';
import { explorePair } from '../../../generator/machine/explore/pair.ts';
import { ladder } from '../../../generator/machine/explore/ladder.ts';
import { replay, replayText } from '../../../generator/machine/explore/replay.ts';
import { explore } from '../../../generator/machine/explore/single.ts';
import type { MachineFile } from '../../../generator/machine/model.ts';
import { compile, compileSpec, SPECS } from './compile.ts';

const LAMP = `protocol Lamp "a lamp that counts"

machine Lamp starts Off
  hears press, cut
  asks dark
  does shine
  keeps Times as 0..3 = 0

  state Off
    on press when dark: Times += 1, shine, become On
    on press:           ignore
    on cut:             ignore
  state On
    on press:           become Off
    on cut:             become Off

  never shine when dark
`;

function sound(source: string): MachineFile {
  const { file, diagnostics } = compile(source);
  assert.equal(
    diagnostics.map(({ message }) => message),
    [],
  );
  return file!;
}

const lone = suite('explorer: one machine');

lone('a counter that leaves its range is found, by a shortest way', () => {
  const [machine] = sound(LAMP.replace('  never shine when dark\n', '')).machines;
  const [verdict] = explore(machine!).verdicts;
  assert.is(verdict?.property.text, 'Times stays within 0..3');
  assert.is(verdict?.result, 'broken');
  assert.is(verdict?.trace.length, 7);
  const drawn = ladder(verdict!.trace, 'Off');
  assert.match(drawn, / {11}Off \|\n {15}\| press with dark = true\n {15}\|   shine\n {12}On \|/);
});

lone('a counter-example can be replayed, and says so when the machine is mended', () => {
  const [machine] = sound(LAMP.replace('  never shine when dark\n', '')).machines;
  const trace = explore(machine!).verdicts[0]!.trace;
  assert.equal(replay(machine!, trace), ['Off', ...trace.map(({ state }) => state)]);
  assert.match(
    replayText('lamp.protocol', machine!, 'Times', trace),
    /\{"event":"press","said":\["dark = true"\]/,
  );
});

lone('a way that is closed for ever is found', () => {
  const stuck = `protocol Trap "no way back"

machine Trap starts Open ends Shut, Lost
  hears shut, lose, knock
  state Open
    on shut:  become Shut
    on lose:  become Lost
    on knock: ignore
  state Shut
  state Lost

  always eventually Shut once lose
  never Shut and Lost
`;
  const results = explore(sound(stuck).machines[0]!).verdicts.map(({ result }) => result);
  assert.equal(results, ['broken', 'proved']);
});

for (const path of SPECS.slice(1)) {
  lone(`${path}: every property is proved`, () => {
    const findings = exploreFile(compileSpec(path), {
      report: ({ message }) => assert.unreachable(message),
    });
    assert.equal(findings.notProved, []);
    assert.ok(findings.proved.length > 0);
  });
}

lone('what is not proved is named, with the bounds it held within', () => {
  const findings = exploreFile(compileSpec(SPECS[0]!), {
    report: ({ message }) => assert.unreachable(message),
  });
  assert.ok(
    findings.notProved.some((line) => line.startsWith('not proved: never SND.UNA > SND.NXT')),
  );
  assert.ok(findings.assumed.length > 0);
});
lone.run();

const pairs = suite('explorer: two machines over a channel');
const HANDSHAKE = `protocol Shake "a handshake that trusts what comes"

machine Peer starts Idle ends Joined
  hears call, Note (SEQ as Sequence Number; CTL as flags ASK, YES)
  asks a number of ours as Sequence Number
  does send <SEQ> <CTL> heard as Note
  keeps Ours as Sequence Number; Theirs as Sequence Number

  state Idle
    on call:          Ours := a number of ours, send <SEQ = Ours> <CTL = ASK>, become Calling
    on Note when ASK: Theirs := SEQ, Ours := a number of ours, send <SEQ = SEQ> <CTL = YES>,
                      become Joined
    on Note:          ignore
  state Calling
    on Note when YES: Theirs := SEQ, become Joined
    on Note:          ignore
    on call:          ignore
  state Joined
    on Note, call:    ignore
    on Note when ASK: ignore

two Peers over a channel that loses, reorders, duplicates up to 2 Notes
  each hears call
  never both Joined unless Theirs = the other's Ours
  eventually both Joined once both call
`;

pairs('a handshake that takes an echo for an answer is caught, drawn as a ladder', () => {
  const file = sound(HANDSHAKE.replace('    on Note when ASK: ignore\n', ''));
  const { verdicts, complete } = explorePair(file.pairs[0]!);
  assert.ok(complete);
  assert.equal(
    verdicts.map(({ result }) => result),
    ['broken', 'broken'],
  );
  const drawn = ladder(verdicts[0]!.trace, 'Idle');
  assert.match(drawn, /Calling \| call/);
  assert.match(drawn, /<SEQ=4294967295><CTL=ASK> -+>/);
  assert.match(drawn, /<-+ <SEQ=4294967295><CTL=YES>/);
});

pairs('the same twice gives the same', () => {
  const file = sound(HANDSHAKE.replace('    on Note when ASK: ignore\n', ''));
  const [first, second] = [explorePair(file.pairs[0]!), explorePair(file.pairs[0]!)];
  assert.equal(ladder(first.verdicts[1]!.trace, 'Idle'), ladder(second.verdicts[1]!.trace, 'Idle'));
});

pairs('two TCPs over a channel that holds one segment: nothing is found against the spec', () => {
  const spec = compileSpec(SPECS[0]!);
  const pair = { ...spec.pairs[0]!, most: 1 };
  const { verdicts } = explorePair(pair, 3000);
  assert.equal(
    verdicts.filter(({ result }) => result === 'broken'),
    [],
  );
});
pairs.run();
