/**
 * Properties held against one moment: a state, what was just done or heard, and, of two machines,
 * the other one.
 */
import type { Machine, Property, Value } from '../model.ts';
import { evaluate, Unset } from './interpret.ts';
import type { Scalar, Standing, World } from './interpret.ts';

export interface Moment {
  readonly machine: Machine;
  readonly at: Standing;
  readonly other: Standing | undefined;
  /** The deed under way, if the moment is in the middle of one. */
  readonly doing: string | undefined;
  /** The events heard so far: all of them for `once`, the last for `never`. */
  readonly heard: ReadonlySet<string>;
  readonly otherHeard: ReadonlySet<string>;
  readonly world: World;
}

/** Whether a claim holds at a moment; false where it speaks of what is not set. */
export function holds(moment: Moment, claim: Value): boolean {
  try {
    return Boolean(claimValue(moment, claim));
  } catch (error) {
    if (error instanceof Unset) return false;
    throw error;
  }
}

function claimValue(moment: Moment, value: Value): Scalar {
  const of = (each: Value): Scalar => claimValue(moment, each);
  switch (value.kind) {
    case 'did':
      return moment.doing === value.deed.name;
    case 'heard':
      return moment.heard.has(value.event);
    case 'both':
      return of(value.operand) && claimValue(turned(moment), value.operand);
    case 'other':
      return claimValue(turned(moment), { ...value, kind: 'variable' });
    case 'and':
      return of(value.left) && of(value.right);
    case 'or':
      return of(value.left) || of(value.right);
    case 'not':
      return !of(value.operand);
    case 'compare': {
      const known = (side: Value): Value =>
        side.type.kind === 'flag'
          ? { kind: 'flag', value: Boolean(of(side)), type: side.type, span: side.span }
          : { kind: 'number', value: Number(of(side)), type: side.type, span: side.span };
      const written = { ...value, left: known(value.left), right: known(value.right) };
      return evaluate(moment.machine, moment.at, moment.world, written);
    }
    default:
      return evaluate(moment.machine, moment.at, moment.world, value);
  }
}

const turned = (moment: Moment): Moment => ({
  ...moment,
  at: moment.other ?? moment.at,
  other: moment.at,
  heard: moment.otherHeard,
  otherHeard: moment.heard,
});

/** Whether a claim speaks of a deed, and so is held while deeds are done. */
export function speaksOfDeeds(value: Value): boolean {
  if (value.kind === 'did') return true;
  if (value.kind === 'and' || value.kind === 'or')
    return speaksOfDeeds(value.left) || speaksOfDeeds(value.right);
  return (value.kind === 'not' || value.kind === 'both') && speaksOfDeeds(value.operand);
}

/** What exploring came to, property by property. */
export interface Verdict {
  readonly property: Property;
  /** Proved: every configuration there is was seen. Held: none of those seen breaks it. */
  readonly result: 'proved' | 'held' | 'broken';
  readonly trace: readonly TraceStep[];
}

/** One step of a counter-example: what happened to whom, and where that led. */
export interface TraceStep {
  /** 0 for the only machine, or the left one; 1 for the right one. */
  readonly side: 0 | 1;
  readonly event: string;
  /** How the world answered, and what was received. */
  readonly said: readonly string[];
  readonly sent: readonly string[];
  readonly state: string;
  /** The message that was delivered, or lost, on the way to `side`. */
  readonly message: string | undefined;
  readonly lost: boolean;
}
