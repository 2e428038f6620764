/** How a key is agreed upon with a relay: CREATE_FAST, ntor, ntor-v3, in one shape. */

/** What both ends have after it. */
export interface HandshakeKeys {
  /** As many octets as were asked for: Df, Db, Kf, Kb and so on (tor-spec §5.2). */
  readonly keys: Uint8Array;
  /** ntor-v3: what the other end said under cover; empty of the others. */
  readonly message: Uint8Array;
}

/** Begun by a client. */
export interface ClientHandshake {
  /** HDATA of CREATE2 and EXTEND2, or X of CREATE_FAST. */
  readonly onionSkin: Uint8Array;
  /** HDATA of the answer: the keys, or undefined when the relay has not proved who it is. */
  finish(answer: Uint8Array): HandshakeKeys | undefined;
  /** Forgets the secrets, when there will be no answer; `finish` does so itself. */
  wipe(): void;
}

/** As a relay answers. */
export interface ServerAnswer extends HandshakeKeys {
  /** HDATA of the answer. */
  readonly answer: Uint8Array;
}
