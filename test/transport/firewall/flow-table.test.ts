import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { FLAGS_ACK, FLAGS_SYN } from '../../../generated/transport/tcp.wire.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { Exchange, TcpFlow } from '../../../runtime/transport/firewall/flow.ts';
import type { Flow } from '../../../runtime/transport/firewall/flow.ts';
import { FlowTable } from '../../../runtime/transport/firewall/flow-table.ts';
import { DATAGRAM, Passage, SEGMENT } from '../../../runtime/transport/firewall/passage.ts';
import { RuleState } from '../../../runtime/transport/firewall/rule.ts';

const tables = suite('firewall: the table of flows');

const RULE = new RuleState({ action: 'allow', direction: 'incoming' });

function segment(remotePort: number, sent: boolean, ctl: number): Passage {
  const made = new Passage();
  made.kind = SEGMENT;
  made.protocol = 6;
  made.octets = Uint8Array.of(192, 0, 2, 1, 192, 0, 2, 2);
  made.remote = 4;
  made.localPort = 22;
  made.remotePort = remotePort;
  made.sent = sent;
  made.ctl = ctl;
  return made;
}

/** Its first packet has been heard, and it is in the table if there was room. */
function begin(table: FlowTable, first: Passage): { flow: Flow; isAdded: boolean } {
  const flow = new (first.kind === SEGMENT ? TcpFlow : Exchange)(table, first, RULE, 0);
  flow.hear(first);
  return { flow, isAdded: table.add(flow) };
}

function establish(table: FlowTable, port: number): Flow {
  const { flow } = begin(table, segment(port, false, FLAGS_SYN));
  flow.hear(segment(port, true, FLAGS_SYN | FLAGS_ACK));
  flow.hear(segment(port, false, FLAGS_ACK));
  return flow;
}

const newTable = (most: number, world = new Simulation(1)): FlowTable =>
  new FlowTable(world.timers, seededRandom(1), most);

tables('never gives up what is established for what is new', () => {
  const table = newTable(10);
  for (let port = 1; port <= 10; port++) establish(table, port);
  assert.not.ok(begin(table, segment(100, false, FLAGS_SYN)).isAdded);
  assert.not.ok(begin(table, segment(101, true, FLAGS_SYN)).isAdded);
  assert.is(table.counters.refusedFull, 2);
  for (let port = 1; port <= 10; port++) assert.ok(table.find(segment(port, false, FLAGS_ACK)));
});

tables('gives up the oldest that is half open', () => {
  const table = newTable(3);
  establish(table, 1);
  begin(table, segment(2, false, FLAGS_SYN));
  begin(table, segment(3, false, FLAGS_SYN));
  assert.ok(begin(table, segment(4, false, FLAGS_SYN)).isAdded);
  const left = [1, 2, 3, 4].filter((port) => table.find(segment(port, false, 0)) !== undefined);
  assert.equal(left, [1, 3, 4]);
  assert.is(table.counters.madeRoom, 1);
});

tables('gives up nothing of ours for what others begin, and theirs for ours', () => {
  const table = newTable(2);
  begin(table, segment(1, true, FLAGS_SYN));
  begin(table, segment(2, true, FLAGS_SYN));
  assert.not.ok(begin(table, segment(3, false, FLAGS_SYN)).isAdded);
  const other = newTable(2);
  begin(other, segment(1, true, FLAGS_SYN));
  begin(other, segment(2, false, FLAGS_SYN));
  assert.ok(begin(other, segment(3, true, FLAGS_SYN)).isAdded);
  assert.ok(other.find(segment(1, false, 0)));
  assert.not(other.find(segment(2, false, 0)));
});

tables('holds no more in a flood than it may, and is empty after it', () => {
  const world = new Simulation(1);
  const table = newTable(500, world);
  for (let port = 1; port <= 20_000; port++) begin(table, segment(port, false, FLAGS_SYN));
  assert.is(table.size, 500);
  assert.is(table.counters.begun - table.counters.ended, 500);
  world.run(5 * 60_000);
  assert.is(table.size, 0);
  assert.is(world.timers.running, 0);
});

tables('finds by the interface who answers what was asked of many', () => {
  const table = newTable(10);
  const asked = segment(67, true, 0);
  asked.kind = DATAGRAM;
  asked.isToMany = true;
  asked.by = { name: 'eth0' } as never;
  const { flow } = begin(table, asked);
  const answer = segment(67, false, 0);
  answer.kind = DATAGRAM;
  answer.by = asked.by;
  assert.is(table.find(answer), flow);
  answer.by = { name: 'eth1' } as never;
  assert.is(table.find(answer), undefined);
  table.end(flow);
  assert.equal([...table.values()], []);
});

tables.run();
