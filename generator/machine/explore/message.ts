/** What one machine sends and the other hears: the deed's parameters are the event's fields. */
import type { Deed, Event, Machine, Variable } from '../model.ts';
import { evaluate, standing } from './interpret.ts';
import type { Scalar, World } from './interpret.ts';

export type Side = 0 | 1;

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

/** Numbers chosen by each side: one just before 2^32, so that sequences go round. */
const OWN: readonly [number, number] = [0xffff_ffff, 1000];
/** Every number that is given. */
const GIVEN = 4;

/** The world around one side: every answer is no. */
export function worldOf(
  machine: Machine,
  side: Side,
  did: (deed: Deed, given: () => readonly Scalar[]) => void,
  asked: Set<string>,
  message?: Message,
): World {
  const plain = (variable: Variable): Scalar => (variable.type.kind === 'flag' ? false : GIVEN);
  return {
    field: (variable, bit) => (message ? fieldOf(message.event, message.fields, variable, bit) : 0),
    given: plain,
    ask(ask) {
      if (ask.type.kind === 'flag') asked.add(ask.name);
      return ask.type.kind === 'flag' ? false : OWN[side];
    },
    did: (deed, given) => {
      if ('heardAs' in deed) did(deed, given);
    },
  };
}
