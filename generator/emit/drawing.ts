/**
 * Where each field of a message stands in a drawing of 32 bits a row; both kinds of figure use it.
 */
import type { Field, Size } from '../model.ts';
import { constantOf } from './phrases.ts';

export const ROW_BITS = 32;
/** A field of more bits is drawn as one that is open, with its size beside its name. */
const CLOSED_BITS_MAX = 128;
/** So many bits left in a row are enough to begin an open field in. */
const OPEN_BITS_MIN = 8;

export interface Cell {
  /** The field's name: in brackets when it may be absent, as in RFC 9000 §1.3. */
  readonly label: string;
  readonly field: Field | undefined;
  /** The bit of the drawing where it begins; its row is what it fills of 32. */
  readonly start: number;
  readonly end: number;
  /** Its end is not known: it is drawn to the end of a row. */
  readonly open: boolean;
}

/** What has been laid side by side, and where the next field goes. */
interface Progress {
  readonly cells: Cell[];
  at: number;
}

/** Lays fields out in the order of the wire. */
export function layout(fields: readonly Field[]): readonly Cell[] {
  const progress: Progress = { cells: [], at: 0 };
  place(fields, false, progress);
  return progress.cells;
}

function place(fields: readonly Field[], optional: boolean, progress: Progress): void {
  for (const field of fields) {
    const absent = optional || field.when !== undefined;
    if (field.kind === 'group') place(field.fields, absent, progress);
    else placeOne(field, absent ? `[${field.name}]` : field.name, progress);
  }
}

function placeOne(field: Field, label: string, progress: Progress): void {
  const bits = fixedBits(field);
  if (bits === 0) return;
  const start = progress.at;
  if (bits !== undefined && bits <= CLOSED_BITS_MAX) {
    progress.at = start + bits;
    progress.cells.push({ label, field, start, end: progress.at, open: false });
    return;
  }
  const size = bits === undefined ? '' : ` (${bits / 8} octets)`;
  const open = `${label}${size} ...`;
  const left = ROW_BITS - (start % ROW_BITS);
  const fits = left >= OPEN_BITS_MIN && open.length < 2 * left;
  const from = fits || left === ROW_BITS ? start : start + left;
  progress.at = from - (from % ROW_BITS) + ROW_BITS;
  progress.cells.push({ label: open, field, start: from, end: progress.at, open: true });
}

/** How many bits the field takes whatever it holds; undefined when that depends. */
export function fixedBits(field: Field): number | undefined {
  switch (field.kind) {
    case 'integer':
      return field.width ? undefined : field.bits;
    case 'octets':
      return sizeBits(field.size);
    case 'nested': {
      const { octetsMin, octetsMax } = field.type;
      return octetsMin === octetsMax ? octetsMin * 8 : undefined;
    }
    case 'list': {
      const { element } = field;
      const times = field.times && constantOf(field.times);
      if (times === undefined) return sizeBits(field.size);
      if (element.kind === 'integer') return times * element.bits;
      if (element.kind === 'octets') return times * element.octets * 8;
      const { octetsMin, octetsMax } = element.type;
      return octetsMin === octetsMax ? times * octetsMin * 8 : undefined;
    }
    case 'group':
      return field.bits ?? totalBits(field.fields);
    case 'union':
      return sizeBits(field.size);
  }
}

function totalBits(fields: readonly Field[]): number | undefined {
  let total = 0;
  for (const field of fields) {
    const bits = field.when ? undefined : fixedBits(field);
    if (bits === undefined) return undefined;
    total += bits;
  }
  return total;
}

function sizeBits(size: Size): number | undefined {
  const octets = size.kind === 'octets' ? constantOf(size.octets) : undefined;
  return octets === undefined ? undefined : octets * 8;
}
