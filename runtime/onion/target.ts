/** A relay, as a circuit needs to know it that is to go through. */
import type { LinkPlace } from './link.ts';

export interface RelayTarget {
  readonly nickname: string;
  /** Digest of its RSA identity key: 20 octets. */
  readonly rsaIdentity: Uint8Array;
  /** Its Ed25519 identity, 32 octets; undefined of one that is known by the first alone. */
  readonly ed25519Identity: Uint8Array | undefined;
  /** Curve25519, 32 octets; undefined: only CREATE_FAST can reach it, as the first hop. */
  readonly ntorKey: Uint8Array | undefined;
  /** Where it can be reached; the first is preferred. */
  readonly places: readonly LinkPlace[];
  /** Relay=4: ntor-v3. */
  readonly hasNtorV3: boolean;
  /** FlowCtrl=2: congestion control. */
  readonly hasCongestionControl: boolean;
}
