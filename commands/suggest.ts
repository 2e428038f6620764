/** "Did you mean": the known word that is the fewest edits away, if near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const editsMax = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestEdits = editsMax + 1;
  for (const candidate of known) {
    const edits = editDistance(word, candidate);
    if (edits < bestEdits) [best, bestEdits] = [candidate, edits];
  }
  return best;
}

export function didYouMean(word: string, known: readonly string[]): string {
  const candidate = nearest(word, known);
  return candidate === undefined ? '' : `; did you mean ${candidate}?`;
}

/** Insertions, deletions, substitutions, and swaps of neighbours, which are what fingers do. */
function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 2] === to[column - 1] && from[row - 1] === to[column - 2];
      current[column] = Math.min(
        previous[column] + 1,
        current[column - 1] + 1,
        previous[column - 1] + (same ? 0 : 1),
        row > 1 && column > 1 && swapped ? beforePrevious[column - 2] + 1 : Infinity,
      );
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[to.length];
}
