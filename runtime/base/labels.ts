/**
 * Names of labels: each label behind its length, a zero at the end, and pointers back to what the
 * message has said before. In text, labels are joined with dots; dots, backslashes and
 * unprintable octets in them are escaped (RFC 1035 §5.1).
 */
const DOT = 46;
const BACKSLASH = 92;

/** Writes a name without pointers and answers its end. */
export function putLabels(
  b: Uint8Array,
  at: number,
  text: string,
  octetsMax: number,
  labelMax: number,
  path: string,
): number {
  let start = at;
  let end = at + 1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === DOT) {
      const length = end - start - 1;
      if (length === 0 || length > labelMax)
        return putSlowly(b, at, text, octetsMax, labelMax, path);
      b[start] = length;
      start = end++;
    } else if (code === BACKSLASH || code > 127) {
      return putSlowly(b, at, text, octetsMax, labelMax, path);
    } else {
      b[end++] = code;
    }
  }
  const length = end - start - 1;
  if (length > 0) {
    b[start] = length;
    start = end++;
  }
  b[start] = 0;
  if (length <= labelMax && end - at <= octetsMax) return end;
  return putSlowly(b, at, text, octetsMax, labelMax, path);
}

/** Names with escapes or beyond ASCII, and those that are wrong. */
function putSlowly(
  b: Uint8Array,
  at: number,
  text: string,
  octetsMax: number,
  labelMax: number,
  path: string,
): number {
  const labels = parseLabels(text);
  if (!labels) throw new RangeError(`${path}: not a name: "${text}"`);
  let octets = 1;
  for (const { length } of labels) {
    if (length > labelMax) {
      throw new RangeError(
        `${path}: a label of "${text}" has ${length} octets, more than ${labelMax}`,
      );
    }
    octets += 1 + length;
  }
  if (octets > octetsMax) {
    throw new RangeError(`${path}: "${text}" takes ${octets} octets, more than ${octetsMax}`);
  }
  let end = at;
  for (const label of labels) {
    b[end++] = label.length;
    for (const octet of label) b[end++] = octet;
  }
  b[end] = 0;
  return end + 1;
}

const encoder = new TextEncoder();

/** The octets of each label; undefined when an escape is wrong or a label is empty. */
function parseLabels(text: string): number[][] | undefined {
  if (text === '' || text === '.') return [];
  const labels: number[][] = [];
  let label: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === DOT) {
      if (label.length === 0) return undefined;
      labels.push(label);
      label = [];
    } else if (code === BACKSLASH) {
      const digits = /^\d{3}/.exec(text.slice(index + 1))?.[0];
      if (digits !== undefined && Number(digits) < 256) label.push(Number(digits));
      else if (digits === undefined && index + 1 < text.length) {
        label.push(text.charCodeAt(index + 1) & 255);
      } else return undefined;
      index += digits === undefined ? 1 : 3;
    } else if (code < 128) {
      label.push(code);
    } else {
      const character = String.fromCodePoint(text.codePointAt(index) ?? code);
      label.push(...encoder.encode(character));
      index += character.length - 1;
    }
  }
  if (label.length > 0) labels.push(label);
  return labels;
}

/**
 * The first names read of the message at hand, by where they stand: most others only point at one
 * of them. Nothing is kept beyond the message, for the octets may then be others.
 */
const HEARD_MAX = 16;
const heardPlaces = new Uint32Array(HEARD_MAX);
const heardNames: string[] = [];
let heard = HEARD_MAX;

/** Before the names of a message are read. */
export function listen(): void {
  heard = 0;
}

/** When all of them have been: a name that is read by itself is read anew. */
export function forgetHeard(): void {
  heard = HEARD_MAX;
  heardNames.length = 0;
}

/** Keeps the name that was read at a place, and answers it. */
export function hear(place: number, name: string): string {
  if (heard < HEARD_MAX) {
    heardPlaces[heard] = place;
    heardNames[heard++] = name;
  }
  return name;
}

/** The name that was read at a place of this message. */
export function recall(place: number): string | undefined {
  for (let index = 0; index < heardNames.length; index++) {
    if (heardPlaces[index] === place) return heardNames[index];
  }
  return undefined;
}

/**
 * What the message has said so far, as a tree: each label with the one behind it. Pointers lead to
 * where it stands, counted from the message's beginning. What comes when the table is full is
 * written out, so that a long message costs no more for each name than a short one.
 */
const SAID_MAX = 256;
const END = SAID_MAX;
const places = new Uint16Array(SAID_MAX);
const behind = new Uint16Array(SAID_MAX);
/** More labels than a name of 255 octets can have; a longer one is written out. */
const LABELS_MAX = 128;
const starts = new Uint16Array(LABELS_MAX);
let said = 0;

/** Before a message is written: nothing has been said yet. */
export function forgetNames(): void {
  said = 0;
}

/**
 * Shortens the name that was written over b[from, end): the longest part of it that the message has
 * said is pointed at, by two octets on the bits of `lead`; the rest can be pointed at from now on.
 */
export function pointBack(
  b: Uint8Array,
  from: number,
  end: number,
  origin: number,
  lead: number,
  reach: number,
): number {
  // Written beyond the buffer: its end is all that is asked for.
  if (end > b.length) return end;
  let count = 0;
  for (let at = from; b[at] !== 0; at += 1 + b[at]) {
    if (count === LABELS_MAX) return end;
    starts[count++] = at - from;
  }
  let next = END;
  for (; count > 0; count--) {
    const known = find(b, from + starts[count - 1], next, origin);
    if (known < 0) break;
    next = known;
  }
  const cut = count;
  const isShortened = next !== END;
  const pointer = isShortened ? lead | places[next] : 0;
  for (; count > 0 && said < SAID_MAX; count--) {
    const place = from + starts[count - 1] - origin;
    if (place >= reach) continue;
    places[said] = place;
    behind[said] = next;
    next = said++;
  }
  if (!isShortened) return end;
  const at = cutAt(b, from, cut);
  b[at] = pointer >>> 8;
  b[at + 1] = pointer;
  return at + 2;
}

/** Where the labels that are kept end. */
function cutAt(b: Uint8Array, from: number, kept: number): number {
  if (kept === 0) return from;
  const last = from + starts[kept - 1];
  return last + 1 + b[last];
}

/** Which label that was said is the one at `at`, before the same ones; -1 when none is. */
function find(b: Uint8Array, at: number, next: number, origin: number): number {
  for (let index = 0; index < said; index++) {
    if (behind[index] === next && isSame(b, at, origin + places[index])) return index;
  }
  return -1;
}

function isSame(b: Uint8Array, one: number, other: number): boolean {
  const length = b[one];
  for (let index = 0; index <= length; index++) {
    if (b[one + index] !== b[other + index]) return false;
  }
  return true;
}
