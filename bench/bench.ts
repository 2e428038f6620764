/** What a bench is, and what it answers with. */

/** Values of all rounds, in one unit. */
export interface Sample {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

export interface Row {
  readonly name: string;
  readonly time: Sample;
  /**
   * Against the table's first row, round by round: what a busy machine does to both cancels out.
   */
  readonly ratio: Sample;
}

export interface Table {
  readonly title: string;
  /** As in `ns/packet`. */
  readonly unit: string;
  readonly rows: readonly Row[];
}

/** A claim of speed, and whether this run bears it out. */
export interface Claim {
  readonly says: string;
  readonly found: string;
  readonly holds: boolean;
}

export interface Report {
  readonly tables: readonly Table[];
  readonly claims: readonly Claim[];
  /** What a reader has to know to judge the figures. */
  readonly notes: readonly string[];
}

export interface Bench {
  readonly about: string;
  run(): Promise<Report>;
}

/** The row of a name: a misspelt one is a mistake of the bench. */
export function rowOf(table: Table, name: string): Row {
  const found = table.rows.find((row) => row.name === name);
  if (found === undefined) throw new TypeError(`${table.title}: there is no row ${name}`);
  return found;
}

export function atMost(says: string, found: number, limit: number, unit: string): Claim {
  return { says: `${says} ≤ ${limit}${unit}`, found: show(found, unit), holds: found <= limit };
}

export function atLeast(says: string, found: number, limit: number, unit: string): Claim {
  return { says: `${says} ≥ ${limit}${unit}`, found: show(found, unit), holds: found >= limit };
}

function show(value: number, unit: string): string {
  return `${value >= 100 ? Math.round(value) : value.toFixed(2)}${unit}`;
}
