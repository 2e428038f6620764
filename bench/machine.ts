/** What the figures were measured on. */
import { cpus } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: string;
  readonly node: string;
  readonly platform: string;
}

export function machine(): Machine {
  const found = cpus();
  return {
    cpu: found[0]?.model ?? 'unknown CPU',
    cores: `${found.length} cores`,
    node: `node ${process.version} (V8 ${process.versions.v8})`,
    platform: `${process.platform} ${process.arch}`,
  };
}
