/** Who listens where. */
import type { Address } from '../../base/address.ts';
import type { Interface } from '../../network/interface.ts';
import { Listener } from './listener.ts';
import type { ListenerWish } from './listener.ts';
import type { Shared } from './shared.ts';
import type { Endpoint, TcpFault, TcpListener } from './user.ts';

export class Listeners {
  readonly #shared: Shared;
  readonly #byPort = new Map<number, Listener[]>();
  #count = 0;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  add(local: Endpoint, wish: ListenerWish): Listener | TcpFault {
    if (this.#count >= this.#shared.limits.listenersMax) return 'ENOBUFS';
    const listener = new Listener(this.#shared, local, wish, (one) => this.#remove(one));
    const there = this.#byPort.get(local.port);
    if (there === undefined) this.#byPort.set(local.port, [listener]);
    else there.push(listener);
    this.#count++;
    return listener;
  }

  /** Who hears a SYN to `address`: the one for it alone before those for all. */
  find(address: Address, port: number, by?: Interface): Listener | undefined {
    const there = this.#byPort.get(port);
    if (there === undefined) return undefined;
    let best: Listener | undefined;
    let fit = 0;
    for (const listener of there) {
      const found = listener.fits(address, by);
      if (found === 0) continue;
      const isNearer =
        best === undefined ||
        found > fit ||
        (found === fit && listener.local.address.length < best.local.address.length);
      if (isNearer) [best, fit] = [listener, found];
    }
    return best;
  }

  isTaken(address: Address, port: number, onlyIpv6: boolean): boolean {
    return this.#byPort.get(port)?.some((one) => one.overlaps(address, onlyIpv6)) ?? false;
  }

  *values(): Iterable<TcpListener> {
    for (const there of this.#byPort.values()) yield* there;
  }

  #remove(listener: Listener): void {
    const { port } = listener.local;
    const there = this.#byPort.get(port);
    const index = there?.indexOf(listener) ?? -1;
    if (there === undefined || index < 0) return;
    there.splice(index, 1);
    this.#count--;
    if (there.length === 0) this.#byPort.delete(port);
  }
}
