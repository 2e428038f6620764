/**
 * A section of a document: so many items that belong together, each as often as the specification
 * says (dir-spec §1.2). Which may come, is a table; what is in them, the reader's business.
 */
import type { ArmouredObject, DocumentReader, Item } from './document.ts';
import { refuse } from './fault.ts';

/** How often an item comes: exactly once, at most once, once or more, any number of times. */
export type Multiplicity = 'once' | 'optional' | 'some' | 'any';

export interface ItemRule {
  readonly times: Multiplicity;
  /** So many arguments at least. */
  readonly arguments?: number;
  /** The name of its object; without one, it has none. */
  readonly object?: string | readonly string[];
  readonly mayLackObject?: true;
  readonly place?: 'first' | 'last';
}

export type SectionRules = Readonly<Record<string, ItemRule>>;

/** So many items may be in one section that are repeated. */
export const REPEATED_MAX = 1024;

export class Section {
  readonly line: number;
  readonly #items = new Map<string, Item | Item[]>();

  constructor(line: number) {
    this.line = line;
  }

  /** For `readSection` alone. */
  add(item: Item, rule: ItemRule): void {
    const found = this.#items.get(item.keyword);
    if (found === undefined) {
      this.#items.set(item.keyword, item);
    } else if (rule.times === 'once' || rule.times === 'optional') {
      refuse('repeated item', `${item.keyword} comes once`, item.line);
    } else if (!Array.isArray(found)) {
      this.#items.set(item.keyword, [found, item]);
    } else if (found.length >= REPEATED_MAX) {
      refuse('too many', `more than ${REPEATED_MAX} of ${item.keyword}`, item.line);
    } else {
      found.push(item);
    }
  }

  /** The only one; refused when there is none. */
  one(keyword: string): Item {
    return this.maybe(keyword) ?? refuse('missing item', `there is no ${keyword}`, this.line);
  }

  maybe(keyword: string): Item | undefined {
    const found = this.#items.get(keyword);
    return Array.isArray(found) ? found[0] : found;
  }

  all(keyword: string): readonly Item[] {
    const found = this.#items.get(keyword) ?? [];
    return Array.isArray(found) ? found : [found];
  }

  /** The octets of the only one's object. */
  objectOf(keyword: string): Uint8Array {
    const { object } = this.one(keyword) as { object: ArmouredObject };
    return object.octets;
  }
}

/** Items until the end, or until one (not the first) that begins another section. */
export function readSection(
  reader: DocumentReader,
  rules: SectionRules,
  begins: (keyword: string) => boolean = () => false,
): Section {
  const first = reader.peek();
  const section = new Section(first?.line ?? 0);
  let last: Item | undefined;
  for (let item = first; item !== undefined; item = reader.peek()) {
    if (item !== first && begins(item.keyword)) break;
    reader.next();
    const rule = Object.hasOwn(rules, item.keyword) ? rules[item.keyword] : undefined;
    if (rule !== undefined) {
      check(item, rule);
      if (rule.place === 'first' && item !== first) {
        refuse('misplaced item', `${item.keyword} is the first or nowhere`, item.line);
      }
      section.add(item, rule);
    }
    last = item;
  }
  for (const keyword in rules) {
    const { times, place } = rules[keyword];
    const isNeeded = times === 'once' || times === 'some';
    const found = section.maybe(keyword);
    if (found === undefined) {
      if (isNeeded) refuse('missing item', `there is no ${keyword}`, section.line);
    } else if (place === 'last' && found !== last) {
      refuse('misplaced item', `${keyword} is the last or nowhere`, found.line);
    }
  }
  return section;
}

function check(item: Item, rule: ItemRule): void {
  const { keyword, line, object } = item;
  if (rule.arguments !== undefined && item.arguments.length < rule.arguments) {
    refuse('missing argument', `${keyword} needs ${rule.arguments}`, line);
  }
  if (rule.object === undefined) {
    if (object !== undefined) refuse('malformed object', `${keyword} has none`, line);
    return;
  }
  if (object === undefined) {
    if (!rule.mayLackObject) refuse('malformed object', `${keyword} lacks one`, line);
    return;
  }
  const isRight =
    typeof rule.object === 'string' ? rule.object === object.tag : rule.object.includes(object.tag);
  if (!isRight) refuse('malformed object', `${keyword} has ${object.tag}`, line);
}
