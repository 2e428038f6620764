/**
 * The file behind a TAP interface: one system call a frame, from and to where the octets stand, and
 * Node's loop tells when there is something to read. The interface goes when the file is closed.
 */
import { packetBuffer } from '../../runtime/base/packet-buffer.ts';
import { closeSync } from 'node:fs';

import { PORT_OCTETS } from '../frames/frame-device.ts';
import type { FramePort, PortStatus, PortWatcher } from '../frames/frame-port.ts';
import type { Libc, PollEvents, PollHandle } from '../system/libc.ts';
import type { InterfaceRequest } from './interface-request.ts';
import { drainLinkSocket } from './link-socket.ts';

/**
 * Some 15 µs. What was answered is often answered again by then, and to wake us costs whoever sends
 * more than it costs us to look: docs/decisions/0051-look-again-before-sleep.md.
 */
const LOOKS_MAX = 32;

const READABLE: PollEvents = { readable: true };
const READABLE_OR_WRITABLE: PollEvents = { readable: true, writable: true };

export interface TapFile {
  readonly libc: Libc;
  /** The file, open without blocking, and the socket that tells of its interface. */
  readonly file: number;
  readonly socket: number;
  readonly request: InterfaceRequest;
}

export class TapPort implements FramePort {
  readonly name: string;
  readonly octets = packetBuffer(PORT_OCTETS);
  readonly looksMax = LOOKS_MAX;
  readonly #tap: TapFile;
  readonly #address: number;
  /** Where the octets lie that were written before: to find that out costs as much as a copy. */
  readonly #addresses = new WeakMap<Uint8Array, number>();
  #lastOctets: Uint8Array;
  #lastAddress: number;
  #mtu = 0;
  #filePoll: PollHandle | undefined;
  #socketPoll: PollHandle | undefined;

  constructor(tap: TapFile) {
    this.name = tap.request.name;
    this.#tap = tap;
    this.#address = tap.libc.addressOf(this.octets);
    this.#lastOctets = this.octets;
    this.#lastAddress = this.#address;
  }

  read(): number {
    const { libc, file } = this.#tap;
    const octets = libc.read(file, this.#address, PORT_OCTETS);
    return octets < 0 ? -libc.errno() : octets;
  }

  write(b: Uint8Array, o: number, end: number): number {
    const { libc, file } = this.#tap;
    const address = b === this.#lastOctets ? this.#lastAddress : this.#addressOf(b);
    const octets = libc.write(file, address + o, end - o);
    return octets < 0 ? -libc.errno() : octets;
  }

  status(): PortStatus {
    const { request, file, socket } = this.#tap;
    const isThere = request.findName(file);
    // Nobody tells of an interface that was moved to another namespace: it may well be up.
    const isUp = isThere && (!request.findStatus(socket) || request.isUp);
    if (isThere && request.findMtu(socket)) this.#mtu = request.mtu;
    return { isUp, mtu: this.#mtu };
  }

  watch(watcher: PortWatcher): void {
    const { libc, file, socket } = this.#tap;
    this.#filePoll = libc.poll(file, READABLE, (status, { readable, writable }) => {
      // The interface was removed, and the poll has ended by itself.
      if (status < 0) watcher.statusChanged();
      if (writable === true) {
        this.#filePoll?.await(READABLE);
        watcher.writable();
      }
      if (readable === true) watcher.readable();
    });
    this.#socketPoll = libc.poll(socket, READABLE, () => {
      drainLinkSocket(libc, socket);
      watcher.statusChanged();
    });
  }

  awaitRoom(): void {
    this.#filePoll?.await(READABLE_OR_WRITABLE);
  }

  close(): void {
    this.#filePoll?.close();
    this.#socketPoll?.close();
    this.#filePoll = undefined;
    this.#socketPoll = undefined;
    closeSync(this.#tap.file);
    closeSync(this.#tap.socket);
  }

  #addressOf(b: Uint8Array): number {
    let address = this.#addresses.get(b);
    if (address === undefined) {
      address = this.#tap.libc.addressOf(b);
      this.#addresses.set(b, address);
    }
    this.#lastOctets = b;
    this.#lastAddress = address;
    return address;
  }
}
