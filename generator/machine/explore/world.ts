/** The world around one machine, open to every answer. */
import type { Machine, Type, Variable } from '../model.ts';
import { bitsValue } from './interpret.ts';
import type { Scalar, Standing, World } from './interpret.ts';
import type { Oracle } from './oracle.ts';

/** A world that may answer anything; the same question has one answer within one event. */
export function openWorld(
  machine: Machine,
  at: Standing,
  oracle: Oracle,
  { relevant, narrowed }: Scope,
  did: (name: string) => void,
): World {
  const known = new Map<string, Scalar>();
  const choose = (name: string, answers: () => readonly Scalar[]): Scalar => {
    if (!known.has(name)) known.set(name, oracle.choose(name, answers()));
    return known.get(name)!;
  };
  const any = (name: string, type: Type): Scalar => {
    if (!isSmall(type)) narrowed.add(name);
    return choose(name, () => candidates(machine, at, type, relevant));
  };
  return {
    field(variable, bit) {
      if (variable.type.kind !== 'flags') return any(variable.name, variable.type);
      if (bit !== undefined) return choose(bit, () => [false, true]);
      const { names } = variable.type;
      return bitsValue(
        names,
        names.filter((name) => choose(name, () => [false, true])),
      );
    },
    given: ({ name, type }) => any(name, type),
    ask(ask) {
      if (ask.type.kind !== 'flag') did(ask.name);
      return any(ask.name, ask.type);
    },
    did: ({ name }) => did(name),
    ignores: (variable) => !relevant.has(variable),
  };
}

export interface Scope {
  readonly relevant: ReadonlySet<Variable>;
  readonly narrowed: Set<string>;
}

/** Few values that tell things apart: what the machine holds, and its neighbours. */
function candidates(
  machine: Machine,
  at: Standing,
  type: Type,
  relevant: ReadonlySet<Variable>,
): readonly Scalar[] {
  switch (type.kind) {
    case 'flag':
      return [false, true];
    case 'sequence': {
      const alike = (variable: Variable): boolean =>
        variable.type.kind === 'sequence' && variable.type.name === type.name;
      const held = machine.variables.flatMap((variable, place) =>
        alike(variable) ? (at.values[place] ?? []) : [],
      );
      const around = held.flatMap((value) => [value as number, ((value as number) + 1) >>> 0]);
      return around.length === 0 ? [0xffff_ffff] : [...new Set(around)].slice(0, 6);
    }
    case 'number': {
      const low = Math.max(0, type.from);
      if (!isSmall(type)) return [low, low + 1, Math.min(low + 4, type.to)];
      return Array.from({ length: type.to - low + 1 }, (_, more) => low + more);
    }
    case 'opaque': {
      const kept = [...relevant].filter((variable) => variable.type.kind === 'opaque').length;
      return Array.from({ length: kept + 1 }, (_, more) => more);
    }
    default:
      return [0, 1];
  }
}

/**
 * Whether `candidates` leaves nothing out: a type with few values, or one of which only equality
 * can be asked, for which as many values do as can be held at once, and one more.
 */
function isSmall(type: Type): boolean {
  return (
    type.kind === 'flag' ||
    type.kind === 'opaque' ||
    (type.kind === 'number' && type.to - type.from < 16)
  );
}
