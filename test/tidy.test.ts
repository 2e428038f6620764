/** The style of the project, executed: each rule holds for all files, and catches a breach. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { generatedBanners } from './tidy/banners.ts';
import { readProject } from './tidy/files.ts';
import type { Rule } from './tidy/files.ts';
import { importDirection } from './tidy/imports.ts';
import { clockAndDice, handMadeParsing, testOfItsName } from './tidy/runtime.ts';
import { columns, fileLength, functionLength } from './tidy/size.ts';
import {
  bannedFileNames,
  bannedNames,
  leftovers,
  lockfileAddresses,
  machinePaths,
  noAny,
} from './tidy/words.ts';

interface Case {
  readonly rule: Rule;
  /** Files that break the rule once each, then files that keep it. */
  readonly broken: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

const longLine = `// ${'a '.repeat(60)}`;
const functionOf = (lines: number): string => `function f() {${'\n'.repeat(lines - 1)}}`;
const spec = { 'spec/transport/udp.protocol': 'protocol UDP' };
const made = '@generated from spec/transport/udp.protocol';
const path = (...names: readonly string[]): string => ['', ...names].join('/');

const cases: Readonly<Record<string, Case>> = {
  'at most 100 columns': {
    rule: columns,
    broken: { 'runtime/a.ts': longLine, 'docs/a.md': longLine, '.ci/run': longLine },
    kept: { 'docs/a.md': `| ${longLine} |`, 'generated/a.json': longLine },
  },
  'at most 70 lines a function': {
    rule: functionLength,
    broken: { 'commands/a.ts': functionOf(71), 'test/b.test.ts': `test('', ${functionOf(71)});` },
    kept: { 'commands/a.ts': functionOf(70), 'generated/a.ts': functionOf(71) },
  },
  'at most 400 lines a file': {
    rule: fileLength,
    broken: { 'generator/a.ts': '\nwork();'.repeat(400), 'generator/a.ohm': '\na'.repeat(400) },
    kept: { 'generator/a.ts': 'work();\n'.repeat(400) },
  },
  'imports flow downward': {
    rule: importDirection,
    broken: {
      'generator/a.ts': `import { b } from '../runtime/base/b.ts';`,
      'generated/link/a.ts': `export * from '../../runtime/link/a.ts';`,
      'runtime/base/a.ts': `import 'node:fs';`,
      'runtime/link/a.ts': `import type { B } from '../network/b.ts';`,
      'runtime/network/a.ts': `import { b } from '../../generated/link/b.wire.ts';`,
      'drivers/a.ts': `const b = await import('../runtime/link/b.ts');`,
      'commands/a.ts': `type B = import('../runtime/link/b.ts').B;`,
      'adapters/node/a.ts': `import { b } from '../../runtime/socket/b.ts';`,
    },
    kept: {
      'generator/a.ts': `import * as ohm from 'ohm-js';`,
      'generated/link/a.ts': `import { b } from '../../runtime/base/b.ts';`,
      'runtime/network/a.ts': `import { b } from '../link/b.ts';`,
      'runtime/network/c.ts': `import { b } from '../../generated/network/b.wire.ts';`,
      'runtime/stack.ts': `import { b } from './transport/b.ts';`,
      'commands/a.ts': `import { b } from '../runtime/stack.ts';`,
      'adapters/node/a.ts': `import { b } from '../../runtime/sockets.ts';\nimport 'node:stream';`,
      'test/a.ts': `import { b } from '../runtime/transport/b.ts';`,
    },
  },
  'no any': {
    rule: noAny,
    broken: { 'test/a.ts': 'const a = b as any;', 'generated/a.ts': 'let a: any[];' },
    kept: { 'test/a.ts': '// any\nconst any = "any";' },
  },
  'no leftovers': {
    rule: leftovers,
    broken: { 'docs/a.md': `${'TO'}DO: later`, 'runtime/a.ts': `// ${'FIX'}ME`, a: `${'XX'}X` },
    kept: { 'docs/a.md': 'Todos los octetos', LICENSE: `${'HA'}CK` },
  },
  'no banned names': {
    rule: bannedNames,
    broken: {
      'runtime/a.ts': 'function a(pkt: Uint8Array) {}',
      'runtime/b.ts': 'const { length: dataLen } = octets;',
      'test/c.ts': 'interface C { hdr: number }',
    },
    kept: {
      'runtime/a.ts': 'const length = other.len; const lend = 1;',
      'generated/a.ts': 'const msgType = 1;',
    },
  },
  'no drawers for everything': {
    rule: bannedFileNames,
    broken: { 'runtime/base/utils.ts': '', 'generator/helpers/a.ts': '' },
    kept: { 'runtime/base/checksum.ts': '' },
  },
  'generated files name their spec': {
    rule: (files) =>
      generatedBanners([...files, ...Object.entries(spec).map(([path, text]) => ({ path, text }))]),
    broken: {
      'generated/transport/udp.wire.ts': '// by hand',
      'generated/transport/udp.md': '<!-- @generated -->',
      'generated/transport/udp.svg': '<!-- @generated from spec/transport/tcp.protocol -->',
      'generated/transport/tcp.wire.ts': `// ${made}`,
      'generated/transport/udp.json': '{}',
    },
    kept: {
      'generated/transport/udp.wire.ts': `/**\n * ${made}\n */`,
      'generated/transport/udp.machine.svg': `<svg>\n<!-- ${made} -->`,
      'generated/transport/udp.json': `{ "@generated": "${made}" }`,
      'generated/index.ts': '// @generated from spec/',
    },
  },
  'no clock and no dice of their own': {
    rule: clockAndDice,
    broken: {
      'runtime/link/a.ts': 'const now = Date.now();',
      'runtime/link/b.ts': 'const now = new Date();',
      'runtime/link/c.ts': 'globalThis.crypto.getRandomValues(octets);',
      'generated/a.ts': 'const a = Math.random;',
      'generated/b.ts': 'performance.now();',
    },
    kept: { 'runtime/link/a.ts': '// Date.now\nclock.now();', 'drivers/a.ts': 'Date.now();' },
  },
  'no parsing by hand': {
    rule: handMadeParsing,
    broken: { 'runtime/link/a.ts': 'view.getUint16(0)', 'commands/a.ts': 'octets.readUInt16BE(0)' },
    kept: { 'runtime/base/a.ts': 'view.getUint16(0)', 'test/a.ts': 'view.getUint16(0)' },
  },
  'what runs has a test of its name': {
    rule: testOfItsName,
    broken: { 'runtime/transport/udp.ts': 'export const PORT_MAX = 65535;' },
    kept: {
      'runtime/base/octets.ts': 'export const OCTET_MAX = 255;',
      'test/base/octets.test.ts': '',
      'runtime/base/clock.ts': 'export interface Clock { now(): number }',
    },
  },
  'no paths of one machine': {
    rule: machinePaths,
    broken: { 'docs/a.md': `see ${path('home', 'me')}`, 'test/a.ts': `'${path('work', 'x')}'` },
    kept: { 'docs/a.md': 'see docs/work/x and https://example.org/home/x', 'a.ts': '/homer/x' },
  },
  'no download addresses in the lockfile': {
    rule: lockfileAddresses,
    broken: { 'package-lock.json': '  "resolved": "https://example.org"' },
    kept: { 'package-lock.json': '  "integrity": "sha512"' },
  },
};

const rules = suite('every file keeps the rule');
const plants = suite('the rule catches what is planted');
const project = readProject('.');

const brokenBy = (rule: Rule, files: Readonly<Record<string, string>>): readonly string[] =>
  rule(Object.entries(files).map(([path, text]) => ({ path, text })));

for (const [name, { rule, broken, kept }] of Object.entries(cases)) {
  rules(name, () => assert.is(rule(project).join('\n'), ''));
  plants(name, () => {
    for (const [path, text] of Object.entries(broken)) {
      assert.is(brokenBy(rule, { [path]: text }).length, 1, `${path}: ${text.slice(0, 80)}`);
    }
    assert.is(brokenBy(rule, kept).join('\n'), '');
  });
}

rules.run();
plants.run();
