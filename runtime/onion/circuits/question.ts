/** A name to be resolved that waits for a circuit. */
import type { TcpFault } from '../../transport/tcp/user.ts';
import type { ClientCircuit } from '../circuit.ts';
import type { ResolveUser } from '../stream/resolution.ts';
import type { StreamWish } from './user.ts';

export class Question {
  readonly wish: StreamWish;
  readonly isolation: string;
  attempts = 0;
  why: string | undefined;
  readonly #user: ResolveUser;

  constructor(name: string, isolation: string, user: ResolveUser) {
    this.wish = { host: name, port: 0 };
    this.isolation = isolation;
    this.#user = user;
  }

  /** Asks over this circuit; a fault when it cannot be asked. */
  ride(circuit: ClientCircuit): TcpFault | undefined {
    const asked = circuit.resolve(this.wish.host, this.#user);
    return typeof asked === 'string' ? asked : undefined;
  }

  fail(fault: TcpFault, why: string): void {
    this.why = why;
    this.#user.failed({ fault, isLasting: false });
  }
}
