/** Whether code allocates: what the heap gained, and how often it had to be cleaned meanwhile. */
import { PerformanceObserver } from 'node:perf_hooks';

export interface HeapUse {
  readonly items: number;
  readonly octets: number;
  /** Of these, what is no garbage. */
  readonly kept: number;
  /** Garbage that was made and cleared again leaves no trace but these. */
  readonly collections: number;
}

/** Passes until so many items have been handled; the code has been compiled before. */
export async function heapUse(run: () => number, items: number, atLeast: number): Promise<HeapUse> {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('run node with --expose-gc, as npm run bench does');
  const passes = Math.ceil(atLeast / items);
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  collect();
  await settled();
  observer.observe({ entryTypes: ['gc'] });
  const before = process.memoryUsage().heapUsed;
  for (let pass = 0; pass < passes; pass++) run();
  const octets = process.memoryUsage().heapUsed - before;
  await settled();
  observer.disconnect();
  collect();
  const kept = process.memoryUsage().heapUsed - before;
  return { items: passes * items, octets, kept, collections };
}

/** Observers hear of a collection in a later turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
