/** What can be completed: commands, the words of groups, and options. */
import type { CommandEntry } from '../command.ts';

export interface Word {
  readonly text: string;
  readonly description: string;
}

/** What may follow some words of a line. */
export interface Place {
  /** `''`, `spec` or `spec check`. */
  readonly before: string;
  /** Commands, or the rest of their names. */
  readonly names: readonly Word[];
  readonly options: readonly Word[];
}

export async function wordsOf(entries: readonly CommandEntry[]): Promise<readonly Place[]> {
  const places = new Map<string, { names: Word[]; options: Word[] }>();
  const at = (before: string): { names: Word[]; options: Word[] } => {
    const place = places.get(before) ?? { names: [], options: [] };
    places.set(before, place);
    return place;
  };
  at('').options.push({ text: '--help', description: 'Show how it is used' });
  for (const { name, summary, load } of entries) {
    const [first, ...rest] = name.split(' ');
    const { names } = at('');
    if (rest.length === 0) names.push({ text: first, description: summary });
    else {
      if (!names.some(({ text }) => text === first)) {
        names.push({ text: first, description: `${first} …` });
      }
      at(first).names.push({ text: rest.join(' '), description: summary });
    }
    const { options } = (await load()).command;
    for (const [option, { description }] of Object.entries(options)) {
      at(name).options.push({ text: `--${option}`, description });
    }
    at(name).options.push({ text: '--help', description: 'Show how it is used' });
  }
  return [...places].map(([before, place]) => ({ before, ...place }));
}
