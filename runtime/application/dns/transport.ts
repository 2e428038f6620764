/** How one server is asked: over UDP and TCP of the stack, or in ways that are given. */
export interface DnsTransport {
  /** As it was asked for: `192.0.2.53`, `tls://dns.example`. */
  readonly name: string;
  /** Nobody on the way can read or change what is said. */
  readonly isPrivate: boolean;
  /**
   * The answer's octets, which are the caller's from then on. Rejects where there is none, with the
   * signal's reason where that was aborted: whoever asks says for how long.
   */
  exchange(query: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  /** Connections that were kept are closed. */
  close(): void;
}
