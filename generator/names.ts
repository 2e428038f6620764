/** The one way an RFC's name becomes an identifier: mechanical, never a choice. */

/** `Source Port` to `sourcePort`, `SND.NXT` to `sndNxt`, `Don't Fragment` to `dontFragment`. */
export function camel(name: string): string {
  const [first = '', ...rest] = words(name);
  return first.toLowerCase() + rest.map(capital).join('');
}

/** `Resource Record` to `ResourceRecord`. */
export function pascal(name: string): string {
  return words(name).map(capital).join('');
}

/** `Source Port` to `SOURCE_PORT`. */
export function constant(name: string): string {
  return words(name).join('_').toUpperCase();
}

/** A camel-cased identifier with a capital: `sourcePort` to `SourcePort`. */
export function upper(id: string): string {
  return id[0]!.toUpperCase() + id.slice(1);
}

function words(name: string): string[] {
  const found = name.replaceAll("'", '').match(/[A-Za-z0-9]+/g) ?? [];
  return /^[0-9]/.test(found[0] ?? '') ? ['x', ...found] : found;
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1).toLowerCase();
}
