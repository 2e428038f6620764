/**
 * What a client may keep between two runs, as one text: its guards, so that an attacker cannot
 * wait for it to choose anew (guard-spec §1), and the directory, so that it need not ask. Nothing
 * of what was done with circuits is in it.
 */

export interface OnionState {
  readonly guards: string;
  readonly directory: string;
}

const HEAD = 'nonos-onion-state 1';
const SECTIONS = /^nonos-onion-state 1\nguards (\d{1,9}) directory (\d{1,9})\n/;

export function writeState({ guards, directory }: OnionState): string {
  const lengths = `guards ${guards.length} directory ${directory.length}`;
  return `${HEAD}\n${lengths}\n${guards}${directory}`;
}

/** With a fault, when it is none: then both are empty. */
export function readState(text: string): OnionState & { readonly fault?: string } {
  const found = SECTIONS.exec(text);
  const none = { guards: '', directory: '' };
  if (found === null) return { ...none, fault: 'not a state of onion routing, version 1' };
  const begin = found[0].length;
  const middle = begin + Number(found[1]);
  const end = middle + Number(found[2]);
  if (end !== text.length) return { ...none, fault: 'a state that was cut off, or has grown' };
  return { guards: text.slice(begin, middle), directory: text.slice(middle, end) };
}
