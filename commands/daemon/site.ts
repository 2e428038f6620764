/** Where the daemon is: the network that its clients share, and what each of them may do there. */
import type { Process } from '../../runtime/sockets.ts';
import type { Stack } from '../../runtime/stack.ts';

/** One network, for as long as the daemon runs. */
export interface Place {
  /** How it was asked for, in words. */
  readonly description: string;
  readonly stack: Stack;
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  close(): Promise<void>;
}

/** The place, as one command has it. */
export interface Site {
  readonly place: Place;
  readonly process: Process;
  /** Ends the daemon, after the command has ended. */
  stop(): void;
}
