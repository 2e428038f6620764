/**
 * What the kernel shows of an interface as files, where it does: below /sys only the interfaces of
 * the namespace are seen in which it was mounted.
 */
import { readFileSync, realpathSync } from 'node:fs';

import { STATUS_REQUEST_STATUS_UP } from '../../generated/device/tun.wire.ts';
import type { PortStatus } from '../frames/frame-port.ts';

export class InterfaceFiles {
  readonly name: string;
  readonly hardwareAddress: Uint8Array;
  readonly #folder: string;
  #mtu: number;

  constructor(folder: string) {
    this.name = folder.slice(folder.lastIndexOf('/') + 1);
    this.#folder = folder;
    this.hardwareAddress = Uint8Array.from(this.#read('address').split(':'), (octet) =>
      parseInt(octet, 16),
    );
    this.#mtu = Number(this.#read('mtu'));
  }

  /** Asked anew each time. */
  status(): PortStatus {
    let isUp = false;
    try {
      this.#mtu = Number(this.#read('mtu'));
      const isSetUp = (Number(this.#read('flags')) & STATUS_REQUEST_STATUS_UP) !== 0;
      isUp = isSetUp && this.#read('carrier') === '1';
    } catch {
      // It has gone, or is being set down just now.
    }
    return { isUp, mtu: this.#mtu };
  }

  #read(file: string): string {
    return readFileSync(`${this.#folder}/${file}`, 'utf8').trim();
  }
}

/** Those of the interface whose character device it is; undefined when they are not seen. */
export function findInterfaceFiles(device: number): InterfaceFiles | undefined {
  try {
    const path = realpathSync(`/sys/dev/char/${majorOf(device)}:${minorOf(device)}`);
    const folder = /^.*\/net\/[^/]+(?=\/)/.exec(path)?.[0];
    return folder === undefined ? undefined : new InterfaceFiles(folder);
  } catch {
    return undefined;
  }
}

/** As makedev(3) puts them together. */
function majorOf(device: number): number {
  return Math.floor(device / 0x100) % 0x1000;
}

function minorOf(device: number): number {
  return (Math.floor(device / 0x100000) % 0x1000) * 0x100 + (device % 0x100);
}
