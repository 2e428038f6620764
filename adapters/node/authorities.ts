/**
 * Contexts of TLS by whom they believe. To read all authorities of a system takes a tenth of a
 * second, in which the stack does nothing else; so it is done once for all who believe the same.
 */
import { createHash } from 'node:crypto';
import tls from 'node:tls';

/** The one that was asked for longest ago goes first. */
export const CONTEXTS_MAX = 8;
/** RFC 9325 §3.1.1. */
const VERSION_MIN = 'TLSv1.2';

const kept = new Map<string, tls.SecureContext>();

/** For whoever believes these alone, as PEM; whom Node trusts where none are named. */
export function contextBelieving(authorities?: readonly string[]): tls.SecureContext {
  const key = digestOf(authorities);
  const context = kept.get(key) ?? newContext(authorities);
  kept.delete(key);
  kept.set(key, context);
  if (kept.size > CONTEXTS_MAX) kept.delete(kept.keys().next().value!);
  return context;
}

function digestOf(authorities: readonly string[] | undefined): string {
  if (authorities === undefined) return '';
  return createHash('sha256').update(JSON.stringify(authorities)).digest('base64');
}

function newContext(authorities: readonly string[] | undefined): tls.SecureContext {
  // Those of Node and of the system are mostly the same, in lines that are not.
  const ca = authorities && new Map(authorities.map((one) => [one.replace(/\s+/g, ''), one]));
  return tls.createSecureContext({ minVersion: VERSION_MIN, ...(ca && { ca: [...ca.values()] }) });
}
