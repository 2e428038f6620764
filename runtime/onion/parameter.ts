/**
 * Numbers that the authorities may change by consensus (param-spec): each with what it is when the
 * consensus does not speak of it, and the least and the most that it may be.
 */

/** What a consensus says of a parameter; undefined when it says nothing. */
export type Parameter = (name: string) => number | undefined;

export type Bounds = readonly [ordinary: number, least: number, most: number];

/** What a number is, held to its bounds. */
export function bounded(parameter: Parameter, name: string, bounds: Bounds): number {
  const [ordinary, least, most] = bounds;
  return Math.min(most, Math.max(least, parameter(name) ?? ordinary));
}
