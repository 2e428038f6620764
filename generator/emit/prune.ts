/**
 * Takes out constants that nothing reads: emitters may name freely, and only what is used stays.
 */

/** Lines of one function's body. */
export function prune(lines: readonly string[]): string[] {
  let kept = lines.flatMap((line) => line.split('\n'));
  if (!kept.some((line) => /^(?:const|let) /.test(line))) return kept;
  for (;;) {
    const uses = countWords(kept);
    const next = kept.flatMap((line) => keep(line, uses));
    if (next.length === kept.length && next.every((line, index) => line === kept[index]))
      return next;
    kept = next;
  }
}

function countWords(lines: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const line of lines) {
    for (const word of line.replace(/\/\/.*$|'[^']*'/g, '').match(/(?<![.\w])[A-Za-z_]\w*/g) ?? [])
      uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const set = new Map<string, number>();
  for (const line of lines) {
    const name = /^(?:let )?(\w+)(?:: [^=]+)? = .*;$/.exec(line)?.[1];
    if (name !== undefined) set.set(name, (set.get(name) ?? 0) + 1);
  }
  const declared = lines.flatMap((line) => /^let (\w+)/.exec(line)?.[1] ?? []);
  for (const name of declared) if (set.get(name) === uses.get(name)) uses.set(name, 0);
  return uses;
}

/** Names that are only ever assigned are marked so by countWords. */
function onlySet(name: string, uses: ReadonlyMap<string, number>): boolean {
  return uses.get(name) === 0;
}

function keep(line: string, uses: ReadonlyMap<string, number>): string[] {
  const assigned = /^(?:let )?(\w+)(?:: [^=]+)? = (.*);$/.exec(line);
  if (assigned && !line.startsWith('const') && onlySet(assigned[1]!, uses))
    return doesSomething(assigned[2]!) ? [`${assigned[2]};`] : [];
  const match = /^(const|let) (\w+)(?:: [^=]+)? = (.*);$/.exec(line);
  if (match && uses.get(match[2]!) === 1) return doesSomething(match[3]!) ? [`${match[3]};`] : [];
  return [line];
}

/** Calls that write, move the cursor or refuse must stay. */
function doesSomething(code: string): boolean {
  return /\b\w*([wW]rite|[pP]ut|fill|counted|derived|agrees|fits|[rR]ead)\w*\(/.test(code);
}
