/** Chance is given: the system's at the edge of a program, from a seed in a simulation. */
export interface Random {
  /** 32 random bits, as a signed integer. */
  bits(): number;
  /** Random octets all over b. */
  fill(b: Uint8Array): void;
}

/** A whole number in [0, limit), `limit` at most 2^32. */
export function below(random: Random, limit: number): number {
  return Math.floor(fraction(random) * limit);
}

/** A number in [0, 1). */
export function fraction(random: Random): number {
  return (random.bits() >>> 0) / 0x100000000;
}

/**
 * The same sequence from the same seed: sfc32 of PractRand. Fast and well spread, and anyone who
 * has seen a little of it knows the rest: for simulations alone.
 */
export function seededRandom(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / 0x100000000) | 0;
  let counter = 1;
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum;
  };
  for (let round = 0; round < 12; round++) bits();
  const fill = (octets: Uint8Array): void => {
    for (let at = 0; at < octets.length; at++) octets[at] = bits() >>> 24;
  };
  return { bits, fill };
}
