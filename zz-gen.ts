import * as ohm from 'ohm-js'; import fs from 'node:fs'; import path from 'node:path'; import { execSync } from 'node:child_process';
const root='/work/main/';
process.chdir(root);
const { compile } = await import(root+'generator/compile.ts');
const { render } = await import(root+'generator/diagnostic.ts');
const g = ohm.grammar(fs.readFileSync('generator/protocol.ohm','utf8'));
const list = execSync('find spec -name "*.protocol"').toString().trim().split('\n').sort();
const files = new Map(list.filter(p=>!/connection|neighbo|client|channel|circuit/.test(path.basename(p))).map(p=>[p, fs.readFileSync(p,'utf8')]));
let t = performance.now();
const c = compile(files as any, g);
for (const d of c.diagnostics) console.log(render(d, (f: string) => files.get(f)!));
console.log(files.size, 'files', c.diagnostics.length, 'diagnostics', (performance.now()-t).toFixed(0), 'ms');
const emitters: any[] = [];
for (const n of process.argv.slice(2)) { const m = await import(root+`generator/emit/${n}.ts`); emitters.push(Object.values(m).find((f:any)=>typeof f==='function' && (f.name.startsWith('emit')||f.name===n))); }
t = performance.now(); let lines=0;
const prettier = await import('prettier');
for (const e of emitters) for (const p of (e.name === 'layers' ? [c.model] : c.model.protocols)) { let out; try { out = e(p, c.model); } catch (x) { console.log('EMIT', p.path, (x as Error).stack?.split('\n').slice(0,4).join('\n')); continue; }
  for (const o of out) { fs.mkdirSync(path.dirname(o.path),{recursive:true}); const text = o.format && process.env.FORMAT ? await prettier.format(o.text,{parser:'typescript',printWidth:100,singleQuote:true,trailingComma:'all'}) : o.text; lines+=text.split('\n').length; if (!fs.existsSync(o.path)||fs.readFileSync(o.path,'utf8')!==text) fs.writeFileSync(o.path, text); } }
console.log('emitted', lines, 'lines', (performance.now()-t).toFixed(0),'ms');
