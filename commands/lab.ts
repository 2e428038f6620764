/** `nonos lab`: a network on paper, and what happens in it, in virtual time and from a seed. */
import { closeSync, openSync, writeSync } from 'node:fs';

import { Laboratory } from '../runtime/lab.ts';
import type { LabRecord } from '../runtime/lab.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure } from './failure.ts';
import { parseCapture, parseDuration, parseSeed, readLab, sha256 } from './lab/open.ts';
import { linkTable, showRecord } from './lab/show.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos lab examples/lossy.lab', description: 'Run a laboratory to its end' },
    {
      line: 'nonos lab examples/cut.lab --seed 7 --for 2min',
      description: 'Another throw of the dice, for two minutes of its time',
    },
    {
      line: 'nonos lab examples/dsl.lab --capture home-provider=line.pcapng',
      description: 'Record what goes over a link, with what became of it',
    },
  ],
  positionals: [{ name: 'FILE', description: 'A laboratory: see docs/lab.md' }],
  options: {
    seed: {
      type: 'string',
      value: 'NUMBER',
      description: 'The same seed gives the same run',
      default: '1',
    },
    for: {
      type: 'string',
      value: 'DURATION',
      description: 'How long, in its own time; else until all is done',
    },
    capture: {
      type: 'string',
      value: 'LINK=PATH',
      description: 'Record a link as pcapng; may be given again',
      multiple: true,
    },
    json: jsonOption,
  },
  run({ positionals: [path], options }, terminal) {
    const seed = parseSeed(options.seed);
    const forMs = options.for === undefined ? undefined : parseDuration(options.for);
    const read = readLab(path);
    const own = options.capture.map((text) => parseCapture(text, read));
    const topology = { ...read, captures: [...read.captures, ...own] };
    const files: number[] = [];
    const openCapture = (name: string): ((octets: Uint8Array) => void) => {
      const file = openSync(name, 'w');
      files.push(file);
      return (octets) => void writeSync(file, octets);
    };
    const laboratory = build(() => {
      return new Laboratory(topology, { seed, newHash: sha256, openCapture });
    });
    const records: LabRecord[] = [];
    if (options.json) laboratory.onRecord = (record) => records.push(record);
    else {
      terminal.print(terminal.style('bold', `${topology.title}, seed ${seed}`));
      laboratory.onRecord = (record) => terminal.print(showRecord(record, terminal));
    }
    const { isDone, links } = laboratory.run(forMs);
    for (const file of files) closeSync(file);
    if (options.json) {
      const { title } = topology;
      terminal.printJson({ title, seed, ms: laboratory.now, isDone, records, links });
    } else {
      terminal.print('');
      for (const line of linkTable(links)) terminal.print(line);
    }
    return isDone ? 0 : 1;
  },
});

function build(make: () => Laboratory): Laboratory {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(error.message);
    throw error;
  }
}
