// @generated from spec/onion/der.protocol: change that, then npm run generate.
/**
 * DER: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeBody } from './der.value.ts';
import type * as v from './der.value.ts';

/** A valid Element. */
export function makeElement(d: Draw, room: number): v.Element {
  let at = 0;
  const identifier = d.named([1, 2, 3, 4, 5, 6, 12, 23, 24, 48, 49, 160, 163], 0, 255);
  at += 1;
  const body = makeBody(d, room - at);
  at += sizeOf((b) => writeBody(body, b, 0));
  return { identifier, body };
}

/** A valid Body. */
export function makeBody(d: Draw, room: number): v.Body {
  let at = 0;
  const initialOctet = d.tag(
    [
      [0, 127, 1],
      [129, 129, 130],
      [130, 130, 259],
    ],
    room,
  );
  at += 1;
  switch (initialOctet) {
    case 129: {
      // Long
      at += 1;
      const length = d.length([[128, 255]], 1, 1, 0, 1, room - at - 128);
      const longContents = d.octets(length);
      at += longContents.length;
      return { is: 'long', longContents };
    }

    case 130: {
      // Longer
      at += 2;
      const longerLength = d.length([[256, 65535]], 1, 1, 0, 1, room - at - 256);
      const longerContents = d.octets(longerLength);
      at += longerContents.length;
      return { is: 'longer', longerContents };
    }

    default: {
      if (initialOctet >= 0 && initialOctet <= 127) {
        // Short
        const contents = d.octets(initialOctet);
        at += contents.length;
        return { is: 'short', initialOctet: initialOctet, contents };
      } else {
        throw new RangeError('unreachable: only tags with an arm are drawn');
      }
    }
  }
}
