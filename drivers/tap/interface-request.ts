/**
 * What is asked of the kernel about an interface through ioctl(2): one structure, that begins with
 * the name of the interface and goes on in as many ways as there are questions.
 */
import {
  FLAGS_NET_HEADER,
  FLAGS_NO_INFORMATION,
  FLAGS_TAP,
  REQUEST,
  mtuRequestMtu,
  restEnd,
  setFlags,
  setMtuRequestMtu,
  statusRequestNameStart,
  statusRequestRunning,
  statusRequestUp,
} from '../../generated/device/tun.wire.ts';
import type { Libc } from '../system/libc.ts';

const REQUEST_OCTETS = restEnd(new Uint8Array(0), 0);

/** IFNAMSIZ, less the zero at the end. */
const NAME_OCTETS_MAX = 15;

/** Each question answers false when the system says no; then `Libc.errno` tells why. */
export class InterfaceRequest {
  readonly #libc: Libc;
  readonly #octets = new Uint8Array(REQUEST_OCTETS);
  readonly #address: number;

  constructor(libc: Libc) {
    this.#libc = libc;
    this.#address = libc.addressOf(this.#octets);
  }

  /** What it is about; after some questions, the name that the kernel gave. */
  get name(): string {
    const from = statusRequestNameStart(this.#octets, 0);
    return Buffer.from(this.#octets.subarray(from, this.#octets.indexOf(0, from))).toString();
  }

  set name(name: string) {
    this.#octets.fill(0);
    this.#octets.set(Buffer.from(name), statusRequestNameStart(this.#octets, 0));
  }

  /** Makes of an open file the interface of this name, or takes over one that waits for a file. */
  becomeTap(file: number): boolean {
    setFlags(this.#octets, 0, FLAGS_TAP | FLAGS_NO_INFORMATION | FLAGS_NET_HEADER);
    return this.#ask(file, REQUEST.SET_INTERFACE);
  }

  /** Asks a file for the name of its interface; no longer, when that was removed. */
  findName(file: number): boolean {
    return this.#ask(file, REQUEST.GET_INTERFACE);
  }

  findStatus(socket: number): boolean {
    return this.#ask(socket, REQUEST.GET_INTERFACE_STATUS);
  }

  /** After `findStatus`: it was set up, and there is a carrier. */
  get isUp(): boolean {
    return statusRequestUp(this.#octets, 0) === 1 && statusRequestRunning(this.#octets, 0) === 1;
  }

  findMtu(socket: number): boolean {
    return this.#ask(socket, REQUEST.GET_INTERFACE_MTU);
  }

  /** After `findMtu`. */
  get mtu(): number {
    return mtuRequestMtu(this.#octets, 0);
  }

  setMtu(socket: number, mtu: number): boolean {
    setMtuRequestMtu(this.#octets, 0, mtu);
    return this.#ask(socket, REQUEST.SET_INTERFACE_MTU);
  }

  #ask(descriptor: number, request: number): boolean {
    return this.#libc.ioctl(descriptor, request, this.#address) === 0;
  }
}

/** Whether the kernel takes it for a name of an interface. */
export function isInterfaceName(name: string): boolean {
  const octets = Buffer.byteLength(name);
  return (
    octets > 0 && octets <= NAME_OCTETS_MAX && /^[^\s/:\0]+$/.test(name) && !/^\.\.?$/.test(name)
  );
}
