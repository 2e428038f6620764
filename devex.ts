import * as ohm from 'ohm-js'; import fs from 'node:fs';
import { compile } from './generator/compile.ts';
import { upper } from './generator/names.ts';
const g = ohm.grammar(fs.readFileSync('generator/protocol.ohm','utf8'));
const files = new Map<string,string>();
const walk = (d: string): void => { for (const e of fs.readdirSync(d, {withFileTypes: true})) { const p = d+'/'+e.name; if (e.isDirectory()) walk(p); else if (p.endsWith('.protocol')) files.set(p, fs.readFileSync(p,'utf8')); } };
walk('spec');
const { model } = compile(files, g);
let n = 0, bad = 0;
const hex = (b: Uint8Array) => Buffer.from(b).toString('hex');
for (const p of model.protocols) {
  if (p.examples.length === 0) continue;
  const wire = await import(`/tmp/lead/generated/${p.layer}/${p.stem}.wire.ts`);
  let value: any = {}; try { value = await import(`/tmp/lead/generated/${p.layer}/${p.stem}.value.ts`); } catch (e) { console.log(p.path, (e as Error).message); }
  for (const ex of p.examples) {
    n++;
    const needs: number[] = [];
    for (const gv of ex.of.needs.givens) { const s = ex.with.find(w => w.name === gv.name); 
      if (s) needs.push(Number(s.value)); else if (ex.over && gv.name === 'Pseudo Header') { 
        const { sum16 } = await import('./runtime/base/checksum.ts'); const t = await import('./runtime/base/text.ts'); let sum = 0;
        for (const w of ex.with) { const o = w.value.includes(':') ? t.parseIpv6(w.value) : undefined; const v4 = t.parseIpv4(w.value); if (o) sum = sum16(sum, o, 0, 16); else if (v4 === v4) sum += (v4 >>> 16) + (v4 & 0xffff); } needs.push(sum); }
      else if (ex.over && gv.name === 'IP Version') needs.push(ex.over.protocol === 'IPv6' ? 6 : 4); else needs.push(0); }
    const N = upper(ex.of.id); const args = [...(ex.of.needs.origin ? [0] : []), ...needs];
    const code = wire[`check${N}`](ex.octets, 0, ex.octets.length, ...args);
    const rule = p.rules[code - 1];
    if (ex.fails !== undefined) { if (rule?.fault !== ex.fails) { bad++; console.log('FAILS?', p.stem, ex.title, 'want', ex.fails, 'got', code, rule?.fault, rule?.path); } continue; }
    if (code !== 0) { bad++; console.log('BAD', p.stem, ex.title, code, rule?.constant, rule?.path, rule?.asks); continue; }
    if (!value[`read${N}`]) continue;
    try { const v = value[`read${N}`](ex.octets, 0, ex.octets.length, ...args);
      const back = value[`encode${N}`](v, ...needs);
      const end = wire[`scan${N}`](ex.octets, 0, ex.octets.length, ...args);
      if (hex(back) !== hex(ex.octets.subarray(0, end))) { bad++; console.log('ROUND', p.stem, ex.title, '\n ', hex(ex.octets.subarray(0,end)), '\n ', hex(back), JSON.stringify(v, (_k, x) => typeof x === 'bigint' ? `${x}n` : x instanceof Uint8Array ? hex(x) : x).slice(0, 600)); }
    } catch (e) { bad++; console.log('THROW', p.stem, ex.title, (e as Error).stack?.split('\n').slice(0,3).join(' | ')); }
  }
}
console.log(n, 'examples', bad, 'bad');
