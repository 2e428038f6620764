/** Relays, an authority, a web host and a client: all of them around one switch. */
import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import { createNodeInflater } from '../../../adapters/node/onion-inflater.ts';
import { showAddress } from '../../../runtime/base/address.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import type { Laboratory } from '../../../runtime/lab/laboratory.ts';
import { OnionNetwork } from '../../../runtime/lab/onion-network.ts';
import { OnionService } from '../../../runtime/onion/service.ts';
import { laboratoryOf } from '../../lab/laboratories.ts';
import type { RelayTarget } from '../../../runtime/onion/target.ts';
import type { Dice } from '../dice.ts';

export const EXITS: readonly string[] = ['exit1', 'exit2', 'exit3'];
export const RELAYS: readonly string[] = ['one', 'two', 'three', 'four', 'five', ...EXITS];
const BEGINNING = 1_800_000_000;
const WEB = 'web';

export class OnionPlace {
  readonly laboratory: Laboratory;
  readonly network: OnionNetwork;
  readonly web: string;
  readonly #crypto = createNodeOnionCrypto();
  /** Asked for a directory, when the authority is away. */
  readonly #fallbacks: readonly RelayTarget[];
  #service: OnionService;

  constructor(seed: number, dice: Dice) {
    const links = [...RELAYS, WEB, 'client'].map((name) => {
      const loss = dice.pick(['', '', ', loss 0.1%']);
      return `link ${name} - s delay ${dice.whole(2, 40)} ms, rate 50 Mbit/s${loss}`;
    });
    const text = `host client, ${WEB}, ${RELAYS.join(', ')} switch s\n${links.join('\n')}`;
    this.laboratory = laboratoryOf(text, { seed });
    this.network = new OnionNetwork({
      laboratory: this.laboratory,
      crypto: this.#crypto,
      relays: RELAYS,
      exits: EXITS,
      beginning: BEGINNING,
    });
    const [{ address }] = this.laboratory.node(WEB).addresses;
    this.web = showAddress(address);
    this.#fallbacks = [...this.network.relays.values()].map(({ target }) => ({
      ...target,
      ntorKey: undefined,
    }));
    this.#service = this.#client();
  }

  get service(): OnionService {
    return this.#service;
  }

  get webHost(): ReturnType<Laboratory['node']> {
    return this.laboratory.node(WEB);
  }

  get now(): number {
    return this.laboratory.simulation.now;
  }

  /** Lets time pass, and promises settle at each moment of it. */
  async pass(ms: number): Promise<void> {
    const { simulation } = this.laboratory;
    const over = new Promise<void>((resolve) => new Timer(simulation.timers, resolve).start(ms));
    await simulation.runWhile(over, ms);
  }

  /** The client ends and begins anew; `knows`: with what it has kept. */
  restart(knows: boolean): void {
    const kept = this.#service.save();
    this.#service.close();
    this.#service = this.#client();
    const faults = knows ? this.#service.load(kept) : [];
    if (faults.length > 0) throw new Error(`what was kept is not read: ${faults.join('; ')}`);
    this.#service.start();
  }

  cut(name: string): void {
    this.laboratory.link([name, 's']).cut();
  }

  mend(name: string): void {
    this.laboratory.link([name, 's']).mend();
  }

  #client(): OnionService {
    const { simulation } = this.laboratory;
    return new OnionService({
      timers: simulation.timers,
      random: simulation.dice(),
      crypto: this.#crypto,
      dialer: this.network.dialer(this.laboratory.node('client').stack.tcp),
      unixSeconds: this.network.unixSeconds,
      authorities: this.network.authorities,
      fallbacks: this.#fallbacks,
      inflater: createNodeInflater(),
      enforceDistinctSubnets: false,
    });
  }
}
