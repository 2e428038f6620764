import * as ohm from 'ohm-js'; import fs from 'node:fs'; import path from 'node:path'; import { execSync } from 'node:child_process';
import { compile } from './generator/compile.ts';
import { describe } from './runtime/base/describe.ts';
const g = ohm.grammar(fs.readFileSync('generator/protocol.ohm','utf8'));
const list = execSync('find spec -name "*.protocol"').toString().trim().split('\n').sort();
const files = new Map(list.filter(p=>!/connection|neighbo|client|channel|circuit/.test(path.basename(p))).map(p=>[p, fs.readFileSync(p,'utf8')]));
const c = compile(files as any, g);
let seed = Number(process.argv[2] ?? 1); const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
let n=0, bad=0; const badBy: Record<string, number> = {};
for (const p of c.model.protocols) {
  if (p.examples.length===0) continue;
  if (process.argv[3] && p.stem!==process.argv[3]) continue;
  const base = `./generated/${p.layer}/${p.stem}`;
  const w: any = await import(`${base}.wire.ts`).catch(e=>{console.log(p.stem, e.message.split('\n')[0]); return undefined;}); const d: any = (await import(`${base}.describe.ts`)).protocolTable;
  if (!w) continue;
  for (const ex of p.examples) {
    const of: any = ex.of; const owner = c.model.protocols.find(q=>q.name===of.protocol)!;
    if (owner!==p) continue;
    const type = d.types.find((t:any)=>t.id===of.id);
    const ctx: any = {}; for (const {name,value} of ex.with) { const gv=of.needs.givens.find((x:any)=>x.name===name); if (gv) ctx[gv.id]=Number(value); }
    const needs = [...(of.needs.origin?[0]:[]), ...of.needs.givens.map((x:any)=>ctx[x.id] ?? 0)];
    const fn = w['check'+of.id[0].toUpperCase()+of.id.slice(1)];
    for (let m=0;m<400;m++) {
      let o = Uint8Array.from(ex.octets);
      if (m>0) { const k = 1+Math.floor(rnd()*3); for (let i=0;i<k;i++) { const r=rnd(); if (r<0.2) o=o.slice(0,Math.floor(rnd()*(o.length+1))); else if (r<0.3) { const e=new Uint8Array(o.length+Math.floor(rnd()*8)); e.set(o); o=e; } else if(o.length) o[Math.floor(rnd()*Math.min(o.length, 64))] = rnd()<0.4?Math.floor(rnd()*256):Math.floor(rnd()*8); } }
      let a: any, b: any; n++;
      try { a = fn(o,0,o.length,...needs); } catch(e) { a='throw '+(e as Error).message; }
      try { b = describe(type,o,0,o.length,ctx); } catch(e) { b={fault:{code:'throw '+(e as Error).stack}}; }
      const bc = b.fault?.code ?? 0;
      if (a!==bc) { bad++; const key=`${p.stem}.${of.id} check=${typeof a==='number'&&a? d.rules[a-1][0]:a} describe=${typeof bc==='number'&&bc?d.rules[bc-1][0]:bc}`; badBy[key]=(badBy[key]??0)+1; if (badBy[key]===1) console.log(key, ex.title, Buffer.from(o).toString('hex').slice(0,120), JSON.stringify(b.fault)); }
    }
  }
}
console.log(n,'cases',bad,'differ'); for (const [k,v] of Object.entries(badBy)) console.log(v,k);
