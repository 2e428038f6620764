// @generated from spec/onion/relay-crypto.protocol: change that, then npm run generate.
/**
 * Tor Relay Crypto as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { put } from '../../runtime/base/octets.ts';
import { counted, encoded } from '../../runtime/base/values.ts';
import { checkKeyMaterial } from './relay-crypto.wire.ts';
/** Forward is away from the client. */
export interface KeyMaterial {
  /** Df: what the forward running digest begins with. */
  readonly df: Uint8Array;
  /** Db: and the backward one. */
  readonly db: Uint8Array;
  /** Kf: AES-128 in counter mode, forward. */
  readonly kf: Uint8Array;
  /** Kb: and backward. */
  readonly kb: Uint8Array;
}

/** The Key Material at o, which a check has found sound. */
export function readKeyMaterial(b: Uint8Array, o: number, end: number): KeyMaterial {
  cursor.at = o + 72;
  return {
    df: b.subarray(o, o + 20),
    db: b.subarray(o + 20, o + 40),
    kf: b.subarray(o + 40, o + 56),
    kb: b.subarray(o + 56, o + 72),
  };
}

/** Writes a Key Material at o and answers its end. */
export function writeKeyMaterial(v: KeyMaterial, b: Uint8Array, o: number): number {
  const dfEnd = put(b, o, v.df);
  counted(dfEnd - o, 20, 'Key Material.Df');
  const dbEnd = put(b, dfEnd, v.db);
  counted(dbEnd - dfEnd, 20, 'Key Material.Db');
  const kfEnd = put(b, dbEnd, v.kf);
  counted(kfEnd - dbEnd, 16, 'Key Material.Kf');
  const kbEnd = put(b, kfEnd, v.kb);
  counted(kbEnd - kfEnd, 16, 'Key Material.Kb');
  return kbEnd;
}

/** The octets of a Key Material. */
export function encodeKeyMaterial(v: KeyMaterial): Uint8Array {
  return encoded((b) => writeKeyMaterial(v, b, 0));
}

/** The Key Material in b, or the code of the rule it breaks. */
export function decodeKeyMaterial(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: KeyMaterial }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkKeyMaterial(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readKeyMaterial(b, 0, b.length) } : { ok: false, fault };
}
