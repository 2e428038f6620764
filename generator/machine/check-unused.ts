/** Names that are declared and never used: each is a slip, or a leftover. */
import type { Scope } from './scope.ts';
import type { Named } from './syntax.ts';

export function checkUnused(scope: Scope): void {
  const { syntax, used, reporter } = scope;
  const report = (name: Named, message: string, help?: string): void =>
    reporter.report({ span: name.span, message, ...(help ? { help } : {}) });
  const rowNames = new Set(syntax.rows.flatMap((row) => row.names.map(({ text }) => text)));
  for (const { name, span } of scope.variables.values()) {
    const variable = scope.variables.get(name)!;
    if (!used.has(variable) && !used.has(`:= ${name}`))
      report({ text: name, span }, `${name} is never used`);
    else if (variable.origin === 'kept' && !used.has(`:= ${name}`) && !variable.initial) {
      report({ text: name, span }, `${name} is never set`);
    }
  }
  for (const { name, span, fields } of scope.events.values()) {
    const blanket = syntax.otherwise.some(({ event }) => event?.text === name);
    if (!rowNames.has(name) && !blanket) {
      const help = 'give it a rule, or take it out of what the machine hears';
      report({ text: name, span }, `${name} is heard, and no rule speaks of it`, help);
    }
    for (const field of fields) {
      if (!used.has(field))
        report({ text: field.name, span: field.span }, `${field.name} is never used`);
    }
  }
  for (const [what, known] of [
    ['asked', scope.asks],
    ['done', scope.deeds],
  ] as const) {
    for (const each of known.values()) {
      if (!used.has(each))
        report({ text: each.name, span: each.span }, `${each.name} is never ${what}`);
    }
  }
  for (const timer of scope.timers.values()) {
    if (!used.has(timer))
      report({ text: timer.name, span: timer.span }, `${timer.name} is never started`);
  }
  for (const each of [...syntax.conditions, ...syntax.sequences]) {
    if (!used.has(each)) report(each.name, `${each.name.text} is never used`);
  }
  for (const each of syntax.otherwise) {
    if (!used.has(each))
      report({ text: '', span: each.span }, 'this otherwise has nothing left to speak for');
  }
}
