/** Laboratories from a few lines of text, run to their end: what tests of them begin with. */
import { createHash } from 'node:crypto';

import { parseLab } from '../../commands/lab/parse.ts';
import { Laboratory } from '../../runtime/lab/laboratory.ts';
import type { LaboratoryOptions, LabOutcome } from '../../runtime/lab/laboratory.ts';
import type { Hash } from '../../runtime/lab/pages.ts';
import type { LabRecord } from '../../runtime/lab/records.ts';
import type { Topology } from '../../runtime/lab/topology.ts';

export function sha256(): Hash {
  const hash = createHash('sha256');
  return {
    update: (octets) => void hash.update(octets),
    digest: () => hash.digest('hex'),
  };
}

export function topologyOf(text: string): Topology {
  const { topology, diagnostics } = parseLab(text, 'test.lab');
  if (diagnostics.length > 0) throw new TypeError(diagnostics.map((one) => one.message).join('; '));
  return topology;
}

export function laboratoryOf(text: string, options: Partial<LaboratoryOptions> = {}): Laboratory {
  return new Laboratory(topologyOf(text), { seed: 1, newHash: sha256, ...options });
}

export interface Ran extends LabOutcome {
  readonly laboratory: Laboratory;
  readonly records: readonly LabRecord[];
}

export function runLab(text: string, options: Partial<LaboratoryOptions> = {}): Ran {
  const laboratory = laboratoryOf(text, options);
  const records: LabRecord[] = [];
  laboratory.onRecord = (record) => records.push(record);
  const outcome = laboratory.run();
  return { ...outcome, laboratory, records };
}

/** Those of one kind. */
export function only<Kind extends LabRecord['kind']>(
  records: readonly LabRecord[],
  kind: Kind,
): readonly Extract<LabRecord, { readonly kind: Kind }>[] {
  return records.filter((one) => one.kind === kind) as Extract<
    LabRecord,
    { readonly kind: Kind }
  >[];
}
