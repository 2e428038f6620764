import { Project, Node, SyntaxKind, type SourceFile } from 'ts-morph';
import fs from 'node:fs'; import path from 'node:path';
const plan = JSON.parse(fs.readFileSync(process.argv[2]!, 'utf8')) as { from: string; to: Record<string, { doc: string; names: string[] }>; rest?: string };
const project = new Project({ tsConfigFilePath: 'tsconfig.json', skipAddingFilesFromTsConfig: true });
project.addSourceFilesAtPaths(['generator/**/*.ts', 'runtime/**/*.ts', 'commands/**/*.ts', 'test/**/*.ts','bench/**/*.ts']);
const src = project.getSourceFileOrThrow(plan.from);
const nameOf = (n: Node): string[] => Node.isVariableStatement(n) ? n.getDeclarations().map(d => d.getName()) : (n as any).getName ? [(n as any).getName()] : [];
const statements = src.getStatements();
const headerEnd = statements.find(s => !Node.isImportDeclaration(s))!.getStart(true);
const importsText = statements.filter(Node.isImportDeclaration).map(i => i.getText()).join('\n');
const target = new Map<string, string>();
for (const [file, { names }] of Object.entries(plan.to)) for (const n of names) target.set(n, file);
const moved = new Map<string, string[]>();
const all = new Set(statements.flatMap(nameOf));
for (const n of target.keys()) if (!all.has(n)) console.log('unknown', n);
const where = (n: string) => target.get(n) ?? plan.from;
const used = new Map<string, Set<string>>(); // file -> identifiers
for (const s of statements) { if (Node.isImportDeclaration(s)) continue; const names = nameOf(s); const file = names[0] ? where(names[0]) : plan.from; 
  const set = used.get(file) ?? new Set(); used.set(file, set); for (const id of s.getDescendantsOfKind(SyntaxKind.Identifier)) set.add(id.getText()); }
const bodies = new Map<string, string[]>();
const remove: Node[] = [];
for (const s of statements) { if (Node.isImportDeclaration(s)) continue; const names = nameOf(s); const file = names[0] ? where(names[0]) : plan.from;
  const foreign = names.some(n => [...used].some(([f, set]) => f !== file && set.has(n)));
  const leading = s.getLeadingCommentRanges().map(r => r.getText()).join('\n');
  let text = s.getText();
  if (foreign && !/^export/.test(text)) text = 'export ' + text;
  const b = bodies.get(file) ?? []; bodies.set(file, b);
  b.push((leading ? leading + '\n' : '') + text); }
const fileHeader = src.getFullText().slice(0, statements[0]!.getStart()); // leading doc comment
const relImport = (fromFile: string, toFile: string) => { let r = path.relative(path.dirname(fromFile), toFile); return r.startsWith('.') ? r : './' + r; };
for (const [file, parts] of bodies) {
  // imports: original imports rewritten relative + imports from sibling targets
  const imps: string[] = [];
  const body = parts.join('\n\n');
  const has = (n: string) => new RegExp(`(?<![.\\w'])${n}\\b`).test(body);
  for (const i of src.getImportDeclarations()) {
    const spec = i.getModuleSpecifierValue();
    const newSpec = spec.startsWith('.') ? relImport(file, path.join(path.dirname(plan.from), spec)) : spec;
    const names = i.getNamedImports().filter(n => has(n.getAliasNode()?.getText() ?? n.getName())).map(n => n.getText());
    const ns = i.getNamespaceImport()?.getText(); const typeOnly = i.isTypeOnly() ? 'type ' : '';
    if (ns && has(ns)) imps.push(`import ${typeOnly}* as ${ns} from '${newSpec}';`);
    if (names.length) imps.push(`import ${typeOnly}{ ${names.join(', ')} } from '${newSpec}';`);
  }
  const byFile = new Map<string, string[]>();
  for (const n of all) if (where(n) !== file && has(n)) byFile.set(where(n), [...(byFile.get(where(n)) ?? []), n]);
  for (const [f, ns] of byFile) { const isType = (n: string) => statements.some(s => nameOf(s).includes(n) && (Node.isInterfaceDeclaration(s) || Node.isTypeAliasDeclaration(s)));
    imps.push(`import { ${ns.map(n => (isType(n) ? 'type ' : '') + n).join(', ')} } from '${relImport(file, f)}';`); }
  const doc = file === plan.from ? fileHeader : `/** ${plan.to[file]!.doc} */\n`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  moved.set(file, [doc + imps.join('\n') + '\n\n' + body + '\n']);
}
// importers elsewhere
for (const other of project.getSourceFiles()) { if (other === src) continue; let text = other.getFullText(); let changed = false;
  for (const i of other.getImportDeclarations().reverse()) { if (i.getModuleSpecifierSourceFile() !== src) continue;
    const groups = new Map<string, string[]>(); for (const n of i.getNamedImports()) { const w = where(n.getName()); groups.set(w, [...(groups.get(w) ?? []), n.getText()]); }
    if (groups.size === 1 && groups.has(plan.from)) continue;
    const o = path.relative(process.cwd(), other.getFilePath()); const t = i.isTypeOnly() ? 'type ' : '';
    const repl = [...groups].map(([f, ns]) => `import ${t}{ ${ns.join(', ')} } from '${relImport(o, f)}';`).join('\n');
    text = text.slice(0, i.getStart()) + repl + text.slice(i.getEnd()); changed = true; }
  if (changed) fs.writeFileSync(other.getFilePath(), text); }
for (const [file, [text]] of moved) fs.writeFileSync(file, text!);
console.log([...moved.keys()].join(' '));
