import * as ohm from 'ohm-js'; import fs from 'node:fs'; import path from 'node:path';
import { compile } from './generator/compile.ts'; import { render } from './generator/diagnostic.ts';
import prettier from 'prettier';
const g = ohm.grammar(fs.readFileSync('generator/protocol.ohm','utf8'));
const files = new Map<string,string>();
const walk = (d: string): void => { for (const e of fs.readdirSync(d, {withFileTypes: true})) { const p = d+'/'+e.name; if (e.isDirectory()) walk(p); else if (p.endsWith('.protocol')) files.set(p, fs.readFileSync(p,'utf8')); } };
walk('spec');
const c = compile(files, g);
const bad = new Set(c.diagnostics.map(d => d.span.file));
for (const d of c.diagnostics) console.log(render(d, f => files.get(f)!));
if (process.argv.includes('--check')) process.exit();
const only = process.argv[2];
const emitters = [];
for (const name of (process.argv[3] ?? 'wire').split(',')) emitters.push((await import(`./generator/emit/${name}.ts`))[name]);
const outdir = process.env.OUT ?? '.';
for (const p of c.model.protocols) { if (only && only !== 'all' && p.stem !== only) continue; if (bad.has(p.path)) continue;
 for (const e of emitters) { let outs; try { outs = e(p, c.model); } catch (err) { console.log(p.path, (err as Error).stack); continue; }
 for (const out of outs) { fs.mkdirSync(path.dirname(outdir+'/'+out.path), {recursive: true});
  let text = out.text; try { if (out.format) text = await prettier.format(text, {parser:'typescript', printWidth: 100, singleQuote: true, trailingComma:'all'}); } catch (err) { console.log(out.path, (err as Error).message); }
  fs.writeFileSync(outdir+'/'+out.path, text); } } }
