import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { toHex } from '../../../runtime/base/base64.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { LONG_LIVED_PORTS, PathChooser, PathFault } from '../../../runtime/onion/path/chooser.ts';
import type { PathOptions, PathPurpose } from '../../../runtime/onion/path/chooser.ts';
import type { RelayTarget } from '../../../runtime/onion/target.ts';
import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import { EXIT, GUARD, MIDDLE, NOON, makeRelay } from '../directory/documents.ts';
import type { TestRelay } from '../directory/documents.ts';
import { makeRelays } from '../directory/network.ts';
import { TestDirectory } from './network.ts';

const paths = suite('onion: paths');

const WEB: PathPurpose = { kind: 'exit', ports: [443] };

function chooserOf(
  relays: readonly TestRelay[],
  some: Partial<PathOptions> = {},
  seed = 1,
): PathChooser {
  const { timers, random } = new Simulation(seed);
  const directory = new TestDirectory(relays);
  return new PathChooser({ timers, random, unixSeconds: () => NOON, directory, ...some });
}

function chosen(chooser: PathChooser, purpose = WEB): readonly RelayTarget[] {
  const path = chooser.choosePath(purpose);
  if (path instanceof PathFault) throw new Error(String(path));
  return path;
}
const namesOf = (path: readonly RelayTarget[]): readonly string[] =>
  path.map(({ nickname }) => nickname);
const faultOf = (chooser: PathChooser, purpose = WEB): string =>
  String(chooser.choosePath(purpose));

paths('go from a guard over a middle to an exit', () => {
  const relays = makeRelays(60);
  const chooser = chooserOf(relays);
  for (let round = 0; round < 200; round++) {
    const path = chosen(chooser);
    assert.is(new Set(namesOf(path)).size, 3);
    const [guard, , exit] = path.map(({ nickname }) =>
      relays.find((relay) => relay.nickname === nickname)!,
    );
    assert.is(guard.flags, GUARD);
    assert.is(exit.policy, 'accept 1-65535');
  }
});

paths('begin at the same guard', () => {
  const chooser = chooserOf(makeRelays(60));
  const guards = new Set<string>();
  for (let round = 0; round < 100; round++) guards.add(chosen(chooser)[0].nickname);
  // The first one, and another when the exit is its neighbour.
  assert.ok(guards.size <= 2);
});

paths('end where the port is let out', () => {
  const policies = ['accept 80', 'accept 443', 'reject 443', 'accept 1-1023'];
  const exits = policies.map((policy, at) => makeRelay(100 + at, { flags: EXIT, policy }));
  const chooser = chooserOf([...makeRelays(30).filter(({ flags }) => flags !== EXIT), ...exits]);
  const ends = new Set<string>();
  for (let round = 0; round < 100; round++) ends.add(chosen(chooser)[2].nickname);
  assert.equal(ends, new Set(['relay101', 'relay103']));
  const both: PathPurpose = { kind: 'exit', ports: [80, 443] };
  assert.is(chosen(chooser, both)[2].nickname, 'relay103');
  const neither: PathPurpose = { kind: 'exit', ports: [443, 65535] };
  assert.is(
    faultOf(chooser, neither),
    'no exit: no relay that could be used lets out port 443, 65535',
  );
});

paths('can be asked whether their end lets out a port', () => {
  const exit = makeRelay(100, { flags: EXIT, policy: 'accept 80', ipv6Policy: 'accept 443' });
  const chooser = chooserOf([...makeRelays(30), exit]);
  const of = ({ identity }: TestRelay): { rsaIdentity: Uint8Array } => ({ rsaIdentity: identity });
  const six = addressOf('2001:db8::1');
  assert.equal(
    [
      chooser.canExit(of(exit), 80),
      chooser.canExit(of(exit), 443),
      chooser.canExit(of(exit), 443, six),
    ],
    [true, false, true],
  );
  assert.not(chooser.canExit(of(makeRelay(999)), 80));
});

paths('to IPv6 end where it is let out', () => {
  const six = makeRelay(100, { flags: EXIT, policy: 'reject 1-65535', ipv6Policy: 'accept 443' });
  const chooser = chooserOf([...makeRelays(30), six]);
  const host = addressOf('2001:db8::1');
  assert.is(chosen(chooser, { kind: 'exit', ports: [443], host })[2].nickname, 'relay100');
  assert.match(faultOf(chooser, { kind: 'exit', ports: [80], host }), /^no exit/);
  const four = addressOf('192.0.2.1');
  assert.is.not(
    chosen(chooser, { kind: 'exit', ports: [443], host: four })[2].nickname,
    'relay100',
  );
});

paths('never end at a bad exit, or at one that is for the middle alone', () => {
  const [bad, middle] = ['BadExit', 'BadExit MiddleOnly'].map((flag, at) =>
    makeRelay(100 + at, { flags: `${EXIT} ${flag}`, policy: 'accept 1-65535', bandwidth: 1e9 }),
  );
  const chooser = chooserOf([...makeRelays(30), bad, middle]);
  for (let round = 0; round < 100; round++) {
    const [guard, , exit] = namesOf(chosen(chooser));
    assert.not(['relay100', 'relay101'].includes(exit) || guard === 'relay101');
  }
});

paths('to ports that stay open long go over stable relays', () => {
  const relays = makeRelays(60).map((relay, at) =>
    at % 2 === 0 ? relay : { ...relay, flags: relay.flags.replace('Stable ', '') },
  );
  const stable = new Set(
    relays.filter(({ flags }) => flags.includes('Stable')).map(({ nickname }) => nickname),
  );
  const chooser = chooserOf(relays);
  const isStable = (path: readonly RelayTarget[]): boolean =>
    path.every(({ nickname }) => stable.has(nickname));
  const of = (purpose: PathPurpose): readonly boolean[] =>
    Array.from({ length: 60 }, () => isStable(chosen(chooser, purpose)));
  for (const port of LONG_LIVED_PORTS) {
    assert.ok(isStable(chosen(chooser, { kind: 'exit', ports: [port] })), `${port}`);
  }
  assert.ok(of({ kind: 'exit', ports: [443], isStable: true }).every(Boolean));
  assert.ok(of({ kind: 'internal', isStable: true }).every(Boolean));
  assert.ok(of(WEB).includes(false));
});

paths('go over fast relays', () => {
  const slow = makeRelays(30).map((relay) => ({
    ...relay,
    nickname: `slow${relay.nickname}`,
    identity: makeRelay(500 + Number(relay.nickname.slice(5))).identity,
    flags: relay.flags.replace('Fast ', ''),
  }));
  const chooser = chooserOf([...makeRelays(30), ...slow]);
  for (let round = 0; round < 50; round++) {
    assert.not(namesOf(chosen(chooser)).some((name) => name.startsWith('slow')));
  }
});

paths('have no two of one neighbourhood', () => {
  const near = makeRelays(30).map((relay, at) => ({ ...relay, address: `10.${at % 3}.1.${at}` }));
  const chooser = chooserOf(near);
  for (let round = 0; round < 60; round++) {
    const blocks = chosen(chooser).map(({ places }) => places[0].address[1]);
    assert.is(new Set(blocks).size, 3);
  }
});

paths('in a laboratory may have all in one neighbourhood', () => {
  const near = makeRelays(9).map((relay) => ({ ...relay, address: '127.0.0.1' }));
  assert.match(faultOf(chooserOf(near)), /^no guard/);
  assert.is(chosen(chooserOf(near, { enforceDistinctSubnets: false })).length, 3);
});

paths('have no two of one family', () => {
  const families = ['a', 'b', 'c'];
  const relays = makeRelays(30).map((relay, at) => ({
    ...relay,
    familyIds: `ed25519:${families[(at >> 1) % 3]}`,
  }));
  const familyOf = new Map(relays.map(({ nickname, familyIds }) => [nickname, familyIds]));
  const chooser = chooserOf(relays);
  for (let round = 0; round < 60; round++) {
    assert.is(new Set(namesOf(chosen(chooser)).map((name) => familyOf.get(name))).size, 3);
  }
  const all = makeRelays(30);
  const family = all.map(({ identity }) => `$${toHex(identity)}`).join(' ');
  assert.match(faultOf(chooserOf(all.map((relay) => ({ ...relay, family })))), /^no guard/);
});

paths('avoid whom they are to avoid', () => {
  const relays = makeRelays(12);
  const chooser = chooserOf(relays);
  const exits = relays.filter(({ flags }) => flags === EXIT);
  const avoid = exits.slice(1).map(({ identity }) => ({ rsaIdentity: identity }));
  for (let round = 0; round < 20; round++) {
    const path = chooser.choosePath(WEB, avoid);
    assert.is(namesOf(path as readonly RelayTarget[])[2], exits[0].nickname);
  }
  const everyone = relays.map(({ identity }) => ({ rsaIdentity: identity }));
  assert.instance(chooser.choosePath(WEB, everyone), PathFault);
});

paths('to a directory have one hop, to a guard', () => {
  const chooser = chooserOf(makeRelays(60));
  const path = chosen(chooser, { kind: 'directory' });
  assert.is(path.length, 1);
  assert.ok(chooser.guards.primary.some(({ record }) => record.nickname === path[0].nickname));
});

paths('inside have three hops, whatever they let out', () => {
  const relays = makeRelays(30).filter(({ flags }) => flags !== EXIT);
  assert.is(chosen(chooserOf(relays), { kind: 'internal' }).length, 3);
  assert.match(faultOf(chooserOf(relays)), /^no exit/);
});

paths('for a name to resolve end at any exit', () => {
  const relays = [...makeRelays(12), makeRelay(100, { flags: MIDDLE })];
  const [, , exit] = chosen(chooserOf(relays), { kind: 'exit', ports: [] });
  assert.is(relays.find(({ nickname }) => nickname === exit.nickname)!.policy, 'accept 1-65535');
});

paths('are as likely as bandwidths and weights say', () => {
  const exits = [1, 2, 7].map((part, at) =>
    makeRelay(100 + at, { flags: EXIT, policy: 'accept 443', bandwidth: part * 1000 }),
  );
  const chooser = chooserOf([...makeRelays(40).filter(({ flags }) => flags !== EXIT), ...exits]);
  const counts = new Map<string, number>();
  const rounds = 4000;
  for (let round = 0; round < rounds; round++) {
    const [, , exit] = namesOf(chosen(chooser));
    counts.set(exit, (counts.get(exit) ?? 0) + 1);
  }
  for (const [at, part] of [1, 2, 7].entries()) {
    const share = (counts.get(`relay${100 + at}`) ?? 0) / rounds;
    assert.ok(Math.abs(share - part / 10) < 0.03, `${share} for ${part / 10}`);
  }
});

paths('go elsewhere when the guard is not reached', () => {
  const chooser = chooserOf(makeRelays(60));
  const [first] = chosen(chooser);
  chooser.guardResult([first], false);
  assert.is.not(chosen(chooser)[0].nickname, first.nickname);
});

paths('of another guard may carry streams where the first ones lead elsewhere', () => {
  const chooser = chooserOf(makeRelays(60));
  const path = chosen(chooser);
  const { primary, sample } = chooser.guards;
  const other = sample.find((guard) => !primary.includes(guard))!.relay!;
  assert.not(chooser.guardResult([other, path[1], path[2]], true));
  for (const { relay } of primary) chooser.guardResult([relay!], false);
  assert.ok(chooser.guardResult([other, path[1], path[2]], true));
});

paths('avoid nobody at their beginning: which guard it is, no failure behind it decides', () => {
  const chooser = chooserOf(makeRelays(60));
  chosen(chooser);
  const [first] = chooser.guards.primary;
  const guards = Array.from({ length: 20 }, () => {
    const path = chooser.choosePath(WEB, [first.relay!]);
    return (path as readonly RelayTarget[])[0].nickname;
  });
  assert.ok(guards.includes(first.relay!.nickname));
});

paths('there are none without a consensus, an old one, or enough of one', () => {
  const directory = new TestDirectory(makeRelays(30));
  const chooser = chooserOf([makeRelay(1)], { directory });
  const digests = [...directory.microdescriptors.keys()];
  for (const digest of digests.slice(0, 15)) directory.microdescriptors.delete(digest);
  assert.match(
    faultOf(chooser),
    /^no directory information: \d+ % of likely paths are known, 60 %/,
  );
  const expired = {
    revision: 0,
    consensus: undefined,
    microdescriptor: () => undefined,
    consensusFault: () => new DirectoryFault('expired', 'yesterday'),
  };
  assert.is(
    faultOf(chooserOf([makeRelay(1)], { directory: expired })),
    'no directory information: expired: yesterday',
  );
});

paths('follow the directory when it changes', () => {
  const directory = new TestDirectory(makeRelays(30));
  const chooser = chooserOf([makeRelay(1)], { directory });
  const [, , exit] = chosen(chooser);
  directory.list(makeRelays(30).filter(({ nickname }) => nickname !== exit.nickname));
  for (let round = 0; round < 50; round++) {
    assert.not(namesOf(chosen(chooser)).includes(exit.nickname));
  }
  assert.is(chooser.relay(exit.rsaIdentity), undefined);
});

paths('among 10,000 relays are chosen fast', () => {
  const chooser = chooserOf(makeRelays(10_000));
  chosen(chooser);
  const begun = performance.now();
  for (let round = 0; round < 1000; round++) chosen(chooser);
  const each = (performance.now() - begun) / 1000;
  assert.ok(each < 2, `${each.toFixed(3)} ms a path`);
});

paths.run();
