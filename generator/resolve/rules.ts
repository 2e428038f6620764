/** Rules get their numbers and constants as they are met, in the order of the file. */
import { constant } from '../names.ts';
import type { Reference, Rule, RuleKind, Span } from '../model.ts';
import type { ElseSyntax } from '../syntax.ts';

export interface RuleMaker {
  readonly rules: Rule[];
  /** The `else` clauses that a rule took its fault from. */
  readonly used: Set<ElseSyntax>;
  make(kind: RuleKind, at: RulePlace, asks: string, otherwise: ElseSyntax | undefined): Rule;
}

/** Whose rule it is. */
export interface RulePlace {
  /** For the constant: `Resource Record Name`, empty for the principal itself. */
  readonly label: string;
  readonly path: string;
  readonly span: Span;
  readonly line: number;
  readonly per: readonly Reference[];
}

const faults: Partial<Record<RuleKind, string>> = {
  truncated: 'truncated',
  size: 'truncated',
  checksum: 'corrupt',
  unterminated: 'unterminated',
  closed: 'unknown',
  tag: 'unknown',
  leftover: 'leftover',
};

export function ruleMaker(): RuleMaker {
  const rules: Rule[] = [];
  const taken = new Set<string>();
  const used = new Set<ElseSyntax>();
  return {
    rules,
    used,
    make(kind, place, asks, otherwise) {
      if (otherwise) used.add(otherwise);
      const fault = otherwise?.fault ?? faults[kind] ?? 'malformed';
      const name = constant(`${place.label} ${fault}`);
      let unique = name;
      for (let count = 2; taken.has(unique); count++) unique = `${name}_${count}`;
      taken.add(unique);
      const { path, span, line, per } = place;
      const warn = otherwise?.warn ?? false;
      const rule = {
        code: rules.length + 1,
        constant: unique,
        fault,
        kind,
        warn,
        path,
        asks,
        per,
        span,
        line,
      };
      rules.push(rule);
      return rule;
    },
  };
}
