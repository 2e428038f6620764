/**
 * What exploring a file's machines came to, in words: what is proved, what is not, and what is
 * false.
 */
import type { Reporter } from '../../diagnostic.ts';
import type { MachineFile } from '../model.ts';
import type { Verdict } from './claims.ts';
import { ladder } from './ladder.ts';
import { explorePair } from './pair.ts';
import { explore } from './single.ts';

export interface Findings {
  /** `proved: never deliver unless Open (Circuit)`. */
  readonly proved: readonly string[];
  /** `not proved: …`: nothing found against it within the bounds, which are named. */
  readonly notProved: readonly string[];
  /** What the exploration takes for granted. */
  readonly assumed: readonly string[];
  /** A counter-example each, as a ladder. */
  readonly ladders: readonly string[];
}

/** Explores every machine and pair; a property that is broken is reported as a diagnostic. */
export function exploreFile(file: MachineFile, reporter: Reporter): Findings {
  const findings = {
    proved: [] as string[],
    notProved: [] as string[],
    assumed: [] as string[],
    ladders: [] as string[],
  };
  const settle = (
    name: string,
    starts: string,
    seen: number,
    bound: string,
    verdicts: readonly Verdict[],
  ): void => {
    for (const { property, result, trace } of verdicts) {
      if (result === 'proved')
        findings.proved.push(`proved: ${property.text} (${name}, ${seen} configurations)`);
      else if (result === 'held') {
        findings.notProved.push(
          `not proved: ${property.text} (${name}, held in ${seen} configurations${bound})`,
        );
      } else {
        const drawn = ladder(trace, starts);
        findings.ladders.push(drawn);
        const steps = `${trace.length} step${trace.length === 1 ? '' : 's'}`;
        const message = `this does not hold of ${name}: it takes ${steps}`;
        reporter.report({ span: property.span, message, help: `the way there:\n${drawn}` });
      }
    }
  };
  for (const machine of file.machines) {
    const { verdicts, configurations, complete, narrowed } = explore(machine);
    const values = narrowed.length > 0 ? `, a few values each of ${narrowed.join(', ')}` : '';
    const bound = `${complete ? ', all there are' : ''}${values}`;
    settle(`one ${machine.name}`, machine.starts.name, configurations, bound, verdicts);
  }
  for (const pair of file.pairs) {
    const { verdicts, configurations, assumed } = explorePair(pair);
    settle(`two ${pair.machine.name}s`, pair.machine.starts.name, configurations, '', verdicts);
    findings.assumed.push(
      ...assumed.map((name) => `assumed of two ${pair.machine.name}s: not ${name}`),
    );
  }
  return findings;
}
