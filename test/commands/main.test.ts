/** The command line from outside: what a newcomer mistypes, what a program reads. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { parseInvocation } from '../../commands/arguments.ts';
import { defineCommand, jsonOption } from '../../commands/command.ts';
import { UsageError } from '../../commands/failure.ts';
import { pagesOf } from '../../commands/help/pages.ts';
import { commands } from '../../commands/table.ts';
import { nonos } from './nonos.ts';

const craft = defineCommand({
  examples: [{ line: 'nonos craft Datagram', description: 'Craft a datagram' }],
  positionals: [
    { name: 'NAME', description: 'The message' },
    { name: 'FIELD=VALUE', description: 'A field', optional: true, repeated: true },
  ],
  options: {
    json: jsonOption,
    write: { type: 'string', short: 'w', value: 'FILE', description: 'Write a capture' },
    seed: { type: 'string', default: '1', description: 'Where chance begins' },
    over: { type: 'string', multiple: true, description: 'What carries it' },
  },
  run: () => 0,
});

const parse = (...line: readonly string[]): ReturnType<typeof parseInvocation> =>
  parseInvocation('craft', craft, line);

test('a command line is held against its description', () => {
  assert.equal(
    parse('Datagram', '-wout.pcap', 'a=1', '--over', 'IPv4', '--over=IPv6', '--', '-b'),
    {
      positionals: ['Datagram', 'a=1', '-b'],
      options: { json: false, write: 'out.pcap', seed: '1', over: ['IPv4', 'IPv6'] },
    },
  );
});

const mistakes: readonly [line: readonly string[], message: string][] = [
  [[], 'craft needs NAME: the message'],
  [['A', '--sead=2'], 'craft has no option --sead; did you mean --seed?'],
  [['A', '--__proto__'], 'craft has no option --__proto__'],
  [['A', '--seed', '--json'], '--seed needs a value: --seed VALUE'],
  [['A', '--write'], '--write needs a value: --write FILE'],
  [['A', '--json=yes'], '--json takes no value'],
];

for (const [line, message] of mistakes) {
  test(`says what is wrong with: craft ${line.join(' ')}`, () => {
    assert.throws(
      () => parse(...line),
      (error: unknown) => {
        assert.instance(error, UsageError);
        assert.is(error instanceof Error && error.message, message);
        return true;
      },
    );
  });
}

test('a mistyped command is one line on standard error, and status 2', async () => {
  const { status, output, complaints } = await nonos('verison');
  assert.is(complaints, 'nonos: there is no command "verison"; did you mean version?\n');
  assert.is(output, '');
  assert.is(status, 2);
});

test('a failure, too, is one JSON document for who asked for JSON', async () => {
  const { status, output } = await nonos('version', '--json', 'now');
  const message = 'version does not take "now"';
  assert.equal(JSON.parse(output), { error: { kind: 'usage', message } });
  assert.is(status, 2);
});

test('help lists every command, and shows examples before options', async () => {
  const { output, status } = await nonos('--help');
  for (const { name, summary } of commands) {
    assert.ok(output.includes(name) && output.includes(summary), name);
  }
  assert.is(status, 0);
  const one = await nonos('version', '--help');
  assert.ok(one.output.indexOf('Examples') < one.output.indexOf('Options'));
});

test('every command can be loaded, and its examples are its own', async () => {
  for (const { name, load } of commands) {
    const { command } = await load();
    for (const { line } of command.examples) assert.match(line, `nonos ${name}`);
  }
});

test('docs/commands/ is what the command table says', async () => {
  const pages = await pagesOf('markdown', commands);
  assert.equal(readdirSync('docs/commands').sort(), [...pages.keys()].sort());
  for (const [file, page] of pages) {
    assert.is(readFileSync(`docs/commands/${file}`, 'utf8'), page, 'run: npm run docs:commands');
  }
});

test('a page of the manual, or of Markdown, is printed for one command', async () => {
  assert.match((await nonos('help', '--man', 'spec', 'check')).output, '.SH EXAMPLES');
  assert.match((await nonos('help', '--markdown', 'version')).output, '# nonos version');
  const { status, complaints } = await nonos('help', '--man', 'vesion');
  assert.is(status, 2);
  assert.match(complaints, 'did you mean version?');
});

test('bin/nonos.mjs runs the sources, and knows its version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const output = execFileSync(process.execPath, ['bin/nonos.mjs', '--version'], {
    encoding: 'utf8',
  });
  assert.is(output, `${version}\n`);
});

test('a reader that closes the pipe ends the command quietly', () => {
  const program = `
    import { endQuietlyOnClosedPipe } from './commands/terminal.ts';
    endQuietlyOnClosedPipe(process.stdout);
    setInterval(() => process.stdout.write('line\\n'.repeat(1000)), 1);`;
  const line = '"$0" --import tsx --input-type=module -e "$1" | head -1; echo "${PIPESTATUS[0]}"';
  const { stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, program], {
    encoding: 'utf8',
  });
  assert.is(stdout, 'line\n0\n');
  assert.is(stderr, '');
});

test('every command whose answer is not text answers programs with one document of JSON', async () => {
  const without = await Promise.all(
    commands.map(async ({ name, load }) => {
      const { command } = await load();
      return 'json' in command.options ? [] : [name];
    }),
  );
  assert.equal(without.flat(), ['help', 'completion']);
});

test.run();
