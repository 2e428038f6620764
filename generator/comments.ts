/** Comments travel: the words beside a line, or on the lines above it, become its documentation. */

export interface Comments {
  /** The comment at the end of the line that `offset` is on, or on the lines just above `start`. */
  of(start: number, end: number): string;
  /** Only the comment on the lines just above. */
  above(start: number): string;
}

/** Where a comment begins on a line, or -1: a `#` outside a quoted string. */
export function commentColumn(line: string): number {
  let quoted = false;
  for (let column = 0; column < line.length; column++) {
    if (line[column] === '"') quoted = !quoted;
    else if (line[column] === '#' && !quoted) return column;
  }
  return -1;
}

export function readComments(text: string): Comments {
  const lines = text.split('\n');
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  const lineOf = (at: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const beside = (index: number): string => {
    const line = lines[index]!;
    const column = commentColumn(line);
    return column < 0 ? '' : line.slice(column + 1).trim();
  };
  const above = (start: number): string => {
    const words: string[] = [];
    for (let index = lineOf(start) - 1; index >= 0; index--) {
      if (!/^\s*#/.test(lines[index]!)) break;
      words.unshift(beside(index));
    }
    return words.join(' ');
  };
  return {
    above,
    of(start, end) {
      return [above(start), beside(lineOf(end))].filter((words) => words !== '').join(' ');
    },
  };
}
