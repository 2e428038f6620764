/**
 * A machine as Markdown: the (state × event) matrix, then each event with its guards, deeds and
 * clauses.
 */
import type { Event, Machine, Rule, State } from '../machine/model.ts';
import { show, showActions } from '../machine/show.ts';
import { targetsOf } from '../machine/transitions.ts';
import { clauseText } from './machine-code.ts';

export function emitMatrix(machine: Machine): string {
  const events = [...machine.events, ...machine.firings];
  const titles = events.map(titleOf);
  const rows = machine.states.map((state) => [
    `**${state.name}**`,
    ...events.map((event) => cellOf(event, state)),
  ]);
  const ended = machine.ends.map(({ name }) => name).join(', ');
  const ends = ended === '' ? '' : ` and ends in ${ended}`;
  return [
    `## The machine ${machine.name}`,
    '',
    ...(machine.doc === '' ? [] : [machine.doc, '']),
    `It starts in ${machine.starts.name}${ends}.`,
    '`→` leads to a state, `✓` is handled in place, `·` ignored, `✕` refused, `…` deferred;',
    '`?` depends on a guard.',
    '',
    ...table(['', ...titles], rows),
    '',
    ...events.flatMap((event) => eventTables(machine, event)),
  ].join('\n');
}

const titleOf = (event: Event): string =>
  event.kind === 'timer' ? `after ${event.name}` : event.name;

/** All that may happen to one event in one state, in signs. */
function cellOf(event: Event, state: State): string {
  const rules = event.steps.flatMap((step) => step.rules[state.number]!);
  const signs = new Set(rules.flatMap(signsOf));
  const guarded = rules.length > 1 || rules.some(({ guard }) => guard);
  return `${[...signs].join(' ')}${guarded ? ' ?' : ''}`;
}

function signsOf({ actions }: Rule): string[] {
  const targets = [...targetsOf(actions)].map(({ name }) => `→ ${name}`);
  if (targets.length > 0) return targets;
  const last = actions.at(-1)?.kind;
  if (last === 'ignore') return ['·'];
  if (last === 'refuse') return ['✕'];
  return [last === 'defer' ? '…' : '✓'];
}

/** One table a step: which states, under which guard, what is done, by which clause. */
function eventTables(machine: Machine, event: Event): string[] {
  return event.steps.flatMap((step) => {
    const states = new Map<Rule, State[]>();
    for (const state of machine.states) {
      for (const rule of step.rules[state.number]!)
        states.set(rule, [...(states.get(rule) ?? []), state]);
    }
    const merged = mergeOtherwise(states);
    if (merged.length === 0) return [];
    const rows = merged.map(([rule, within]) => [
      within.map(({ name }) => name).join(', '),
      rule.guard ? show(rule.guard) : '',
      showActions(rule.actions),
      rule.per.map(clauseText).join(', '),
    ]);
    const title = step.title === '' ? titleOf(event) : `${titleOf(event)}: ${step.title}`;
    return [`### ${title}`, '', ...table(['in', 'when', 'does', 'per'], rows), ''];
  });
}

/** `otherwise` is written out state by state in the model; here it is one line again. */
function mergeOtherwise(states: ReadonlyMap<Rule, State[]>): [Rule, State[]][] {
  const found: [Rule, State[]][] = [];
  for (const [rule, within] of states) {
    const same =
      rule.otherwise &&
      found.find(([other]) => other.otherwise && other.span.start === rule.span.start);
    if (same) same[1].push(...within);
    else found.push([rule, [...within]]);
  }
  return found;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '\\<')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}
