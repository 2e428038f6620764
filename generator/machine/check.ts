/**
 * `checkMachines`: from the syntax of one file's machines to the model, or to what is wrong with
 * them.
 */
import { position } from '../diagnostic.ts';
import type { Diagnostic, Reporter } from '../diagnostic.ts';
import { checkFlow } from './check-flow.ts';
import { checkStates } from './check-states.ts';
import { checkTotal } from './check-total.ts';
import { checkUnused } from './check-unused.ts';
import { declare } from './declare.ts';
import type { Machine, MachineFile, Pair, State } from './model.ts';
import { propertiesOf, pairOf } from './properties.ts';
import { unknown } from './scope.ts';
import type { Neighbour, Scope } from './scope.ts';
import { buildTable } from './table.ts';
import type { MachineDeclaration } from './parse.ts';
import type { MachineSyntax, Named, PairSyntax, Span } from './syntax.ts';

export interface MachineContext {
  /** The spec's path from the project's root: `spec/transport/tcp-connection.protocol`. */
  readonly path: string;
  readonly text: string;
}

/** Undefined when anything was reported: emitters and explorer see only sound machines. */
export function checkMachines(
  declarations: readonly MachineDeclaration[],
  context: MachineContext,
  reporter: Reporter,
): MachineFile | undefined {
  let sound = true;
  const heard: Reporter = {
    report(diagnostic: Diagnostic) {
      sound = false;
      reporter.report(diagnostic);
    },
  };
  const syntaxes = declarations.filter((each): each is MachineSyntax => each.kind === 'machine');
  const neighbours = syntaxes.map(neighbourOf);
  const checked = syntaxes.map((syntax) => checkMachine(syntax, neighbours, context, heard));
  const pairSyntaxes = declarations.filter((each): each is PairSyntax => each.kind === 'pair');
  const pairs = pairSyntaxes.flatMap((syntax): Pair[] => {
    const found = checked.find((each) => each && `${each.machine.name}s` === syntax.name.text);
    if (found) return [pairOf(found.scope, found.machine, syntax)];
    if (checked.every((each) => each)) {
      const help = 'two machines are named in the plural: two Connections over a channel';
      heard.report({
        span: syntax.name.span,
        message: `no machine is called ${syntax.name.text}`,
        help,
      });
    }
    return [];
  });
  if (sound) for (const each of checked) if (each) checkUnused(each.scope);
  if (!sound) return undefined;
  return { path: context.path, machines: checked.map((each) => each!.machine), pairs };
}

function neighbourOf({ name, within, events }: MachineSyntax): Neighbour {
  const heard = events.map((event) => ({ name: event.name.text, fields: event.fields.length }));
  return { name: name.text, within: within?.text, events: heard };
}

function checkMachine(
  syntax: MachineSyntax,
  neighbours: readonly Neighbour[],
  { path, text }: MachineContext,
  reporter: Reporter,
): { machine: Machine; scope: Scope } | undefined {
  let sound = true;
  const heard: Reporter = {
    report(diagnostic) {
      sound = false;
      reporter.report(diagnostic);
    },
  };
  const line = (span: Span): number => position(text, span.start).line;
  const scope = declare(syntax, neighbours, line, heard);
  const [starts] = known(scope, [syntax.starts]);
  const ends = known(scope, syntax.ends);
  if (syntax.within && !neighbours.some(({ name }) => name === syntax.within?.text)) {
    unknown(
      scope,
      'machine',
      syntax.within,
      neighbours.map(({ name }) => name),
    );
  }
  const { events, firings } = buildTable(scope, ends);
  const properties = propertiesOf(scope, syntax.properties, false);
  if (!sound || !starts) return undefined;
  const machine: Machine = {
    name: syntax.name.text,
    id: syntax.name.text.replace(/[^A-Za-z0-9]/g, ''),
    path,
    doc: syntax.doc,
    per: syntax.per,
    deviations: syntax.deviations,
    within: syntax.within?.text,
    states: [...scope.states.values()],
    starts,
    ends,
    variables: [...scope.variables.values()],
    events,
    firings,
    asks: [...scope.asks.values()],
    deeds: [...scope.deeds.values()],
    timers: [...scope.timers.values()],
    conditions: [...scope.conditions.values()],
    sequences: [...scope.sequences.values()],
    outcomes: [...scope.outcomes.values()],
    properties,
    span: syntax.name.span,
  };
  checkTotal(machine, heard);
  checkStates(machine, heard);
  if (sound) checkFlow(machine, heard);
  return { machine, scope };
}

function known(scope: Scope, names: readonly Named[]): State[] {
  return names.flatMap((name) => {
    const state = scope.states.get(name.text);
    if (!state) unknown(scope, 'state', name, scope.states.keys());
    return state ?? [];
  });
}
