/** How a circuit grows: which hop is asked, with which handshake, and what it said. */
import { HANDSHAKE_TYPE } from '../../../generated/onion/tor.wire.ts';
import type { CellBody } from '../../../generated/onion/tor.value.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import type { OnionCrypto } from '../crypto.ts';
import type { FlowParameters } from '../flow/parameters.ts';
import { joinOctets } from '../join.ts';
import type { RelayTarget } from '../target.ts';
import { beginFastHop, beginHop } from './hop-handshake.ts';
import type { HopHandshake, HopKeys } from './hop-handshake.ts';
import { linkSpecifiersOf } from './link-specifiers.ts';

const NO_SKIN = new Uint8Array(0);

export class Building {
  readonly path: readonly RelayTarget[];
  readonly #crypto: OnionCrypto;
  readonly #flow: FlowParameters;
  readonly #isFast: boolean;
  #handshake: HopHandshake | undefined;
  /** What the last answer came to. */
  made: HopKeys | undefined;

  constructor(
    crypto: OnionCrypto,
    flow: FlowParameters,
    path: readonly RelayTarget[],
    isFast: boolean,
  ) {
    this.#crypto = crypto;
    this.#flow = flow;
    this.path = path;
    this.#isFast = isFast;
  }

  /** For the first hop. */
  create(): CellBody {
    const { type, onionSkin } = this.#begin(0);
    return type === undefined
      ? { is: 'createFast', x: onionSkin }
      : { is: 'create2', htype: type, hdata: onionSkin };
  }

  /** For the hop behind so many. */
  extend(hops: number): RelayCellData {
    const { type, onionSkin } = this.#begin(hops);
    const linkSpecifiers = linkSpecifiersOf(this.path[hops]);
    return {
      is: 'extend2',
      linkSpecifiers,
      htype: type ?? HANDSHAKE_TYPE.NTOR,
      hdata: onionSkin,
    };
  }

  /** Whether the answer holds: then `made` is what came of it. */
  finish(answer: CellBody | RelayCellData): boolean {
    this.made = this.#handshake?.finish(hdataOf(answer));
    this.#handshake = undefined;
    return this.made !== undefined;
  }

  wipe(): void {
    this.#handshake?.wipe();
    this.#handshake = undefined;
    this.made?.keys.fill(0);
    this.made = undefined;
  }

  #begin(hop: number): { readonly type: number | undefined; readonly onionSkin: Uint8Array } {
    const isLast = hop === this.path.length - 1;
    this.#handshake = this.#isFast
      ? beginFastHop(this.#crypto)
      : beginHop(this.#crypto, this.path[hop], isLast, this.#flow);
    // A relay without a key cannot be asked; it is asked for nothing, and refuses.
    return this.#handshake ?? { type: HANDSHAKE_TYPE.NTOR, onionSkin: NO_SKIN };
  }
}

function hdataOf(answer: CellBody | RelayCellData): Uint8Array {
  if (answer.is === 'created2' || answer.is === 'extended2') return answer.hdata;
  if (answer.is === 'createdFast') return joinOctets(answer.y, answer.derivativeKeyData);
  return NO_SKIN;
}
