import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { FLAGS_ACK, FLAGS_RST, FLAGS_SYN } from '../../generated/transport/tcp.wire.ts';
import { addressOf } from '../../runtime/base/address.ts';
import {
  AF_INET,
  AF_INET6,
  MSG_DONTWAIT,
  SOCK_NONBLOCK,
  SOCK_RAW,
  SOCK_STREAM,
} from '../../runtime/socket/constants.ts';
import { failure } from '../../runtime/socket/errno.ts';
import { createStack } from '../../runtime/stack.ts';
import { Firewall, RULES_MAX } from '../../runtime/transport/firewall.ts';
import { parseRule } from '../../runtime/transport/firewall/rule-text.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';
import { pairStacks } from '../lab/transfer.ts';
import {
  connect,
  datagramSocket,
  listen,
  ping,
  sendSegment,
  VERSIONS,
  walled,
} from './firewall/world.ts';

const firewalls = suite('a firewall');

for (const version of VERSIONS) {
  const over = `over IPv${version.version}`;
  const { ours, theirs } = version;

  firewalls(`keeps out who begins, in silence, ${over}`, () => {
    const walls = walled();
    listen(walls.us, version, 22);
    assert.is(connect(walls, walls.them, ours, 22).came, 'silence');
    assert.is(connect(walls, walls.them, ours, 23).came, 'silence');
    assert.is(ping(walls, walls.them, ours), 0);
    assert.ok(walls.firewall.policy.incoming.packets > 2);
  });

  firewalls(`lets in the answers to what we begin ${over}`, () => {
    const walls = walled();
    listen(walls.them, version, 80);
    assert.is(connect(walls, walls.us, theirs, 80).came, 'established');
    assert.is(connect(walls, walls.us, theirs, 81).came, 'ECONNREFUSED');
    assert.is(ping(walls, walls.us, theirs), 1);
    const there = datagramSocket(walls.them, version, 53);
    const here = datagramSocket(walls.us, version, 5000);
    here.send('who', theirs, 53);
    walls.world.run(100);
    assert.equal(there.heard(), ['who']);
    there.send('me', ours, 5000);
    there.send('nobody asked', ours, 5001);
    walls.world.run(100);
    assert.equal(here.heard(), ['me']);
  });

  firewalls(`lets in what a rule allows, and answers as if it were not there, ${over}`, () => {
    const walls = walled('allow incoming 22', 'allow incoming icmp');
    listen(walls.us, version, 22);
    assert.is(connect(walls, walls.them, ours, 22).came, 'established');
    assert.is(connect(walls, walls.them, ours, 23).came, 'silence');
    assert.is(ping(walls, walls.them, ours), 1);
    assert.ok(walls.firewall.rules[0].packets >= 3);
  });

  firewalls(`says ECONNREFUSED of a closed port that is allowed ${over}`, () => {
    const walls = walled('allow incoming 23');
    assert.is(connect(walls, walls.them, ours, 23).came, 'ECONNREFUSED');
  });

  firewalls(`keeps in what a rule blocks ${over}`, () => {
    const walls = walled('block outgoing 25');
    const socket = datagramSocket(walls.us, version, 5000);
    assert.is(socket.send('spam', theirs, 25), failure('EACCES'));
    assert.is(socket.send('news', theirs, 26), 4);
  });

  firewalls(`says so at once to who connects where a rule blocks ${over}`, () => {
    const walls = walled('block outgoing 25');
    const { tcp } = walls.us;
    const user = {
      established() {},
      readable() {},
      writable() {},
      closed: () => assert.unreachable('nothing was begun'),
    };
    assert.is(tcp.connect({ address: theirs, port: 25 }, user), 'EACCES');
    assert.equal([...tcp.connections()], []);
    walls.world.run(200_000);
    assert.is(walls.firewall.rules[0].packets, 1);
    const sockets = walls.us.sockets();
    const family = version.version === 4 ? AF_INET : AF_INET6;
    const descriptor = sockets.socket(family, SOCK_STREAM | SOCK_NONBLOCK);
    const remote = { address: theirs, port: 25 };
    assert.is(sockets.connect(descriptor, remote), failure('EACCES'));
    walls.firewall.setRules([]);
    assert.is(sockets.connect(descriptor, remote), failure('EINPROGRESS'));
  });

  firewalls(`ends who still waits for an answer when a rule comes to block it ${over}`, () => {
    const walls = walled();
    // Nobody there hears the SYN that goes now.
    walls.them.enableFirewall();
    const begun = connect({ world: { run() {} } as never }, walls.us, theirs, 80);
    walls.world.run(500);
    assert.is(begun.came, 'silence');
    walls.firewall.setRules([parseRule(['block', 'outgoing', '80'])]);
    walls.world.run(2_000);
    assert.is(begun.came, 'EACCES');
  });

  firewalls(`lets in the ICMP error about what we have sent ${over}`, () => {
    const walls = walled();
    datagramSocket(walls.us, version, 5000).send('anybody', theirs, 9);
    walls.world.run(2000);
    assert.is(walls.firewall.counters.related, 1);
    assert.is(walls.firewall.counters.unrelated, 0);
  });

  firewalls(`says nothing of a port that was not let in, and no error leaves, ${over}`, () => {
    const walls = walled('allow incoming 9/udp');
    datagramSocket(walls.them, version, 5000).send('allowed', ours, 9);
    datagramSocket(walls.them, version, 5001).send('not allowed', ours, 10);
    walls.world.run(2000);
    assert.is(walls.firewall.counters.related, 1);
    assert.is(walls.firewall.counters.blocked, 1);
  });

  firewalls(`lets a connection go on when a rule closes the port to others ${over}`, () => {
    const walls = walled('allow incoming 22');
    const listener = listen(walls.us, version, 22);
    const { connection } = connect(walls, walls.them, ours, 22);
    walls.firewall.setRules([]);
    const accepted = listener.accept()!;
    connection.write(Buffer.from('hello'));
    walls.world.run(2000);
    // What a rule takes back is taken back at once, also from who is in.
    assert.is(accepted.readable, 0);
    walls.firewall.setRules([parseRule(['allow', 'incoming', '22'])]);
    walls.world.run(20_000);
    assert.is(accepted.readable, 0, 'of no connection any more, until our side speaks');
    accepted.write(Buffer.from('?'));
    walls.world.run(20_000);
    assert.is(accepted.readable, 5);
  });

  firewalls(`lets no segment in that opens nothing, ${over}`, () => {
    const walls = walled('allow incoming 22');
    listen(walls.us, version, 22);
    for (const flags of [FLAGS_ACK, FLAGS_RST, FLAGS_SYN | FLAGS_ACK, 0, 0x29]) {
      sendSegment(walls, walls.them, ours, [4000, 22], flags);
    }
    assert.is(walls.firewall.counters.notOpen, 5);
    assert.is(walls.firewall.flows.size, 0);
  });

  firewalls(`ends no connection by the word of a stranger ${over}`, () => {
    const walls = walled();
    const listener = listen(walls.them, version, 80);
    const { connection } = connect(walls, walls.us, theirs, 80, 4000);
    const there = listener.accept()!;
    sendSegment(walls, walls.them, ours, [80, 4000], FLAGS_RST, 0x70000000);
    walls.world.run(3 * 60_000);
    there.write(Buffer.from('still here'));
    walls.world.run(2000);
    assert.is(connection.readable, 10);
  });
}

firewalls('is not asked about what goes to ourselves', () => {
  const walls = walled('block outgoing all');
  listen(walls.us, VERSIONS[0], 22);
  assert.is(connect(walls, walls.us, addressOf('127.0.0.1'), 22).came, 'established');
  assert.is(connect(walls, walls.us, addressOf('192.0.2.1'), 22).came, 'established');
});

firewalls('is in front of raw sockets', () => {
  const walls = walled();
  const sockets = walls.us.sockets();
  const raw = sockets.socket(AF_INET, SOCK_RAW, 1);
  ping(walls, walls.them, addressOf('192.0.2.1'));
  assert.is(walls.us.ipv4.input.counters.blocked, 1);
  assert.is(sockets.recv(raw, new Uint8Array(100), 0, 100, MSG_DONTWAIT), failure('EAGAIN'));
});

firewalls('decides on the whole of what comes in fragments', () => {
  const { world, stacks } = pairStacks({ names: ['eth0', 'eth0'], mtu: 576 });
  const [us, them] = stacks;
  const firewall = us.enableFirewall();
  firewall.setRules([parseRule('allow incoming 9/udp'.split(' '))]);
  const [four] = VERSIONS;
  const open = datagramSocket(us, four, 9);
  const shut = datagramSocket(us, four, 10);
  const there = datagramSocket(them, four, 5000);
  there.send('x'.repeat(1900), four.ours, 9);
  there.send('y'.repeat(1900), four.ours, 10);
  world.run(2000);
  assert.equal(
    open.heard().map(({ length }) => length),
    [1900],
  );
  assert.equal(shut.heard(), []);
  assert.is(firewall.counters.blocked, 1);
});

firewalls('hears whoever answers what was asked of everyone', () => {
  const walls = walled();
  const [four] = VERSIONS;
  const here = datagramSocket(walls.us, four, 5353);
  const there = datagramSocket(walls.them, four, 5353);
  walls.them.ip.join(addressOf('224.0.0.251'));
  here.send('who', addressOf('224.0.0.251'), 5353);
  walls.world.run(100);
  there.send('me', four.ours, 5353);
  walls.world.run(100);
  assert.equal(here.heard(), ['me']);
  walls.world.run(31_000);
  there.send('too late', four.ours, 5353);
  walls.world.run(100);
  assert.equal(here.heard(), []);
});

firewalls('finds neighbours, routers and groups as without it', () => {
  const world = new Simulation(7);
  const made = createStack({ timers: world.timers, random: world.dice(), firewall: true });
  assert.ok(made.firewall instanceof Firewall);
  const walls = walled();
  const [, six] = VERSIONS;
  walls.us.ipv6.on(walls.us.interface('eth0')!)!.neighbours.flush(true);
  assert.is(ping(walls, walls.us, six.theirs), 1);
  assert.is(walls.firewall.counters.blocked, 0);
});

firewalls('takes no more rules than it says', () => {
  const { firewall } = walled();
  const rule = parseRule(['block', 'incoming', '1']);
  firewall.setRules(Array.from({ length: RULES_MAX }, () => rule));
  assert.throws(() => firewall.add(rule), /more than 1024 rules/);
  assert.is(firewall.rules.length, RULES_MAX);
});

firewalls('numbers rules anew when one goes, or comes in front', () => {
  const { firewall } = walled('block incoming 1', 'block incoming 2', 'block incoming 3');
  const gone = firewall.remove(2);
  assert.equal(gone?.rule.ports, [[2, 2]]);
  firewall.add(parseRule(['allow', 'incoming', '9']), 1);
  const numbered = firewall.rules.map(({ number, rule }) => [number, rule.ports![0][0]]);
  assert.equal(numbered, [
    [1, 9],
    [2, 1],
    [3, 3],
  ]);
  assert.is(firewall.remove(4), undefined);
});

firewalls('tells of what it blocks', () => {
  const walls = walled('block incoming 22');
  const heard: string[] = [];
  walls.firewall.log.listen(({ source, destination, rule, protocol }) => {
    heard.push(`${protocol} ${source} ${destination} ${rule}`);
  });
  sendSegment(walls, walls.them, VERSIONS[0].ours, [4000, 22], FLAGS_SYN);
  sendSegment(walls, walls.them, VERSIONS[0].ours, [4000, 23], FLAGS_SYN);
  assert.equal(heard, [
    'tcp 192.0.2.2:4000 192.0.2.1:22 1',
    'tcp 192.0.2.2:4000 192.0.2.1:23 undefined',
  ]);
});

firewalls.run();
