/** What the user has still to be told; told when the stack is done with what it does. */
import type { Connection } from './connection.ts';
import type { TcpUser } from './user.ts';

const ESTABLISHED = 1;
const READABLE = 2;
const WRITABLE = 4;
const CLOSED = 8;

/** Who hears of a connection before anyone has accepted it. */
export interface Acceptor {
  /** It takes no more for now: who would be established has to ask again. */
  readonly isFull: boolean;
  /** It is established: it takes a place in the queue. */
  admitted(connection: Connection): void;
  ready(): void;
  gone(connection: Connection): void;
}

export class Notices {
  user: TcpUser | undefined;
  acceptor: Acceptor | undefined;
  /** A write took less than it was given. */
  wantsRoom = false;
  /** The user knows that it is over, and may still read what came before. */
  hasToldOfEnd = false;
  #due = 0;
  #isClosed = false;

  get isAny(): boolean {
    return this.#due !== 0;
  }

  established(connection: Connection): void {
    this.acceptor?.admitted(connection);
    this.#due |= ESTABLISHED;
  }

  readable(): void {
    this.#due |= READABLE;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#due |= CLOSED;
  }

  /** Tells what is due, in the order in which it makes sense. */
  tell(connection: Connection): void {
    if (this.wantsRoom && connection.hasRoom) {
      this.wantsRoom = false;
      this.#due |= WRITABLE;
    }
    const due = this.#due;
    if (due === 0) return;
    this.#due = 0;
    if ((due & ESTABLISHED) !== 0) {
      this.acceptor?.ready();
      this.user?.established();
    }
    if ((due & READABLE) !== 0) this.user?.readable();
    if ((due & WRITABLE) !== 0) this.user?.writable();
    if ((due & CLOSED) === 0) return;
    this.acceptor?.gone(connection);
    const { user } = this;
    this.user = this.acceptor = undefined;
    this.hasToldOfEnd = user !== undefined;
    user?.closed(connection.fault);
  }
}
