import { Project } from 'ts-morph';
const project = new Project({ tsConfigFilePath: 'tsconfig.json' });
const files = project.getSourceFiles().filter(f => /generator\/(emit|resolve)/.test(f.getFilePath()) && !/describe|arbitrar|machine|matrix|state-diagram|table|ir|page|packet/.test(f.getBaseName()));
const prefs = { importModuleSpecifierEnding: 'js' as const, importModuleSpecifierPreference: 'relative' as const };
for (const f of files) { const before = f.getFullText(); f.fixMissingImports({}, prefs); f.fixUnusedIdentifiers(); 
  for (const i of f.getImportDeclarations()) { const s = i.getModuleSpecifierValue(); if (s.startsWith('.') && !s.endsWith('.ts')) i.setModuleSpecifier(s.replace(/(\.js)?$/, '.ts')); }
  if (f.getFullText() !== before) f.saveSync(); }
