/**
 * Linux as the subject of a packet script, in real time: a namespace of its own, a TAP whose far
 * end is the script's, and a program in it that makes the calls.
 */
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { openTap } from '../../../drivers/tap/tap.ts';
import * as ethernet from '../../../generated/link/ethernet.value.ts';
import { ETHERTYPE } from '../../../generated/link/ethernet.wire.ts';
import { destinationAddress } from '../../../generated/network/ipv4.wire.ts';
import { addressOf, ipv4Word } from '../../../runtime/base/address.ts';
import type { Device } from '../../../runtime/device/device.ts';
import { newFrameInfo } from '../../../runtime/device/frame-info.ts';
import type { Info } from '../../packet-script/assertions.ts';
import { ENDS } from '../../packet-script/run.ts';
import type { Answer, PlainCall, Sent, Subject } from '../../packet-script/subject.ts';
import { peerProgram } from '../build.ts';
import { Namespace } from '../namespace.ts';
import type { Program } from '../namespace.ts';

const HARDWARE = { here: '02:00:00:00:00:02', there: '02:00:00:00:00:01' };
const INTERFACE = 'net0';
/** When a timer of Node's is nearly due, it is waited for in turns of the event loop. */
const SPIN_MS = 2;
/** Until the interface is up, in milliseconds. */
const WAITS_MAX = 1000;

/** What a connection of a script needs to be told apart from others, and from what went before. */
const SETTINGS = [
  'net.ipv6.conf.all.disable_ipv6=1',
  'net.ipv4.tcp_no_metrics_save=1',
  'net.ipv4.tcp_congestion_control=cubic',
  'net.ipv4.tcp_ecn=0',
  'net.ipv4.tcp_slow_start_after_idle=1',
  'net.ipv4.tcp_rmem=4096 131072 6291456',
  // Answers to what cannot be accepted are not held back: RFC 5961 §7 alone says how many.
  'net.ipv4.tcp_invalid_ratelimit=0',
];

export class LinuxStack implements Subject {
  readonly comparison = { timestampTolerance: 100, isLoose: true };
  readonly toleranceMs = 15;
  /** The kernel's timers are in a wheel whose spokes are an eighth apart. */
  readonly timerSlack = 1 / 8;
  readonly sent: Sent[] = [];
  /** By how much this process has been late, at most, in what it had to do in time. */
  latenessMs = 0;
  readonly #namespace: Namespace;
  readonly #device: Device;
  readonly #caller: Program;
  #heard: () => void = () => {};

  private constructor(namespace: Namespace, device: Device, caller: Program) {
    this.#namespace = namespace;
    this.#device = device;
    this.#caller = caller;
    device.attach({
      receive: (b, o, end) => this.#hear(b.slice(o, end)),
      settle() {},
      linkChanged() {},
      spaceAvailable() {},
    });
  }

  static async start(): Promise<LinuxStack> {
    // A script is as good as its clock: whoever else is busy here waits.
    setPriority(constants.priority.PRIORITY_HIGHEST);
    const namespace = new Namespace('script');
    const { here, herePort, there, therePort } = ENDS;
    const { name } = namespace;
    try {
      const hardwareAddress = Uint8Array.of(2, 0, 0, 0, 0, 1);
      const tap = { name: INTERFACE, namespace: name, offload: false, hardwareAddress };
      await namespace.run('sysctl', '--quiet', '--write', ...SETTINGS);
      const device = await openTap(tap);
      namespace.ip('link', 'set', INTERFACE, 'address', HARDWARE.here, 'up');
      namespace.ip('address', 'add', `${here}/24`, 'dev', INTERFACE);
      const neighbour = ['neighbour', 'add', there, 'lladdr', HARDWARE.there, 'nud', 'permanent'];
      namespace.ip(...neighbour, 'dev', INTERFACE);
      const places = [here, `${herePort}`, there, `${therePort}`];
      const caller = await namespace.start(/ready\n/, await peerProgram('caller'), ...places);
      const stack = new LinuxStack(namespace, device, caller);
      for (let waits = 0; !device.isUp && waits < WAITS_MAX; waits++) await sleep(1);
      return stack;
    } catch (error) {
      namespace.remove();
      throw error;
    }
  }

  get now(): number {
    return performance.now();
  }

  async pass(until: number): Promise<void> {
    const left = until - this.now;
    if (left > SPIN_MS) await sleep(left - SPIN_MS);
    while (this.now < until) await new Promise(setImmediate);
    if (left > 0) this.latenessMs = Math.max(this.latenessMs, this.now - until);
  }

  async listen(until: number): Promise<void> {
    if (this.sent.length > 0) return;
    const left = Math.min(until - this.now, LONGEST_WAIT_MS);
    await new Promise<void>((settle) => {
      const late = setTimeout(settle, Math.max(left, 0));
      this.#heard = () => {
        clearTimeout(late);
        settle();
      };
    });
    this.#heard = () => {};
  }

  say(packet: Uint8Array): Promise<void> {
    const frame = ethernet.encodeFrame({
      destination: HARDWARE.here,
      source: HARDWARE.there,
      lengthType: ETHERTYPE.IPV4,
      payload: packet,
    });
    const { headRoom } = this.#device;
    const octets = new Uint8Array(headRoom + frame.length);
    octets.set(frame, headRoom);
    this.#device.transmit(octets, headRoom, octets.length, newFrameInfo());
    this.#device.flush();
    return Promise.resolve();
  }

  async make({ name, numbers, text }: PlainCall): Promise<Answer> {
    const words = text === undefined ? [] : [`=${text}`];
    const line = await this.#ask([name, ...numbers, ...words].join(' '));
    const [result, value, octets = ''] = line.split(' ');
    return {
      result: Number(result),
      value: Number(value),
      octets: Uint8Array.from(Buffer.from(octets, 'hex')),
    };
  }

  async inform(descriptor: number): Promise<Info | undefined> {
    const words = (await this.#ask(`inform ${descriptor}`)).split(' ');
    if (words[0] === 'none') return undefined;
    const info = new Map<string, number>();
    for (let at = 0; at < words.length; at += 2) info.set(words[at], Number(words[at + 1]));
    return info;
  }

  async stop(): Promise<void> {
    this.#device.close();
    await this.#caller.stop('SIGKILL');
    this.#namespace.remove();
  }

  async #ask(line: string): Promise<string> {
    const caller = this.#caller;
    const asked = this.now;
    caller.output = '';
    caller.process.stdin.write(`${line}\n`);
    const [answer] = await caller.said(/^.*\n/);
    this.latenessMs = Math.max(this.latenessMs, this.now - asked);
    return answer.trimEnd();
  }

  #hear(octets: Uint8Array): void {
    const at = this.now;
    const frame = ethernet.decodeFrame(octets);
    if (!frame.ok || frame.value.lengthType !== ETHERTYPE.IPV4) return;
    const { payload: packet } = frame.value;
    if (packet === undefined) return;
    // What it tells its routers of groups is no part of any script.
    const isThere = destinationAddress(packet, 0) >> 0 === ipv4Word(addressOf(ENDS.there), 0);
    if (!isThere) return;
    this.sent.push({ at, packet });
    this.#heard();
  }
}

/** A script that says that something is sent at any time waits for it so long. */
const LONGEST_WAIT_MS = 10_000;
