/** Machines to be walked: each with its generated code. */
import * as fc from 'fast-check';

import type { MachineFile } from '../../generator/machine/model.ts';
import type { Job } from './fuzz.ts';
import { walk } from './walk.ts';
import type { Generated, Walker } from './walk.ts';

const STEPS_MAX = 100;
/** The name of what is held of machines. */
export const WALK = 'walk';

/** `root`: the folder of generated code, as an address. */
export async function machineJobs(files: readonly MachineFile[], root: URL): Promise<Job[]> {
  const jobs = files.map(async (file) => {
    const path = file.path.replace(/^spec\//, '').replace(/\.protocol$/, '.machine.ts');
    const code = (await import(new URL(path, root).href)) as Generated;
    return file.machines.map((machine) => job({ file, machine, code, avoid: [] }));
  });
  return (await Promise.all(jobs)).flat();
}

function job(walker: Walker): Job {
  const steps = fc.array(fc.integer({ min: 0, max: 0xffffffff }), {
    maxLength: STEPS_MAX,
    size: 'max',
  });
  return {
    subject: walker.machine.name,
    property: WALK,
    tested: (tally) =>
      fc.property(fc.tuple(steps), ([seeds]) => {
        tally.steps += walk(walker, seeds).length;
      }),
    words: () => '',
  };
}
