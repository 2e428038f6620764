/**
 * Numbers that go round: sequence numbers and timestamps compare by the shorter way around 2^32
 * (RFC 9293 §3.4, RFC 7323 §5.2). Either argument may be a sum that has not been brought back
 * below 2^32 yet.
 */

/** Whether `a` comes before `b`. */
export function before(a: number, b: number): boolean {
  return ((a - b) | 0) < 0;
}

/** Whether `a` is `b`, or comes before it. */
export function atOrBefore(a: number, b: number): boolean {
  return ((a - b) | 0) <= 0;
}
