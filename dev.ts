import * as ohm from 'ohm-js'; import fs from 'node:fs';
import { compile } from './generator/compile.ts'; import { render } from './generator/diagnostic.ts';
const g = ohm.grammar(fs.readFileSync('generator/protocol.ohm','utf8'));
const files = new Map<string,string>();
for (const f of process.argv.slice(2)) files.set(f, fs.readFileSync(f,'utf8'));
const t = performance.now();
const c = compile(files, g);
for (const d of c.diagnostics) console.log(render(d, f => files.get(f)!));
console.log(files.size, 'files', c.diagnostics.length, 'diagnostics', (performance.now()-t).toFixed(0), 'ms');
