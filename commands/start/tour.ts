/** What a newcomer sees of the internet that is in here: pings, a trace, pages over a bad line. */
import { Laboratory } from '../../runtime/lab.ts';
import type { LabRecord, LinkStatistics } from '../../runtime/lab.ts';
import { sha256 } from '../lab/open.ts';
import { showMs, showRecord } from '../lab/show.ts';
import { internet } from '../network/bundled.ts';
import type { Terminal } from '../terminal.ts';

export interface Tour {
  readonly document: TourDocument;
  print(terminal: Terminal): void;
}

interface TourDocument {
  readonly title: string;
  readonly seed: number;
  /** Of its own time. */
  readonly ms: number;
  readonly isDone: boolean;
  readonly records: readonly LabRecord[];
  readonly links: readonly LinkStatistics[];
}

const SEED = 4;

export function takeTour(seed = SEED): Tour {
  const begun = performance.now();
  const topology = internet();
  const { title } = topology;
  const laboratory = new Laboratory(topology, { seed, newHash: sha256 });
  const records: LabRecord[] = [];
  laboratory.onRecord = (record) => records.push(record);
  const { isDone, links } = laboratory.run();
  const realMs = performance.now() - begun;
  const ms = laboratory.now;
  return {
    document: { title, seed, ms, isDone, records, links },
    print(terminal) {
      terminal.print(`  ${terminal.style('dim', MAP)}`);
      for (const record of records) terminal.print(showRecord(record, terminal));
      const lost = links.reduce((sum, link) => sum + link.lost, 0);
      const time = `${showMs(ms)} of its time in ${showMs(realMs)} of yours`;
      const text = `${time}; ${lost} packets were lost, and nothing of what they held`;
      terminal.print(`  ${terminal.style('dim', text)}\n`);
    },
  };
}

const MAP = 'alice, bob ── home ══ loses 1 in 50 ══ provider ── www';
