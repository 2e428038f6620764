/**
 * Circuits of one hop to those who are asked for documents: one to each, however many documents,
 * and a while longer. Whom we ask sees each question anyway, and that they are ours.
 */
import { toBase64 } from '../../base/base64.ts';
import { Timer } from '../../base/timers.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../../transport/tcp/user.ts';
import type { RelayTarget } from '../target.ts';
import { ClientConnection } from './connection.ts';
import { Pooled } from './pooled.ts';
import type { PooledOwner } from './pooled.ts';

/** With no question under way, one is closed after so long. */
const IDLE_MS = 10_000;

export interface DirectoriesOwner extends Pick<PooledOwner, 'options' | 'shared'> {
  readonly buildTimes: { readonly timeoutMs: number };
  lastFailure: string | undefined;
}

export class DirectoryCircuits {
  readonly #owner: DirectoriesOwner;
  readonly #byRelay = new Map<string, DirectoryCircuit>();

  constructor(owner: DirectoriesOwner) {
    this.#owner = owner;
  }

  begin(target: RelayTarget, user: TcpUser): TcpConnection & ClientConnection {
    const key = toBase64(target.rsaIdentity, false);
    let circuit = this.#byRelay.get(key);
    if (circuit === undefined) {
      circuit = new DirectoryCircuit(this.#owner, target, (gone) => {
        if (this.#byRelay.get(key) === gone) this.#byRelay.delete(key);
      });
      this.#byRelay.set(key, circuit);
    }
    return circuit.begin(user);
  }

  close(): void {
    for (const circuit of [...this.#byRelay.values()]) circuit.close();
  }
}

class DirectoryCircuit implements PooledOwner {
  readonly options: PooledOwner['options'];
  readonly shared: PooledOwner['shared'];
  readonly #owner: DirectoriesOwner;
  readonly #target: RelayTarget;
  readonly #pooled: Pooled;
  readonly #streams = new Set<ClientConnection>();
  readonly #idle: Timer;
  /** It takes no more questions. */
  readonly #left: (circuit: DirectoryCircuit) => void;

  constructor(
    owner: DirectoriesOwner,
    target: RelayTarget,
    left: (circuit: DirectoryCircuit) => void,
  ) {
    this.#owner = owner;
    this.options = owner.options;
    this.shared = owner.shared;
    this.#target = target;
    this.#left = left;
    this.#idle = new Timer(owner.options.timers, () => this.close());
    const { timeoutMs } = owner.buildTimes;
    const isFast = target.ntorKey === undefined;
    this.#pooled = new Pooled(this, { path: [target], ports: [], timeoutMs, isFast });
  }

  begin(user: TcpUser): ClientConnection {
    const wish = { host: this.#target.nickname, port: 0 };
    const connection: ClientConnection = new ClientConnection(
      { retry: () => false, leave: () => this.#leave(connection) },
      wish,
      '',
      user,
    );
    this.#idle.stop();
    this.#streams.add(connection);
    if (this.#pooled.isOpen) this.#ask(connection);
    else if (this.#streams.size === 1) this.#pooled.begin();
    return connection.give(this.options.timers);
  }

  close(): void {
    this.#left(this);
    this.#pooled.close();
  }

  ready(): void {
    for (const connection of this.#streams) this.#ask(connection);
  }

  gone(_: Pooled, why: string): void {
    this.#idle.stop();
    this.#left(this);
    if (!this.#pooled.isGivenUp) this.#owner.lastFailure = why;
    for (const connection of [...this.#streams]) connection.fail('ENETUNREACH', why);
  }

  #ask(connection: ClientConnection): void {
    const fault: TcpFault | undefined = connection.askDirectory(this.#pooled.claim(''));
    if (fault !== undefined) connection.fail(fault, 'the circuit takes no more streams');
  }

  #leave(connection: ClientConnection): void {
    this.#streams.delete(connection);
    // Who has not answered once is asked anew, if at all.
    if (connection.fault !== undefined) this.#left(this);
    if (this.#streams.size > 0) return;
    if (connection.fault === undefined && this.#pooled.isOpen) this.#idle.start(IDLE_MS);
    else this.close();
  }
}
