/** What the checked model promises of formats: each check is one function over one type. */
import { checkSizes } from './check/sizes.ts';
import { checkAlignment } from './check/alignment.ts';
import { checkDivision } from './check/division.ts';
import { checkExamples } from './check/examples.ts';
import { checkTermination } from './check/termination.ts';
import type { Reporter } from './diagnostic.ts';
import type { Model, Type } from './model.ts';

export function check(model: Model, reporter: Reporter): void {
  const cycles = new Set<Type>();
  for (const protocol of model.protocols) {
    for (const type of [...protocol.messages, ...protocol.choices]) {
      checkAlignment(type, protocol.endian, reporter);
      checkSizes(type, reporter);
      checkDivision(type, reporter);
      checkTermination(type, cycles, reporter);
    }
  }
  checkExamples(model, reporter);
}
