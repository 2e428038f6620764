import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { EARLY_OCTETS_MAX, Socks5Conversation } from '../../runtime/application/socks5-server.ts';
import type { ProxyTarget } from '../../runtime/application/socks5-server.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';

const socks = suite('a SOCKS5 proxy talks to a client');

const hex = (b: Uint8Array): string => Buffer.from(b).toString('hex');
const octets = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');

interface Talk {
  readonly conversation: Socks5Conversation;
  readonly simulation: Simulation;
  /** What the client heard, and what was done. */
  readonly heard: string[];
  readonly done: string[];
  say(text: string): void;
}

function begin(): Talk {
  const heard: string[] = [];
  const done: string[] = [];
  const show = ({ host, port, credentials }: ProxyTarget): string =>
    `${host}:${port}${credentials === '' ? '' : ` as ${credentials.replace('\0', '/')}`}`;
  const simulation = new Simulation(1);
  const client = {
    send: (b: Uint8Array) => void heard.push(hex(b)),
    hangUp: () => void done.push('hang up'),
  };
  const ways = {
    open: (target: ProxyTarget) => void done.push(`open ${show(target)}`),
    lookUp: (target: ProxyTarget, isReverse: boolean) =>
      void done.push(`${isReverse ? 'name of' : 'look up'} ${show(target)}`),
    giveUp: () => void done.push('give up'),
    relay: (early: Uint8Array) => void done.push(`relay ${hex(early)}`),
  };
  const conversation = new Socks5Conversation(client, ways, { timers: simulation.timers });
  const say = (text: string): void => conversation.received(octets(text));
  return { conversation, simulation, heard, done, say };
}

const GREETING = '05 01 00';
const TO_NAME = '05 01 00 03 07 7765622e6c6162 0050';

socks('a name goes as it is, and what comes early goes with it', () => {
  const { conversation, heard, done, say } = begin();
  say(GREETING);
  say(`${TO_NAME} 4745`);
  assert.equal(done, ['open web.lab:80']);
  say('54');
  conversation.opened();
  assert.equal(heard, ['0500', '05000001000000000000']);
  assert.equal(done.slice(1), ['relay 474554']);
});

socks('addresses of both versions are told as text', () => {
  for (const [address, shown] of [
    ['01 c0000201', '192.0.2.1'],
    ['04 20010db8000000000000000000000001', '2001:db8::1'],
  ]) {
    const { done, say } = begin();
    say(`${GREETING} 05 01 00 ${address} 01bb`);
    assert.equal(done, [`open ${shown}:443`]);
  }
});

socks('a password is preferred, any will do, and it tells whose way it is', () => {
  const { heard, done, say } = begin();
  say('05 03 00 01 02');
  say('01 05 616c696365 03 626f62');
  say(TO_NAME);
  assert.equal(heard, ['0502', '0100']);
  assert.equal(done, ['open web.lab:80 as alice/bob']);
});

socks('who offers no way that we know is told so', () => {
  const { heard, done, say } = begin();
  say('05 01 01');
  assert.equal([heard, done], [['05ff'], ['hang up']]);
});

socks('octet by octet it is the same talk', () => {
  const { heard, done, say } = begin();
  for (const octet of hex(octets(`05 02 00 02 01 01 61 01 62 ${TO_NAME}`)).match(/../g)!)
    say(octet);
  assert.equal([heard, done], [['0502', '0100'], ['open web.lab:80 as a/b']]);
});

socks('each failure has its reply', () => {
  const replies = { EACCES: 2, ENETUNREACH: 3, EHOSTUNREACH: 4, ENOTFOUND: 4, ECONNREFUSED: 5 };
  for (const [fault, reply] of Object.entries({ ...replies, ETIMEDOUT: 6, ECONNRESET: 1 })) {
    const { conversation, heard, done, say } = begin();
    say(`${GREETING} ${TO_NAME}`);
    conversation.failed(fault);
    assert.is(heard[1], `050${reply}0001000000000000`, fault);
    assert.equal(done.slice(1), ['hang up']);
  }
});

socks('names and addresses are looked up', () => {
  const forward = begin();
  forward.say(`${GREETING} 05 f0 00 03 07 7765622e6c6162 0000`);
  forward.conversation.found('192.0.2.1');
  assert.equal(forward.done, ['look up web.lab:0', 'hang up']);
  assert.is(forward.heard[1], '05000001c00002010000');
  const reverse = begin();
  reverse.say(`${GREETING} 05 f1 00 01 c0000201 0000`);
  reverse.conversation.found('web.lab');
  assert.equal(reverse.done, ['name of 192.0.2.1:0', 'hang up']);
  assert.is(reverse.heard[1], '05000003077765622e6c61620000');
});

socks('a name that fits no reply is no answer', () => {
  for (const name of ['', 'a'.repeat(256), 'ä'.repeat(128)]) {
    const { conversation, heard, say } = begin();
    say(`${GREETING} 05 f1 00 01 c0000201 0000`);
    conversation.found(name);
    assert.is(heard[1], '05040001000000000000');
  }
});

socks('what it does not do is refused by name', () => {
  for (const [request, reply] of [
    ['05 02 00 01 c0000201 0050', '07'],
    ['05 03 00 01 c0000201 0050', '07'],
    ['05 01 00 02 c0000201 0050', '08'],
  ]) {
    const { heard, done, say } = begin();
    say(`${GREETING} ${request}`);
    assert.equal([heard[1].slice(2, 4), done], [reply, ['hang up']]);
  }
});

socks('who says nothing in time is hung up on, and who has a way is not', () => {
  const silent = begin();
  silent.say(GREETING);
  silent.simulation.run(31_000);
  assert.equal(silent.done, ['hang up']);
  const open = begin();
  open.say(`${GREETING} ${TO_NAME}`);
  open.conversation.opened();
  open.simulation.run(100_000);
  assert.is(open.conversation.isOver, false);
});

socks('a client that goes takes with it what was begun', () => {
  const { conversation, done, say } = begin();
  say(`${GREETING} ${TO_NAME}`);
  conversation.gone();
  conversation.opened();
  assert.equal(done, ['open web.lab:80', 'give up', 'hang up']);
});

socks('who sends without end before there is a way is hung up on', () => {
  const { conversation, done, say } = begin();
  say(`${GREETING} ${TO_NAME}`);
  conversation.received(new Uint8Array(EARLY_OCTETS_MAX));
  assert.not(conversation.isOver);
  conversation.received(Uint8Array.of(1));
  assert.equal(done.slice(1), ['give up', 'hang up']);
});

socks('nonsense is hung up on, and never more', () => {
  const random = seededRandom(5);
  for (let round = 0; round < 2000; round++) {
    const { conversation } = begin();
    const whole = octets(`05 02 00 02 01 01 61 01 62 ${TO_NAME}`);
    for (let wrong = 0; wrong < 3; wrong++)
      whole[(random.bits() >>> 0) % whole.length] = random.bits();
    conversation.received(whole);
    conversation.gone();
    assert.ok(conversation.isOver);
  }
});

socks.run();
