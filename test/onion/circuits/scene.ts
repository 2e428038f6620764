/** A client, and for each circuit that it begins relays that live in the test. */
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { OnionClient } from '../../../runtime/onion/circuits.ts';
import type { OnionClientOptions } from '../../../runtime/onion/circuits/user.ts';
import type { RelayTarget } from '../../../runtime/onion/target.ts';
import { LabExit } from '../circuit/lab-exit.ts';
import { crypto, labRelay, LabOnion } from '../circuit/lab-onion.ts';
import type { LabRelay } from '../circuit/lab-onion.ts';
import { LoggedStream } from '../circuit/logged.ts';

export const RELAYS: readonly LabRelay[] = ['guard', 'middle', 'exit'].map((name) =>
  labRelay(name),
);
export const PAGE = { host: 'example.com', port: 80 };

export type Connection = ReturnType<OnionClient['connect']>;

export class Scene {
  readonly simulation = new Simulation(3);
  /** One for each circuit that was begun, in order. */
  readonly onions: LabOnion[] = [];
  readonly exits: LabExit[] = [];
  readonly guardResults: boolean[] = [];
  /** Of each path that was asked for, whom it was to avoid. */
  readonly avoided: string[] = [];
  /** By whom the next one goes; undefined: there is none. */
  paths: (avoid: readonly RelayTarget[]) => readonly LabRelay[] | undefined = () => RELAYS;
  /** What is done with each circuit before it is built. */
  prepare: (onion: LabOnion, exit: LabExit, number: number) => void = () => {};
  channelFault: string | undefined;
  readonly client: OnionClient;
  #path: readonly LabRelay[] = RELAYS;

  constructor(options: Partial<OnionClientOptions> = {}) {
    this.client = new OnionClient({
      crypto,
      timers: this.simulation.timers,
      random: this.simulation.dice(),
      choosePath: (_, avoid = []) => {
        this.avoided.push(avoid.map(({ nickname }) => nickname).join(' '));
        const path = this.paths(avoid);
        if (path === undefined) return { name: 'no exit', reason: 'but that one' };
        this.#path = path;
        return path.map(({ target }) => target);
      },
      channelTo: (_, waiter) => {
        if (this.channelFault !== undefined) return waiter.failed(this.channelFault);
        const onion = new LabOnion(this.#path, 10, this.simulation);
        const exit = new LabExit(onion);
        this.onions.push(onion);
        this.exits.push(exit);
        this.prepare(onion, exit, this.onions.length);
        waiter.open(onion);
      },
      guardResult: (_, isBuilt) => {
        this.guardResults.push(isBuilt);
        return isBuilt;
      },
      ...options,
    });
  }

  connect(wish: Parameters<OnionClient['connect']>[0] = PAGE): [LoggedStream, Connection] {
    const user = new LoggedStream();
    return [user, this.client.connect(wish, user)];
  }
}
