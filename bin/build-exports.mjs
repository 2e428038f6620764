// After tsc: one short path a generated module, so that `nonos-net/wire/tcp` needs no layer.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';

for (const entry of readdirSync('generated', { recursive: true }).map(String).sort()) {
  const match = /^(.*\/)?([^/]+)\.(wire|value|machine|describe|arbitraries)\.ts$/.exec(entry);
  if (!match) continue;
  const [, folder = '', stem, kind] = match;
  mkdirSync(`dist/${kind}`, { recursive: true });
  const text = `export * from '../generated/${folder}${stem}.${kind}.js';\n`;
  writeFileSync(`dist/${kind}/${stem}.js`, text);
  writeFileSync(`dist/${kind}/${stem}.d.ts`, text);
}
