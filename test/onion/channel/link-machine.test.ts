import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as events from '../../../generated/onion/channel.machine.ts';
import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import { LinkHandshake } from '../../../runtime/onion/channel/handshake.ts';
import {
  channelMachine,
  HANDSHAKE_EVENTS,
  HANDSHAKE_TIMEOUT_MS,
} from '../../../runtime/onion/channel/link-machine.ts';
import { PaddingIntervals } from '../../../runtime/onion/channel/padding.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { plainLinks } from './plain-link.ts';
import { RELAY, settingsOf } from './relays.ts';

const machines = suite('onion: the machine of a channel');

function newMachine(certificates?: () => typeof RELAY) {
  const simulation = new Simulation(1);
  const done: string[] = [];
  const [link] = plainLinks(simulation.timers, RELAY.link.certificate);
  const settings = settingsOf(simulation, certificates === undefined ? {} : { certificates });
  const handshake = new LinkHandshake(settings, link, {}, () => void done.push('written'));
  const padding = new PaddingIntervals(simulation.dice(), true);
  const machine = channelMachine(settings, handshake, padding, {
    sendPadding: () => void done.push('padding'),
    notePadding: () => void done.push('note padding'),
    openCircuit: () => void done.push('open circuit'),
    deliver: () => void done.push('deliver'),
    reportOpen: () => void done.push('open'),
    clearCircuits: () => void done.push('clear'),
    closeLink: () => void done.push('close'),
    startTimer: (timer, ms) => void done.push(`start ${timer} ${ms}`),
    stopTimer: () => {},
  });
  events.startChannel(machine);
  return { machine, handshake, done };
}

machines('an initiator speaks first, and waits no longer than it should', () => {
  const { machine, done } = newMachine();
  events.onConnected(machine);
  const started = `start ${events.HANDSHAKE_TIMER} ${HANDSHAKE_TIMEOUT_MS}`;
  assert.equal(done, ['written', started]);
});

machines('a responder says nothing before it is spoken to', () => {
  const { machine, done } = newMachine(() => RELAY);
  events.onAccepted(machine);
  assert.not(done.includes('written'));
  assert.ok(machine.responder);
  events.onVersions(machine, { highestCommon: 4 });
  assert.is(done.filter((deed) => deed === 'written').length, 4);
});

machines('only between clients and relays, from version 5 on, is there padding', () => {
  const client = newMachine().machine;
  for (const [version, isPadded] of [
    [3, false],
    [4, false],
    [5, true],
  ] as const) {
    client.linkVersion = version;
    assert.is(client.aPaddingInterval() < Infinity, isPadded);
    assert.is(client.paddingIsNegotiated(), isPadded);
  }
  const relay = newMachine(() => RELAY);
  relay.machine.linkVersion = 5;
  assert.is(relay.machine.aPaddingInterval(), Infinity, 'as the initiator');
  relay.machine.responder = true;
  assert.ok(relay.machine.aPaddingInterval() < Infinity, 'a client has come');
  relay.handshake.peer = RELAY;
  assert.is(relay.machine.aPaddingInterval(), Infinity, 'a relay has come');
});

machines('a handshake that fails closes the link, and no circuit hears of it', () => {
  const { machine, done } = newMachine();
  events.onConnected(machine);
  events.onVersions(machine, { highestCommon: 0 });
  assert.is(machine.state, events.CLOSED);
  assert.ok(done.includes('close') && !done.includes('clear'));
});

machines('each cell of the handshake has its event', () => {
  const { VERSIONS, CERTS, AUTH_CHALLENGE, AUTHENTICATE, NETINFO } = COMMAND;
  assert.equal(
    [...HANDSHAKE_EVENTS.keys()],
    [VERSIONS, CERTS, AUTH_CHALLENGE, AUTHENTICATE, NETINFO],
  );
});

machines.run();
