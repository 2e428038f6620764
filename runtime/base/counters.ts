/**
 * Counters by name: a drop is counted under its reason, and every counter is there from the
 * beginning, so that a table of them is the list of what can happen.
 */
export type Counters<Name extends string> = Record<Name, number>;

/** All of them at zero, in the order given. */
export function countersOf<Name extends string>(...names: readonly Name[]): Counters<Name> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Counters<Name>;
}
