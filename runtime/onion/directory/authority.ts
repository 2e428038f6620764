/** Where directory information comes from at first, before any consensus says more. */
import type { LinkPlace } from '../link.ts';
import type { RelayTarget } from '../target.ts';
import type { KnownAuthority } from './signatures.ts';

/** A directory authority: whose signature counts, and which relay it is. */
export interface Authority extends KnownAuthority {
  /** Base16 in capitals. */
  readonly v3Identity: string;
  readonly rsaIdentity: Uint8Array;
  readonly ed25519Identity?: Uint8Array | undefined;
  readonly place: LinkPlace;
}

/** As a relay that can be asked for documents: over CREATE_FAST, for its onion key is unknown. */
export function authorityTarget(authority: Authority): RelayTarget {
  return {
    nickname: authority.nickname,
    rsaIdentity: authority.rsaIdentity,
    ed25519Identity: authority.ed25519Identity,
    ntorKey: undefined,
    places: [authority.place],
    hasNtorV3: false,
    hasCongestionControl: false,
  };
}
