/**
 * What to try when a router finds a packet too large and does not say what it would take: RFC 1191
 * §7, table 7-1, where links of like MTU stand together.
 */
const PLATEAUS = [65535, 32000, 17914, 8166, 4352, 2002, 1492, 1006, 508, 296, 68] as const;

/** No path is believed to carry less (path-mtu.ts). */
export const MTU_FLOOR = 552;

/** The largest plateau that is less than a packet of so many octets. */
export function plateauBelow(octets: number): number {
  for (const plateau of PLATEAUS) if (plateau < octets) return plateau;
  return PLATEAUS[PLATEAUS.length - 1];
}
