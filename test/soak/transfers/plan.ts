/** What a scenario of one seed consists of, before anything of it has happened. */
import type { Ills } from '../../../runtime/lab/wire.ts';
import type { TcpOptions } from '../../../runtime/transport/tcp/user.ts';
import type { StrippedOption } from './middlebox.ts';

/** Between both ends is one wire, or two routers that are joined by two. */
export type Way = 'wire' | 'routers';

export interface Scenario {
  readonly seed: number;
  readonly version: 4 | 6;
  readonly way: Way;
  readonly mtu: number;
  /** Of the routers' other wire. */
  readonly otherMtu: number;
  /** When packets take the other wire, and when they come back. */
  readonly detoursMs: readonly number[];
  readonly there: Partial<Ills>;
  readonly back: Partial<Ills>;
  readonly changes: readonly Change[];
  /** Taken from every SYN by whoever stands between. */
  readonly stripped: readonly StrippedOption[];
  readonly connections: readonly ConnectionPlan[];
  /** Whoever fails here, fails by a fault of the stack: all must be equal. */
  readonly mustComplete: boolean;
}

/** Both directions are as bad as that from a moment on. */
export interface Change {
  readonly atMs: number;
  readonly ills: Partial<Ills>;
}

export interface ConnectionPlan {
  readonly beginsMs: number;
  readonly client: SidePlan;
  readonly server: SidePlan;
}

export interface SidePlan {
  /** Sent before the FIN. */
  readonly octets: number;
  readonly textStart: number;
  /** After the peer's FIN alone: the answer to all of a question. */
  readonly isAnswer: boolean;
  readonly options: Partial<TcpOptions>;
  readonly writeMax: number;
  readonly readMax: number;
  /** Between two reads; 0 when what comes is read at once. */
  readonly readEveryMs: number;
  /** How much of what comes is taken without a copy, where that can be. */
  readonly takes: number;
  /** close() is called when all was heard and written; else it ends by itself. */
  readonly closes: boolean;
  readonly toggles: readonly Toggle[];
  readonly aborts: Abort | undefined;
}

export interface Toggle {
  readonly afterMs: number;
  readonly option: 'noDelay' | 'cork' | 'keepAlive';
}

/** `close` without having read all is an abort too, and so is one that does not linger. */
export interface Abort {
  readonly afterMs: number;
  readonly by: 'abort' | 'close' | 'linger';
}
