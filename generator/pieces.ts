/**
 * Lays out a file piece by piece: what stands between blank lines at the margin is laid out alone
 * as it is together, so that an edit costs only the pieces it changes.
 */
import type { Formatter, Unformatted } from './prettier.ts';

export interface PieceFormatter extends Formatter {
  /** Notes that a text is known to be laid out so. */
  remember(path: string, text: string, formatted: string): void;
}

/** More new pieces than this are quicker laid out as one. */
const PIECES_MAX = 40;

export function openPieces(formatter: Formatter): PieceFormatter {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const remember = (path: string, text: string, formatted: string): void => {
    const before = pieces(text);
    const after = pieces(formatted);
    if (before.length !== after.length) return;
    known.set(path, new Map(before.map((piece, index) => [piece, after[index]!])));
  };
  return {
    remember,
    async format(output: Unformatted) {
      const laid = known.get(output.path);
      const parts = pieces(output.text);
      const fresh = laid ? parts.filter((piece) => !laid.has(piece)) : parts;
      if (!laid || fresh.length > PIECES_MAX) {
        const formatted = await formatter.format(output);
        remember(output.path, output.text, formatted);
        return formatted;
      }
      const { path } = output;
      const made = await Promise.all(fresh.map((text) => formatter.format({ path, text })));
      const all = new Map(laid);
      for (const [index, piece] of fresh.entries()) all.set(piece, made[index]!.trimEnd());
      const formatted = `${parts.map((piece) => all.get(piece)!).join('\n\n')}\n`;
      known.set(path, new Map(parts.map((piece) => [piece, all.get(piece)!])));
      return formatted;
    },
    close: () => formatter.close(),
  };
}

/** Cut where a blank line is followed by the margin. */
function pieces(text: string): string[] {
  return text.trimEnd().split(/\n(?:[ \t]*\n)+(?=\S)/);
}
