/** Where the daemon is: the network that its clients share, and what each of them may do there. */
import type { Authority, LinkDialer } from '../../runtime/onion.ts';
import type { Process } from '../../runtime/sockets.ts';
import type { Stack } from '../../runtime/stack.ts';
import type { DhcpClients } from '../dhcp/clients.ts';
import type { DnsPlace } from '../dns/place.ts';
import type { KeyLog } from '../network/key-log.ts';
import type { OnionPlace } from '../onion/place.ts';

/** An onion network that is in a laboratory, as its authorities are. */
export interface BundledOnion {
  readonly authorities: readonly Authority[];
  readonly dialer: LinkDialer;
  readonly unixSeconds: () => number;
}

/** What any program of this machine can use. */
export interface Service {
  readonly name: string;
  readonly at: string;
  close(): void | Promise<void>;
}

/** One network, for as long as the daemon runs. */
export interface Place {
  /** How it was asked for, in words. */
  readonly description: string;
  readonly stack: Stack;
  /** Of the commands that run now. */
  readonly processes: Set<Process>;
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  readonly services: Service[];
  /** Since the first address was asked for. */
  dhcp?: DhcpClients;
  /** One resolver and its cache, for all commands. */
  readonly names: DnsPlace;
  /** Of certificates that are good there. */
  readonly authorities?: readonly string[];
  /** While it is enabled. */
  onion: OnionPlace | undefined;
  /** Begins it, the first time that it is wanted. */
  readonly bundledOnion?: () => BundledOnion;
  /** Of what commands say by TLS there. */
  readonly keyLog: KeyLog;
  close(): Promise<void>;
}

/** The place, as one command has it. */
export interface Site {
  readonly place: Place;
  readonly process: Process;
  /** Ends the daemon, after the command has ended. */
  stop(): void;
}
