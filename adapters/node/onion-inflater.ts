/** Inflating by node:zlib, for directory documents that come deflated. */
import { inflateSync } from 'node:zlib';

import type { Inflater } from '../../runtime/onion.ts';

interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

export function createNodeInflater(): Inflater {
  return {
    inflate(octets, octetsMax) {
      const pieces: Uint8Array[] = [];
      let left = octetsMax;
      try {
        // One stream after another is as good as one (dir-spec §6.1).
        for (let at = 0; at < octets.length;) {
          const { buffer, engine } = inflateSync(octets.subarray(at), {
            info: true,
            maxOutputLength: Math.max(left, 1),
          }) as unknown as Inflated;
          pieces.push(buffer);
          left -= buffer.length;
          at += engine.bytesWritten;
          if (engine.bytesWritten === 0 || left < 0) return undefined;
        }
      } catch {
        return undefined;
      }
      return Uint8Array.from(Buffer.concat(pieces));
    },
  };
}
