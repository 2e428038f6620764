import { existsSync, readFileSync } from 'node:fs';

import { findSubjects, subjects } from '../../generator/explain.ts';
import type { Subject } from '../../generator/explain.ts';
import { upper } from '../../generator/names.ts';
import { wrap } from '../../generator/wrap.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { nearest } from '../suggest.ts';
import type { Terminal } from '../terminal.ts';
import { count, openProject } from './project.ts';

const COLUMNS = 100;
const HEADING = 11;
const LISTED_MAX = 12;

export const command = defineCommand({
  examples: [
    { line: 'nonos spec explain UDP.Length', description: 'All that the specs say of a field' },
    { line: 'nonos spec explain Datagram', description: 'The same of a message, with its figure' },
    { line: 'nonos spec explain source port', description: 'Case and spaces do not matter' },
  ],
  positionals: [
    { name: 'NAME', description: 'A protocol, message or field: NAME[.FIELD]', repeated: true },
  ],
  options: { json: jsonOption },
  async run({ positionals, options }, terminal) {
    const query = positionals.join(' ');
    const { model, diagnostics } = await openProject().compile();
    const all = subjects(model);
    const found = findSubjects(all, query);
    if (found.length === 0) throw notFound(query, all, diagnostics.length);
    if (found.length > 1) throw new Failure(`${query} may be ${listed(found)}`);
    const [subject] = found;
    const generated = generatedNames(subject);
    if (options.json) {
      const facts = Object.fromEntries(
        subject.facts.map(([name, words]) => [name || 'doc', words]),
      );
      terminal.printJson({ ...subject, generated, facts });
    } else {
      print(subject, generated, terminal);
    }
  },
});

function notFound(query: string, all: readonly Subject[], mistakes: number): Failure {
  const names = all.flatMap(({ name }) => [name, name.split('.').slice(-1)[0], shortened(name)]);
  const meant = nearest(
    query.toLowerCase(),
    names.map((name) => name.toLowerCase()),
  );
  const name = names.find((one) => one.toLowerCase() === meant);
  const hint = name === undefined ? '' : `; did you mean ${name}?`;
  const broken = mistakes === 0 ? '' : ` (${count(mistakes, 'mistake')} in the specs)`;
  return new Failure(`no spec knows ${query}${hint}${broken}`);
}

/** `UDP.Length` for `UDP.Datagram.Length`. */
function shortened(name: string): string {
  const parts = name.split('.');
  return `${parts[0]}.${parts.at(-1)}`;
}

function listed(found: readonly Subject[]): string {
  const names = found.slice(0, LISTED_MAX).map(({ name }) => name);
  const more = found.length - names.length;
  return `${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}: say which`;
}

function print(subject: Subject, generated: readonly string[], terminal: Terminal): void {
  terminal.print(terminal.style('bold', `${subject.name}, a ${subject.kind}`));
  terminal.print(`${subject.spec}:${subject.line}\n`);
  for (const line of subject.figure) terminal.print(`    ${line}`);
  if (subject.figure.length > 0) terminal.print();
  for (const [heading, words] of subject.facts) {
    for (const [index, line] of wrap(words, COLUMNS - HEADING).entries()) {
      terminal.print(`${(index === 0 ? heading : '').padEnd(HEADING)}${line}`.trimEnd());
    }
  }
  if (generated.length > 0) terminal.print(`${'in code'.padEnd(HEADING)}${generated.join(', ')}`);
}

/**
 * Those of the names that the generated module has, with the setters and the rest that go with
 * them.
 */
function generatedNames({ generated, spec }: Subject): readonly string[] {
  const path = spec.replace(/^spec\//, 'generated/').replace(/protocol$/, 'wire.ts');
  if (!existsSync(path)) return generated;
  const exported = [...readFileSync(path, 'utf8').matchAll(/^export (?:function|const) (\w+)/gm)];
  return generated.flatMap((name) => {
    const forms = new RegExp(
      `^(?:${name}|(?:set|has|is|put)${upper(name)}|${name}(?:Offset|End|Octets|Count|At))$`,
    );
    return exported.map(([, one]) => one).filter((one) => forms.test(one));
  });
}
