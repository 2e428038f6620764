/**
 * Runs a packet script against a stack, in virtual time: packets come when the script says, calls
 * are made when it says, and what the stack sends must be what it says, when it says, and no more.
 */
import { ETHERTYPE } from '../../generated/link/ethernet.wire.ts';
import { OPCODE } from '../../generated/link/arp.wire.ts';
import * as arp from '../../generated/link/arp.value.ts';
import * as ethernet from '../../generated/link/ethernet.value.ts';
import { addressOf, sameAddress } from '../../runtime/base/address.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';
import { joinByWire } from '../../runtime/lab/wire.ts';
import type { WireEnd } from '../../runtime/lab/wire.ts';
import { SO_ERROR, SOL_SOCKET } from '../../runtime/socket/constants.ts';
import { ERRNO } from '../../runtime/socket/errno.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import { createStack } from '../../runtime/stack.ts';
import { assertionFailure } from './assertions.ts';
import { Calls, numberOf } from './calls.ts';
import { parseScript } from './parse.ts';
import { Peer } from './peer.ts';
import type { Moment, Script, ScriptCall, ScriptEvent } from './script.ts';

const ENDS = { here: '192.0.2.2', there: '192.0.2.1' };
const HARDWARE = { here: '02:00:00:00:00:02', there: '02:00:00:00:00:01' };
/** As packetdrill has them. */
const PORTS = { herePort: 8080, therePort: 8080 };
const SETTLED_MS = 10_000;
const TOLERANCE_MS = 4;
const HEAD_ROOM = 64;

interface Sent {
  readonly at: number;
  readonly packet: Uint8Array;
}

/** Undefined when all was as the script says; otherwise what was not, and where. */
export function runScript(text: string, path: string, seed = 1): string | undefined {
  const script = parseScript(text, path);
  const runner = new Runner(seed);
  for (const event of script.events) {
    const wrong = runner.take(event, script);
    if (wrong !== undefined) return `${path}:${event.line}: ${wrong}`;
  }
  const left = runner.unexpected();
  return left === undefined ? undefined : `${path}: at its end, ${left}`;
}

class Runner {
  readonly #world: Simulation;
  readonly #there: WireEnd;
  readonly #peer = new Peer(ENDS);
  readonly #sockets: Sockets;
  readonly #calls: Calls;
  readonly #sent: Sent[] = [];
  readonly #begun: number;
  /** When the last event was. */
  #last: number;

  constructor(seed: number) {
    this.#world = new Simulation(seed);
    const [there, here] = joinByWire(this.#world, {
      hardwareAddresses: [Uint8Array.of(2, 0, 0, 0, 0, 1), Uint8Array.of(2, 0, 0, 0, 0, 2)],
    }).ends;
    this.#there = there;
    there.attach({
      receive: (b, o, end) => this.#hear(b.slice(o, end)),
      settle() {},
      linkChanged() {},
      spaceAvailable() {},
    });
    const { timers } = this.#world;
    const stack = createStack({ timers, random: this.#world.dice() });
    stack.addAddress(stack.addDevice(here, { name: 'eth0' }), `${ENDS.here}/24`);
    this.#sockets = stack.sockets();
    Object.assign(this.#peer, PORTS);
    this.#calls = new Calls(this.#sockets, { ...ENDS, ...PORTS });
    this.#world.run(SETTLED_MS);
    this.#begun = this.#world.now;
    this.#last = this.#begun;
  }

  take(event: ScriptEvent, script: Script): string | undefined {
    const tolerance = Number(script.options.get('tolerance_usecs') ?? TOLERANCE_MS * 1000) / 1000;
    const { action, moment } = event;
    const [from, to] = this.#when(moment);
    if (action.kind === 'outbound') {
      const [earliest, latest] = [from - tolerance, to + tolerance];
      this.#world.runUntil(() => this.#sent.length > 0, latest - this.#world.now);
      const next = this.#sent.shift();
      if (next === undefined) return `nothing was sent until ${this.#showTime(latest)}`;
      this.#last = moment.kind === 'any' ? next.at : Math.max(next.at, from);
      const wrong = this.#peer.differences(action.packet, next.packet);
      if (next.at < earliest) wrong.push(`sent at ${this.#showTime(next.at)}, too early`);
      if (wrong.length === 0) return undefined;
      return `${this.#peer.describe(next.packet)}: ${wrong.join('; ')}`;
    }
    this.#world.run(Math.max(0, from - this.#world.now));
    const early = this.unexpected();
    if (early !== undefined) return early;
    this.#last = from;
    if (action.kind === 'inbound') {
      this.#say(this.#peer.build(action.packet));
      return undefined;
    }
    if (action.kind === 'assertion') {
      return assertionFailure(action.text, this.#sockets, (one) => this.#calls.descriptorOf(one));
    }
    return this.#call(action, moment.kind === 'blocking' ? to : undefined);
  }

  /** A packet that was sent and that nothing in the script speaks of. */
  unexpected(): string | undefined {
    const [first] = this.#sent;
    if (first === undefined || first.at > this.#world.now) return undefined;
    return `sent at ${this.#showTime(first.at)}, but not expected: ${this.#peer.describe(first.packet)}`;
  }

  #call(action: ScriptCall, until: number | undefined): string | undefined {
    let answer = this.#calls.call(action);
    if (until !== undefined) {
      if (answer !== -ERRNO.EAGAIN && answer !== -ERRNO.EINPROGRESS) {
        return `${action.name} answered ${answer} and did not wait`;
      }
      this.#world.run(until - this.#world.now);
      this.#last = until;
      answer = action.name === 'connect' ? this.#connected(action) : this.#calls.call(action);
    }
    // What is sent at once is there when the wire has carried it.
    this.#world.run(0);
    const { result } = action;
    if (result.kind === 'any') return undefined;
    const expected =
      result.kind === 'fault'
        ? -(ERRNO as Readonly<Record<string, number>>)[result.errno]
        : numberOf(result.value, answer);
    return answer === expected ? undefined : `${action.name} answered ${answer}, not ${expected}`;
  }

  #connected({ parameters }: ScriptCall): number {
    const descriptor = this.#calls.descriptorOf(numberOf(parameters[0], -1));
    return -Number(this.#sockets.getsockopt(descriptor, SOL_SOCKET, SO_ERROR));
  }

  #when(moment: Moment): readonly [from: number, to: number] {
    switch (moment.kind) {
      case 'any':
        return [this.#last, Infinity];
      case 'relative':
        return [this.#last + moment.from, this.#last + moment.to];
      default:
        return [this.#begun + moment.from, this.#begun + moment.to];
    }
  }

  #showTime(at: number): string {
    return `${((at - this.#begun) / 1000).toFixed(3)} s`;
  }

  #say(packet: Uint8Array): void {
    this.#transmit(ETHERTYPE.IPV4, packet);
    this.#world.run(0);
  }

  #transmit(lengthType: number, payload: Uint8Array): void {
    const frame = ethernet.encodeFrame({
      destination: HARDWARE.here,
      source: HARDWARE.there,
      lengthType,
      payload,
    });
    const octets = new Uint8Array(HEAD_ROOM + frame.length);
    octets.set(frame, HEAD_ROOM);
    this.#there.transmit(octets, HEAD_ROOM, octets.length);
  }

  #hear(octets: Uint8Array): void {
    const frame = ethernet.decodeFrame(octets);
    if (!frame.ok || frame.value.payload === undefined) return;
    const { lengthType, payload } = frame.value;
    if (lengthType === ETHERTYPE.IPV4) this.#sent.push({ at: this.#world.now, packet: payload });
    if (lengthType === ETHERTYPE.ARP) this.#answerArp(payload);
  }

  /** The peer is there for whoever asks, and that is no part of any script. */
  #answerArp(octets: Uint8Array): void {
    const asked = arp.decodePacket(octets);
    if (!asked.ok || asked.value.opcode !== OPCODE.REQUEST) return;
    const { targetProtocolAddress, senderHardwareAddress, senderProtocolAddress } = asked.value;
    if (!sameAddress(targetProtocolAddress, addressOf(ENDS.there))) return;
    const reply = arp.encodePacket({
      ...asked.value,
      opcode: OPCODE.REPLY,
      senderHardwareAddress: this.#there.hardwareAddress,
      senderProtocolAddress: targetProtocolAddress,
      targetHardwareAddress: senderHardwareAddress,
      targetProtocolAddress: senderProtocolAddress,
    });
    this.#transmit(ETHERTYPE.ARP, reply);
  }
}
