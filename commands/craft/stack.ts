/**
 * Layers put on each other: numbers that say what is carried come from the layers table, checksums
 * know what is below.
 */
import { values, wires } from '../../generated/codecs.ts';
import { layers } from '../../generated/layers.ts';
import { describe } from '../../runtime/describe.ts';
import type { FieldTable, Numbers, OctetsTable } from '../../runtime/describe.ts';
import { UsageError } from '../failure.ts';
import { assignAll } from './assign.ts';
import type { Draft } from './assign.ts';
import { fillMessage } from './fill.ts';
import type { Request } from './request.ts';
import { octetsOf } from './scalars.ts';

interface Layer {
  readonly request: Request;
  readonly draft: Draft;
  readonly overrides: ReadonlyMap<string, bigint>;
  /** What `payload=` gave, where it is no field of its own. */
  readonly payload: Uint8Array | undefined;
}

/** The octets of all layers together. */
export async function stack(requests: readonly Request[]): Promise<Uint8Array> {
  const drafted = requests.map((request, index) => layerOf(request, requests[index + 1]));
  const contexts: Numbers[] = [];
  let context: Numbers = {};
  for (const layer of drafted) {
    contexts.push(context);
    context = { ...context, ...(await given(layer, context)) };
  }
  let payload: Uint8Array | undefined;
  for (const [index, layer] of [...drafted.entries()].reverse()) {
    payload = await encode(layer, contexts[index]!, payload ?? layer.payload);
  }
  return payload ?? new Uint8Array();
}

function layerOf(request: Request, above: Request | undefined): Layer {
  const fields = request.type.kind === 'message' ? request.type.fields : [];
  const isOwn = fields.some((field) => field.id === 'payload');
  const alias = isOwn ? undefined : request.wishes.find((wish) => wish.path === 'payload');
  const { draft, overrides } = assignAll(
    request.type,
    request.wishes.filter((wish) => wish !== alias),
  );
  if (above) announce(request, draft, above);
  return { request, draft, overrides, payload: alias && octetsOf(alias.text, 'payload') };
}

/** Sets the number that says what is above, unless it was given. */
function announce({ key, type }: Request, draft: Draft, above: Request): void {
  const carrier = carrierIn(type.kind === 'message' ? type.fields : [], draft);
  const row = layers[key]?.find(
    ([, , protocol, message]) => `${protocol}.${message}` === above.key,
  );
  if (!carrier)
    throw new UsageError(`${key.split('.')[0]} carries nothing: ${above.key} cannot stand on it`);
  const tags = carrier.field.carries?.map(tagOf) ?? [];
  if (tags.some((tag) => tag in draft)) return;
  const [tag] = tags;
  if (row && tag !== undefined && !(tag === 'type' && 'body' in draft)) draft[tag] = row[0];
}

/** The field that an expression reads. */
function tagOf(tag: (f: Numbers, g: Numbers, x: never) => number): string {
  let name = '';
  const spy = new Proxy<Numbers>({}, { get: (_, id) => ((name ||= String(id)), 0) });
  tag(spy, {}, undefined as never);
  return name;
}

interface Carrier {
  readonly field: OctetsTable;
  /** The object that holds it: the value itself, or an arm of it. */
  readonly draft: Draft;
}

/** The field that carries the layer above: the first that is there. */
function carrierIn(fields: readonly FieldTable[], draft: Draft): Carrier | undefined {
  const found = fields.flatMap((field): Carrier[] => {
    if (field.kind === 'octets' && field.carries) return [{ field, draft }];
    if (field.kind === 'group') return [carrierIn(field.fields, draft) ?? []].flat();
    if (field.kind !== 'union') return [];
    const inner = (draft[field.id] ?? {}) as Draft;
    const arm = field.arms.find((one) => one.id === inner.is);
    const carrier = arm && carrierIn(arm.fields, inner);
    return carrier ? [carrier] : [];
  });
  return found.find((one) => one.field.id in one.draft) ?? found[0];
}

/** The last field that takes whatever is left. */
function restIn(fields: readonly FieldTable[], draft: Draft): Carrier | undefined {
  for (const field of [...fields].reverse()) {
    if (field.kind === 'octets' && !field.size) return { field, draft };
    if (field.kind !== 'union') continue;
    const inner = (draft[field.id] ?? {}) as Draft;
    const arm = field.arms.find((one) => one.id === inner.is);
    const rest = arm && restIn(arm.fields, inner);
    if (rest) return rest;
  }
  return undefined;
}

async function given(layer: Layer, context: Numbers): Promise<Numbers> {
  const octets = await encode(layer, context, undefined);
  return describe(layer.request.type, octets, 0, octets.length, context).gives;
}

async function encode(
  { request, draft, overrides }: Layer,
  context: Numbers,
  payload: Uint8Array | undefined,
): Promise<Uint8Array> {
  const { key, type } = request;
  const value = fillMessage(key, type, draft, context);
  if (payload) {
    const fields = type.kind === 'message' ? type.fields : [];
    const carrier = carrierIn(fields, value) ?? restIn(fields, value);
    if (!carrier) throw new UsageError(`${key} has no place for a payload`);
    carrier.draft[carrier.field.id] = payload;
  }
  const [protocol = ''] = key.split('.');
  const module = await values[protocol]?.();
  const write = module?.[`encode${upper(type.id)}`] as
    ((value: Draft, ...needs: number[]) => Uint8Array) | undefined;
  if (!write) throw new UsageError(`${key} cannot be written`);
  const needs = type.needs.map((id) => context[id] ?? 0);
  const octets = written(() => write(value, ...needs));
  await override(request, octets, overrides, context);
  return octets;
}

/** A value that does not fit is the user's. */
function written(write: () => Uint8Array): Uint8Array {
  try {
    return write();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

/** Numbers that a writer has found, and the user wants otherwise. */
async function override(
  { key, type }: Request,
  octets: Uint8Array,
  overrides: ReadonlyMap<string, bigint>,
  context: Numbers,
): Promise<void> {
  if (overrides.size === 0) return;
  const [protocol = ''] = key.split('.');
  const module = await wires[protocol]?.();
  const isPrincipal = type.protocol().types[0] === type;
  for (const [id, value] of overrides) {
    const name = isPrincipal ? `set${upper(id)}` : `set${upper(type.id)}${upper(id)}`;
    const set = module?.[name] as
      ((octets: Uint8Array, at: number, ...rest: unknown[]) => void) | undefined;
    if (!set)
      throw new UsageError(
        `${id} is found by the writer, and has no place that is known before: it cannot be changed`,
      );
    const needs = type.needs.map((need) => context[need] ?? 0).slice(0, set.length - 3);
    set(octets, 0, ...needs, value > BigInt(Number.MAX_SAFE_INTEGER) ? value : Number(value));
  }
}

function upper(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
