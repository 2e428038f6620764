import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

import type { Compiled } from '../../generator/pipeline.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { didYouMean } from '../suggest.ts';
import { count, diagnosticJson, openProject, printDiagnostics } from './project.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos spec check', description: 'Check all specs' },
    {
      line: 'nonos spec check spec/transport/udp.protocol',
      description: 'Check all, and show what is wrong with one',
    },
    { line: 'nonos spec check --json', description: 'The same for an editor or a script' },
  ],
  positionals: [
    {
      name: 'FILE',
      description: 'Specs of interest (default: all)',
      optional: true,
      repeated: true,
    },
  ],
  options: { json: jsonOption },
  async run({ positionals, options }, terminal) {
    const project = openProject();
    const specs = withOthers(project.readSpecs(), positionals);
    const compiled = await project.compile(specs);
    const shown = new Set(positionals.map(normal));
    const explored = await project.explore(compiled);
    const diagnostics = [...compiled.diagnostics, ...explored.diagnostics].filter(
      ({ span }) => shown.size === 0 || shown.has(span.file),
    );
    const unproved = [...sealed(compiled), ...explored.notProved, ...explored.assumed];
    const textOf = (file: string): string => specs.get(file) ?? '';
    const files = new Set(diagnostics.map(({ span }) => span.file)).size;
    if (options.json) {
      terminal.printJson({
        ...totals(compiled),
        diagnostics: diagnostics.map((one) => diagnosticJson(one, textOf)),
        proved: explored.proved,
        notProved: unproved,
      });
    } else {
      printDiagnostics(diagnostics, textOf, terminal);
      if (diagnostics.length === 0) {
        for (const line of [...explored.proved, ...unproved]) terminal.print(line);
        terminal.print(summary(compiled));
      } else {
        terminal.print(`${count(diagnostics.length, 'mistake')} in ${count(files, 'file')}`);
      }
    }
    return diagnostics.length > 0 ? 1 : 0;
  },
});

/** Files that are not below spec/ are compiled as if they were. */
function withOthers(
  specs: ReadonlyMap<string, string>,
  files: readonly string[],
): ReadonlyMap<string, string> {
  const all = new Map(specs);
  for (const file of files) {
    const path = normal(file);
    if (all.has(path)) continue;
    if (!existsSync(file)) {
      throw new Failure(`there is no file ${file}${didYouMean(path, [...specs.keys()])}`);
    }
    all.set(path, readFileSync(file, 'utf8'));
  }
  return all;
}

function normal(file: string): string {
  return relative('.', file).replaceAll('\\', '/');
}

function totals({ model, machines, files }: Compiled): Readonly<Record<string, number>> {
  const { protocols } = model;
  const sum = (lengths: readonly number[]): number => lengths.reduce((all, one) => all + one, 0);
  return {
    specs: files.size,
    messages: sum(protocols.map(({ messages, choices }) => messages.length + choices.length)),
    rules: sum(protocols.map(({ rules }) => rules.length)),
    machines: sum(machines.map((file) => file.machines.length)),
    examples: sum(protocols.map(({ examples }) => examples.length)),
  };
}

function summary(compiled: Compiled): string {
  const { specs, messages, rules, machines, examples } = totals(compiled);
  const parts = [
    count(messages, 'message'),
    count(rules, 'rule'),
    count(machines, 'machine'),
    count(examples, 'example'),
  ];
  return `${count(specs, 'spec')}: ${parts.join(', ')}; no mistakes`;
}

/** What the compiler takes on trust, by name: a reader of the summary should know. */
function sealed({ model }: Compiled): readonly string[] {
  return model.protocols.flatMap(({ messages }) =>
    messages.flatMap(({ protocol, name, fields }) =>
      fields
        .filter((field) => 'sealed' in field && field.sealed)
        .map((field) => `${protocol}.${name}.${field.name}`)
        .map((path) => `not proved: ${path} is opened before it is read`),
    ),
  );
}
