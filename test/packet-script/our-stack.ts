/** Our stack as the subject of a packet script: at one end of a wire, in virtual time. */
import { ETHERTYPE } from '../../generated/link/ethernet.wire.ts';
import { OPCODE } from '../../generated/link/arp.wire.ts';
import * as arp from '../../generated/link/arp.value.ts';
import * as ethernet from '../../generated/link/ethernet.value.ts';
import { addressOf, sameAddress } from '../../runtime/base/address.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';
import { joinByWire } from '../../runtime/lab/wire.ts';
import type { WireEnd } from '../../runtime/lab/wire.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import * as constants from '../../runtime/socket/constants.ts';
import { createStack } from '../../runtime/stack.ts';
import type { TcpInfo } from '../../runtime/transport/tcp/user.ts';
import { STATES } from './assertions.ts';
import type { Info } from './assertions.ts';
import { textFrom } from './data.ts';
import { ENDS } from './run.ts';
import type { Answer, PlainCall, Sent, Subject } from './subject.ts';

const HARDWARE = { here: '02:00:00:00:00:02', there: '02:00:00:00:00:01' };
const SETTLED_MS = 10_000;
const HEAD_ROOM = 64;
const US_PER_MS = 1000;

/** As struct tcp_info names and counts them. */
const FIELDS: Readonly<Record<string, (info: TcpInfo) => number>> = {
  tcpi_state: ({ state }) => STATES.indexOf(STATE_NAMES[state] ?? '') + 1,
  tcpi_ca_state: ({ congestionPhase }) => PHASES[congestionPhase] ?? 0,
  tcpi_snd_cwnd: ({ congestionWindow, sendMss }) => Math.floor(congestionWindow / sendMss),
  tcpi_snd_ssthresh: ({ slowStartThreshold, sendMss }) => Math.floor(slowStartThreshold / sendMss),
  tcpi_snd_mss: ({ sendMss }) => sendMss,
  tcpi_pmtu: ({ pathMtu }) => pathMtu,
  tcpi_rto: ({ rtoMs }) => Math.round(rtoMs * US_PER_MS),
  tcpi_rtt: ({ smoothedRttMs }) => Math.round(smoothedRttMs * US_PER_MS),
  tcpi_total_retrans: ({ segmentsRetransmitted }) => segmentsRetransmitted,
};
/** The machine's names, where the kernel has others. */
const STATE_NAMES: Readonly<Record<string, string>> = {
  Closed: 'CLOSE',
  Listen: 'LISTEN',
  'Syn-Sent': 'SYN_SENT',
  'Syn-Received': 'SYN_RECV',
  Established: 'ESTABLISHED',
  'Fin-Wait-1': 'FIN_WAIT1',
  'Fin-Wait-2': 'FIN_WAIT2',
  'Close-Wait': 'CLOSE_WAIT',
  Closing: 'CLOSING',
  'Last-Ack': 'LAST_ACK',
  'Time-Wait': 'TIME_WAIT',
};
const PHASES: Readonly<Record<string, number>> = { 'Fast-Recovery': 3, 'Loss-Recovery': 4 };

export class OurStack implements Subject {
  readonly comparison = { timestampTolerance: 4, isLoose: false };
  readonly toleranceMs = 4;
  readonly timerSlack = 0;
  readonly sent: Sent[] = [];
  readonly #world: Simulation;
  readonly #there: WireEnd;
  readonly #sockets: Sockets;

  constructor(seed = 1) {
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
    this.#world.run(SETTLED_MS);
  }

  get now(): number {
    return this.#world.now;
  }

  pass(until: number): Promise<void> {
    this.#world.run(Math.max(0, until - this.now));
    return Promise.resolve();
  }

  listen(until: number): Promise<void> {
    const isSent = (): boolean => this.sent.length > 0;
    this.#world.runUntil(isSent, Math.max(0, Math.min(until - this.now, Number.MAX_SAFE_INTEGER)));
    return Promise.resolve();
  }

  say(packet: Uint8Array): Promise<void> {
    this.#transmit(ETHERTYPE.IPV4, packet);
    this.#world.run(0);
    return Promise.resolve();
  }

  make(call: PlainCall): Promise<Answer> {
    const answer = this.#made(call);
    // What is sent at once is there when the wire has carried it.
    this.#world.run(0);
    return Promise.resolve(answer);
  }

  inform(descriptor: number): Promise<Info | undefined> {
    const { SOL_TCP, TCP_INFO } = constants;
    const info = this.#sockets.getsockopt(descriptor, SOL_TCP, TCP_INFO);
    if (typeof info !== 'object') return Promise.resolve(undefined);
    const told = Object.entries(FIELDS).map(([name, field]): [string, number] => [
      name,
      field(info as TcpInfo),
    ]);
    return Promise.resolve(new Map(told));
  }

  #made({ name, numbers, text = '' }: PlainCall): Answer {
    const sockets = this.#sockets;
    const [descriptor, second, third, fourth, fifth] = numbers;
    const local = { address: addressOf(ENDS.here), port: ENDS.herePort };
    const remote = { address: addressOf(ENDS.there), port: ENDS.therePort };
    switch (name) {
      case 'socket':
        return { result: sockets.socket(descriptor, second, third) };
      case 'bind':
        return { result: sockets.bind(descriptor, local) };
      case 'listen':
        return { result: sockets.listen(descriptor, second) };
      case 'accept':
        return { result: sockets.accept(descriptor) };
      case 'connect':
        return { result: sockets.connect(descriptor, remote) };
      case 'send':
        return { result: sockets.send(descriptor, textFrom(second, third), 0, third, fourth) };
      case 'sendto': {
        const octets = textFrom(second, third);
        return { result: sockets.sendto(descriptor, octets, 0, third, fourth, remote) };
      }
      case 'recv': {
        const octets = new Uint8Array(second);
        const result = sockets.recv(descriptor, octets, 0, second, third);
        return { result, octets: octets.subarray(0, Math.max(result, 0)) };
      }
      case 'shutdown':
        return { result: sockets.shutdown(descriptor, second) };
      case 'close':
        return { result: sockets.close(descriptor) };
      case 'fcntl':
        return { result: sockets.fcntl(descriptor, second, third) };
      case 'setsockopt':
        return { result: sockets.setsockopt(descriptor, second, third, fourth) };
      case 'settext':
        return { result: sockets.setsockopt(descriptor, second, third, text) };
      case 'setlinger': {
        const linger = { isOn: fourth !== 0, seconds: fifth };
        return { result: sockets.setsockopt(descriptor, second, third, linger) };
      }
      default:
        return this.#asked(name, descriptor, second, third);
    }
  }

  #asked(name: string, descriptor: number, second: number, third: number): Answer {
    if (name === 'poll') {
      const always = constants.POLLERR | constants.POLLHUP;
      const value = this.#sockets.readiness(descriptor) & (second | always);
      return { result: value === 0 ? 0 : 1, value };
    }
    const answer =
      name === 'ioctl'
        ? this.#sockets.ioctl(descriptor, second)
        : Number(this.#sockets.getsockopt(descriptor, second, third));
    return answer < 0 && name === 'ioctl' ? { result: answer } : { result: 0, value: answer };
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
    if (lengthType === ETHERTYPE.IPV4) this.sent.push({ at: this.now, packet: payload });
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
