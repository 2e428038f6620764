/**
 * Does what routers say (RFC 4861 §4.2): asks a server for addresses where they say M, only for
 * what else there is to know where they say O, and for nothing where they say neither.
 */
import type { NetworkInterface } from '../../network/interfaces.ts';
import { Dhcpv6Client } from './client.ts';
import type { Dhcpv6ClientOptions, Dhcpv6Ground } from './client.ts';
import { Dhcpv6Information } from './information.ts';
import type { Dhcpv6Names } from './information.ts';

export interface Dhcpv6FollowerOptions extends Dhcpv6ClientOptions {
  readonly onNames?: (names: Dhcpv6Names) => void;
}

type Wanted = 'nothing' | 'information' | 'addresses';

export class Dhcpv6Follower {
  readonly client: Dhcpv6Client;
  readonly information: Dhcpv6Information;
  readonly #ground: Dhcpv6Ground;
  readonly #on: NetworkInterface;
  #deafen: (() => void) | undefined;
  #doing: Wanted = 'nothing';

  constructor(ground: Dhcpv6Ground, on: NetworkInterface, options: Dhcpv6FollowerOptions = {}) {
    this.#ground = ground;
    this.#on = on;
    this.client = new Dhcpv6Client(ground, on, options);
    this.information = new Dhcpv6Information(ground, on, (names) => options.onNames?.(names));
  }

  start(): void {
    this.#deafen ??= this.#ground.ipv6.listen({
      configurationChanged: (on) => {
        if (on === this.#on) this.#follow(this.#wanted);
      },
    });
    this.#follow(this.#wanted);
  }

  /** Asks no more. */
  stop(): void {
    this.#deafen?.();
    this.#deafen = undefined;
    this.#follow('nothing');
  }

  /** Gives addresses back, and asks no more. */
  release(): void {
    this.client.release();
    this.stop();
  }

  get #wanted(): Wanted {
    const routers = this.#ground.ipv6.on(this.#on)?.routers;
    if (routers?.isManaged === true) return 'addresses';
    return routers?.hasOtherConfiguration === true ? 'information' : 'nothing';
  }

  #follow(wanted: Wanted): void {
    if (wanted === this.#doing) return;
    this.#doing = wanted;
    this.client.stop();
    this.information.stop();
    if (wanted === 'addresses') this.client.start();
    if (wanted === 'information') this.information.start();
  }
}
