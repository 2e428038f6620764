// @generated from spec/onion/relay-crypto.protocol: change that, then npm run generate.
/**
 * Tor Relay Crypto: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './relay-crypto.value.ts';

/** A valid Key Material. */
export function makeKeyMaterial(d: Draw, room: number): v.KeyMaterial {
  let at = 0;
  const df = d.octets(20);
  at += df.length;
  const db = d.octets(20);
  at += db.length;
  const kf = d.octets(16);
  at += kf.length;
  const kb = d.octets(16);
  at += kb.length;
  return { df, db, kf, kb };
}
