/** What one machine sends and the other hears: the deed's parameters are the event's fields. */
import type { Deed, Event, Machine, Variable } from '../model.ts';
import { evaluate, standing } from './interpret.ts';
import type { Scalar, World } from './interpret.ts';

export interface Message {
  readonly event: Event;
  /** By field of the event. */
  readonly fields: readonly Scalar[];
  readonly words: string;
}

/**
 * What the other side will hear: each parameter is the field of its name, the rest is as the spec
 * says.
 */
export function messageOf(machine: Machine, deed: Deed, given: readonly Scalar[]): Message {
  const event = machine.events.find(({ name }) => name === deed.heardAs)!;
  const sent = (field: Variable): Scalar | undefined => {
    const place = deed.parameters.findIndex(
      ({ name }) => field.name === name || field.name.endsWith(`.${name}`),
    );
    return place < 0 ? undefined : given[place];
  };
  const fields = event.fields.map(
    (field) => sent(field) ?? (field.type.kind === 'flag' ? false : 0),
  );
  const world: World = { ...none, field: (variable, bit) => fieldOf(event, fields, variable, bit) };
  event.fields.forEach((field, place) => {
    if (sent(field) === undefined && field.initial)
      fields[place] = evaluate(machine, standing(machine, none), world, field.initial);
  });
  const words = deed.parameters.map(
    (parameter, place) => `<${parameter.name}=${wordsOf(parameter, given[place]!)}>`,
  );
  return { event, fields, words: words.join('') };
}

export const none: World = { field: () => 0, given: () => 0, ask: () => 0, did: () => undefined };

function wordsOf({ type }: Variable, value: Scalar): string {
  if (type.kind !== 'flags') return String(value);
  return type.names
    .filter((_, at) => (Number(value) >> (type.names.length - 1 - at)) & 1)
    .join(',');
}

export function fieldOf(
  event: Event,
  fields: readonly Scalar[],
  variable: Variable,
  bit?: string,
): Scalar {
  const value = fields[event.fields.indexOf(variable)] ?? 0;
  if (bit === undefined || variable.type.kind !== 'flags') return value;
  const { names } = variable.type;
  return ((Number(value) >> (names.length - 1 - names.indexOf(bit))) & 1) === 1;
}
