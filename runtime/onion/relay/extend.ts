/** Where EXTEND2 wants a circuit to go, and to whom. */
import { readRelayCell } from '../../../generated/onion/relay.value.ts';
import type { LinkSpecifier } from '../../../generated/onion/relay.value.ts';
import { parseAddress } from '../../base/address.ts';
import { copyOf } from '../../base/octets.ts';
import type { LinkPlace } from '../link.ts';
import { RELAY_CELL_OCTETS } from '../relay-crypto.ts';
import type { RelayTarget } from '../target.ts';

/** What EXTEND2 asks for. */
export interface Extend2Asked {
  /** Undefined when it makes no sense. */
  readonly target: RelayTarget | undefined;
  readonly handshakeType: number;
  readonly onionSkin: Uint8Array;
}

/** Of the relay cell at b[at], a sound one of EXTEND2, what is asked for: it is kept. */
export function readExtend2(b: Uint8Array, at: number): Extend2Asked | undefined {
  const cell = copyOf(b, at, at + RELAY_CELL_OCTETS);
  const { data } = readRelayCell(cell, 0, cell.length);
  if (data.is !== 'extend2') return undefined;
  const { linkSpecifiers, htype, hdata } = data;
  return { target: targetOf(linkSpecifiers), handshakeType: htype, onionSkin: hdata };
}

/**
 * The relay that link specifiers name; undefined when they do not say where it is, or do not say
 * who it is, or say it twice. Those of an unknown type are passed over (tor-spec §5.1.2).
 */
export function targetOf(specifiers: readonly LinkSpecifier[]): RelayTarget | undefined {
  const places: LinkPlace[] = [];
  const rsa: Uint8Array[] = [];
  const ed25519: Uint8Array[] = [];
  for (const one of specifiers) {
    if (one.is === 'ipv4') places.push(...placeOf(one.ipv4Address, one.orport));
    else if (one.is === 'ipv6') places.push(...placeOf(one.ipv6Address, one.orport));
    else if (one.is === 'legacyIdentity') rsa.push(one.identityFingerprint);
    else if (one.is === 'ed25519Identity') ed25519.push(one.ed25519Identity);
  }
  if (places.length === 0 || rsa.length !== 1 || ed25519.length > 1) return undefined;
  return {
    nickname: '',
    rsaIdentity: rsa[0],
    ed25519Identity: ed25519[0],
    ntorKey: undefined,
    places,
    hasNtorV3: false,
    hasCongestionControl: false,
  };
}

function placeOf(text: string, port: number): readonly LinkPlace[] {
  const address = parseAddress(text);
  return address === undefined || port === 0 ? [] : [{ address, port }];
}
