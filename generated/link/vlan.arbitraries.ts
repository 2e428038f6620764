// @generated from spec/link/vlan.protocol: change that, then npm run generate.
/**
 * VLAN: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './vlan.value.ts';

/** A valid Tag. */
export function makeTag(d: Draw, room: number): v.Tag {
  let at = 0;
  const priorityCodePoint = d.named([0, 1, 2, 3, 4, 5, 6, 7], 0, 7);
  const dropEligibleIndicator = d.flag();
  const vlanIdentifier = d.integer(0, 4094);
  at += 4;
  const lengthType = d.length(
    [
      [0, 1500],
      [1536, 65535],
    ],
    1,
    1,
    0,
    1,
    Math.max(0, room - at),
  );
  let data: v.Tag['data'] | undefined;
  if (lengthType <= 1500) {
    const data2 = d.octets(lengthType);
    at += data2.length;
    data = data2;
  }

  let payload: v.Tag['payload'] | undefined;
  if (lengthType >= 1536) {
    const payload2 = d.octets(d.count(0, room - at));
    at += payload2.length;
    payload = payload2;
  }

  return {
    priorityCodePoint,
    dropEligibleIndicator,
    vlanIdentifier,
    lengthType,
    ...(data === undefined ? {} : { data }),
    ...(payload === undefined ? {} : { payload }),
  };
}
