import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as machine from '../../../generated/network/igmp-host.machine.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import type { MemberGround } from '../../../runtime/network/igmp/member.ts';
import { GroupMember, SOURCES_MAX } from '../../../runtime/network/igmp/member.ts';
import type { MembershipReports } from '../../../runtime/network/igmp/reports.ts';
import { counted } from '../host.ts';
import { World } from '../world.ts';

const members = suite('a member of a group');
const GROUP = addressOf('239.1.2.3');

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function setting(version: 1 | 2 | 3 = 3) {
  const world = new World();
  const said: unknown[] = [];
  const reports = {
    begin() {},
    add: (type: number, _group: unknown, sources: Uint8Array, count: number) =>
      said.push(count === 0 ? [type] : [type, ...sources.subarray(0, 4 * count)]),
    send() {},
    sendOlder: (_group: unknown, isOldest: boolean) => said.push(isOldest ? 'v1' : 'v2'),
    sendLeave: () => said.push('leave'),
  } as unknown as MembershipReports;
  const forgotten: GroupMember[] = [];
  const ground: Mutable<MemberGround> = {
    timers: world.timers,
    random: world.random,
    reports,
    robustnessVariable: 3,
    unsolicitedReportInterval: 1000,
    version,
    generalResponseAt: Infinity,
    octets: counted(1000),
    sources: 0,
    sourcesCount: 0,
    forget: (member) => void forgotten.push(member),
  };
  const member = new GroupMember(ground, GROUP);
  return { world, said, forgotten, ground, member };
}

members('says as often that it joins, and leaves, as packets may get lost', () => {
  const { world, said, member, forgotten } = setting();
  machine.onJoin(member);
  assert.ok(member.isWanted);
  world.pass(10_000);
  assert.equal(said.splice(0), [[4], [4], [4]]);
  machine.onLeave(member);
  assert.not.ok(member.isWanted);
  assert.is(member.stateName, 'Leaving');
  world.pass(10_000);
  assert.equal(said, [[3], [3], [3]]);
  assert.equal(forgotten, [member]);
});

members('that is wanted again while it leaves says so', () => {
  const { world, said, member, forgotten } = setting();
  machine.onJoin(member);
  world.pass(10_000);
  machine.onLeave(member);
  said.length = 0;
  machine.onJoin(member);
  world.pass(10_000);
  assert.equal(said, [[4], [4], [4]]);
  assert.equal(forgotten, []);
});

members('does not answer alone when all are about to be answered for', () => {
  const { world, said, ground, member } = setting();
  machine.onJoin(member);
  world.pass(10_000);
  said.length = 0;
  ground.generalResponseAt = world.clock.now() + 1;
  machine.onQuery(member, { maxRespTime: 100_000 });
  world.pass(200_000);
  assert.equal(said, []);
});

members('remembers as many sources as it may, then answers with the group', () => {
  const { world, said, ground, member } = setting();
  machine.onJoin(member);
  world.pass(10_000);
  said.length = 0;
  const ask = (from: number, count: number): void => {
    ground.sources = from;
    ground.sourcesCount = count;
    machine.onQuery(member, { maxRespTime: 1000 });
  };
  ask(0, 1);
  ask(4, 1);
  world.pass(1000);
  assert.equal(said.splice(0), [[1, ...counted(8)]]);
  ask(0, SOURCES_MAX);
  ask(0, 1);
  world.pass(1000);
  assert.equal(said.splice(0), [[2]]);
  ask(0, SOURCES_MAX + 1);
  world.pass(1000);
  assert.equal(said.splice(0), [[2]]);
});

members('says what its version says', () => {
  for (const [version, expected] of [
    [1, ['v1', 'v1', 'v1']],
    [2, ['v2', 'v2', 'v2', 'leave']],
  ] as const) {
    const { world, said, member } = setting(version);
    machine.onJoin(member);
    world.pass(100_000);
    machine.onLeave(member);
    assert.equal(said, expected);
  }
});

members.run();
