/**
 * Puts what was wished for into a value: `options[0].mss=1460`,
 * `options=sackPermitted,windowScale:7`, `body=echo`.
 */
import { armOf } from '../../runtime/describe.ts';
import type {
  ArmTable,
  FieldTable,
  ListTable,
  TypeTable,
  UnionTable,
} from '../../runtime/describe.ts';
import { squeeze } from '../decode/filter-fields.ts';
import { UsageError } from '../failure.ts';
import { didYouMean } from '../suggest.ts';
import type { Wish } from './request.ts';
import { numberNamed, numberValue, octetsValue } from './scalars.ts';

/** A value while it is put together. */
export type Draft = Record<string, unknown>;

export interface Assigned {
  readonly draft: Draft;
  /** Fields that a writer finds, and the user wants otherwise. */
  readonly overrides: Map<string, bigint>;
}

type Steps = readonly (string | number)[];

export function assignAll(type: TypeTable, wishes: readonly Wish[]): Assigned {
  const assigned: Assigned = { draft: {}, overrides: new Map() };
  for (const { path, text } of wishes) {
    setIn(
      { type, draft: assigned.draft, overrides: assigned.overrides },
      stepsOf(path),
      text,
      path,
    );
  }
  return assigned;
}

interface Place {
  readonly type: TypeTable;
  readonly draft: Draft;
  readonly overrides: Map<string, bigint>;
}

/** `options[0].mss` in steps. */
function stepsOf(path: string): Steps {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function setIn(place: Place, steps: Steps, text: string, path: string): void {
  const { type, draft, overrides } = place;
  if (type.kind === 'message') return setField(type.fields, draft, overrides, steps, text, path);
  if (type.kind !== 'choice') throw new UsageError(`${path}: ${type.name} has no fields`);
  const [first] = steps;
  const arm = chosenArm(type.arms, draft, String(first), path);
  draft.is = arm.id;
  setField(arm.fields, draft, overrides, steps, text, path);
}

/** The arm that is there already, or the one that has such a field. */
function chosenArm(arms: readonly ArmTable[], draft: Draft, field: string, path: string): ArmTable {
  const chosen =
    arms.find((arm) => arm.id === draft.is) ??
    arms.find((arm) => find(arm.fields, field) !== undefined);
  if (chosen) return chosen;
  const known = arms.map((arm) => arm.id);
  const some = `${known.slice(0, 4).join(', ')}, …`;
  const near = didYouMean(field, known);
  throw new UsageError(`${path}: no arm has a field ${field}${near}; say which first: ${some}`);
}

interface Found {
  readonly field: FieldTable;
  /** Groups that may be absent are objects of their own. */
  readonly groups: readonly string[];
}

function find(fields: readonly FieldTable[], name: string): Found | undefined {
  for (const field of fields) {
    if (squeeze(field.id) === squeeze(name)) return { field, groups: [] };
    const inner = field.kind === 'group' ? find(field.fields, name) : undefined;
    if (inner) return { ...inner, groups: field.when ? [field.id, ...inner.groups] : inner.groups };
  }
  return undefined;
}

function namesIn(fields: readonly FieldTable[]): string[] {
  return fields.flatMap((field) =>
    field.kind === 'group' ? [field.id, ...namesIn(field.fields)] : [field.id],
  );
}

function setField(
  fields: readonly FieldTable[],
  outer: Draft,
  overrides: Map<string, bigint>,
  steps: Steps,
  text: string,
  path: string,
): void {
  const [name, ...rest] = steps;
  const found = find(fields, String(name));
  if (!found) {
    const known = namesIn(fields);
    const near = didYouMean(String(name), known);
    throw new UsageError(`there is no field ${String(name)}${near}; there are ${known.join(', ')}`);
  }
  const { field } = found;
  let draft = outer;
  for (const group of found.groups) draft = (draft[group] ??= {}) as Draft;
  const isNumber =
    field.kind === 'integer' || (field.kind === 'nested' && field.type().kind === 'number');
  if (isNumber && (field.kind === 'integer' || field.kind === 'nested')) {
    expectEnd(rest, path);
    if (field.derived) overrides.set(field.id, numberNamed(field, text, path));
    else draft[field.id] = numberValue(field, text, path);
    return;
  }
  switch (field.kind) {
    case 'octets':
      expectEnd(rest, path);
      draft[field.id] = octetsValue(field, text, path);
      return;
    case 'nested':
      draft[field.id] = changed(field.type(), draft[field.id], overrides, rest, text, path);
      return;
    case 'list':
      draft[field.id] = listWith(field, draft[field.id], overrides, rest, text, path);
      return;
    case 'group':
      if (field.when) draft = (draft[field.id] ??= {}) as Draft;
      return setField(field.fields, draft, overrides, rest, text, path);
    case 'union':
      draft[field.id] = unionWith(field, draft[field.id], overrides, rest, text, path);
      return;
    default:
      return;
  }
}

function expectEnd(rest: Steps, path: string): void {
  if (rest.length > 0)
    throw new UsageError(`${path}: ${String(rest[0])} is too much, the field has no parts`);
}

/** A value of a type with something changed in it; whole values come as JSON, arms by name. */
function changed(
  type: TypeTable,
  before: unknown,
  overrides: Map<string, bigint>,
  rest: Steps,
  text: string,
  path: string,
): unknown {
  if (type.kind === 'labels' || type.kind === 'number') {
    expectEnd(rest, path);
    return type.kind === 'labels' ? text : Number(text);
  }
  if (rest.length === 0) {
    if (isJson(text)) return json(text, path);
    if (type.kind === 'choice') return armWith(type.arms, text, path);
    throw new UsageError(
      `${path}: name a field of ${type.name}, as in ${path}.${firstField(type.fields)}=…`,
    );
  }
  const draft = { ...(before as Draft | undefined) };
  setIn({ type, draft, overrides }, rest, text, path);
  return draft;
}

function firstField(fields: readonly FieldTable[]): string {
  return namesIn(fields)[0] ?? 'field';
}

function unionWith(
  field: UnionTable,
  before: unknown,
  overrides: Map<string, bigint>,
  rest: Steps,
  text: string,
  path: string,
): unknown {
  if (rest.length === 0) return isJson(text) ? json(text, path) : armWith(field.arms, text, path);
  const draft = { ...(before as Draft | undefined) };
  const arm = chosenArm(field.arms, draft, String(rest[0]), path);
  draft.is = arm.id;
  setField(arm.fields, draft, overrides, rest, text, path);
  return draft;
}

/** `echo`, `8`, `maximumSegmentSize:1460`, or by the field alone: `mss:1460`. */
function armWith(arms: readonly ArmTable[], text: string, path: string): Draft {
  const [, name = '', value] = /^([^:]*)(?::([\s\S]*))?$/.exec(text) ?? [];
  const byNumber = /^\d+$/.test(name) ? armOf(arms, Number(name)) : undefined;
  const arm = byNumber ?? arms.find((one) => squeeze(one.id) === squeeze(name));
  const byField =
    arm ?? arms.find((one) => carried(one).some((field) => squeeze(field.id) === squeeze(name)));
  if (!byField) {
    const known = arms.flatMap((one) => [one.id, ...carried(one).map((field) => field.id)]);
    const near = didYouMean(name, known);
    const all = arms.map((one) => one.id).join(', ');
    throw new UsageError(`${path}: there is no ${name}${near}; there are ${all}`);
  }
  const draft: Draft = { is: byField.id };
  if (value === undefined) return draft;
  const [only] = arm
    ? carried(byField)
    : carried(byField).filter((field) => squeeze(field.id) === squeeze(name));
  if (!only) throw new UsageError(`${path}: ${byField.name} has no fields to give`);
  setField(byField.fields, draft, new Map(), [only.id], value, `${path}.${only.id}`);
  return draft;
}

function carried(arm: ArmTable): FieldTable[] {
  return arm.fields.filter(
    (field) =>
      !((field.kind === 'integer' || field.kind === 'nested') && (field.derived || field.constant)),
  );
}

function listWith(
  field: ListTable,
  before: unknown,
  overrides: Map<string, bigint>,
  rest: Steps,
  text: string,
  path: string,
): unknown[] {
  const items = [...((before as unknown[] | undefined) ?? [])];
  const [index, ...inner] = rest;
  if (index === undefined) {
    if (isJson(text)) return json(text, path) as unknown[];
    return text === '' ? [] : text.split(',').map((one) => itemOf(field, one.trim(), path));
  }
  if (typeof index !== 'number' || index > items.length)
    throw new UsageError(`${path}: expected the place of an item, at most [${items.length}]`);
  const { element } = field;
  items[index] =
    inner.length === 0 || element.kind !== 'nested'
      ? itemOf(field, text, path)
      : changed(element.type(), items[index], overrides, inner, text, path);
  return items;
}

function itemOf(field: ListTable, text: string, path: string): unknown {
  const { element } = field;
  if (element.kind === 'integer') return numberValue(element, text, path);
  if (element.kind === 'octets') return octetsValue(element, text, path);
  return changed(element.type(), undefined, new Map(), [], text, path);
}

function isJson(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[');
}

function json(text: string, path: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' && /^hex:/.test(value)
        ? Uint8Array.from(Buffer.from(value.slice(4), 'hex'))
        : value,
    );
  } catch {
    throw new UsageError(`${path}: this is no JSON: ${text}`);
  }
}
