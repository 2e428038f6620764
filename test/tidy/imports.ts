/**
 * Who may import what. Upward flow is by callback or interface, never by import; so a protocol can
 * be taken alone, and a change stays where it is made.
 */
import { posix } from 'node:path';

import ts from 'typescript';

import { everyNode, isProgram, place } from './files.ts';
import type { ProjectFile, Rule } from './files.ts';

/** From the wire up: a layer of the runtime may import those before it. */
const LAYERS = [
  'device',
  'link',
  'network',
  'transport',
  'secure',
  'application',
  'onion',
  'socket',
  'observe',
  'lab',
];

/** Above all layers: what they see is the whole stack. */
const OVER_THE_STACK = ['observe', 'lab'];

type Area =
  | {
      readonly name: 'generator' | 'drivers' | 'adapters' | 'commands' | 'runtime base' | 'stack';
    }
  | { readonly name: 'generated' | 'runtime'; readonly layer: string };

type Permission = (imported: string, area: Area & { readonly layer?: string }) => boolean;

const under =
  (...folders: readonly string[]): Permission =>
  (imported) =>
    folders.some((folder) => imported === folder || imported.startsWith(`${folder}/`));

const node: Permission = (imported) => imported.startsWith('node:');

/** What lies at the top of the runtime: runtime/stack.ts, runtime/sockets.ts. */
const publicRuntime: Permission = (imported) => /^runtime\/[^/]+$/.test(imported);

const anyOf =
  (...permissions: readonly Permission[]): Permission =>
  (imported, area) =>
    permissions.some((permission) => permission(imported, area));

/** Octets come from below only, and a layer knows the formats of its own protocols alone. */
const runtimeLayer: Permission = (imported, { layer = '' }) => {
  const [top, folder = ''] = imported.split('/');
  if (top === 'generated') return folder === layer;
  if (top !== 'runtime') return false;
  if (folder === 'stack.ts') return OVER_THE_STACK.includes(layer);
  return folder === 'base' || folder === layer || isBelow(folder, layer);
};

const permissions: Readonly<Record<Area['name'], Permission>> = {
  generator: anyOf(under('generator', 'ohm-js', 'ts-morph', 'prettier'), node),
  // Of one spec several files are made, and the compiler itself keeps specs from looking upward.
  generated: under('generated', 'runtime/base', 'fast-check'),
  'runtime base': under('runtime/base'),
  runtime: anyOf(runtimeLayer, under('@noble/ciphers', '@noble/curves')),
  stack: under('runtime', 'generated'),
  // A card that cuts segments and sums them looks into frames: into the wire's formats, no layer.
  drivers: anyOf(
    under('drivers', 'runtime/base', 'runtime/device', 'koffi'),
    under('generated/device', 'generated/link', 'generated/transport'),
    node,
  ),
  // Shapes of other platforms over the public API, for programs that know those.
  adapters: anyOf(under('adapters', 'nonos-net', '@noble'), publicRuntime, node),
  commands: anyOf(
    // Languages of commands, such as that of laboratories, have grammars as specs do.
    under('commands', 'generator', 'generated', 'drivers', 'adapters', 'nonos-net', 'ohm-js'),
    under('ajv', 'jsonc-parser', 'ssh2'),
    publicRuntime,
    node,
  ),
};

export const importDirection: Rule = (files) =>
  files.filter(isProgram).flatMap((file) => {
    const area = areaOf(file.path);
    if (area === undefined) return [];
    return everyNode(file).flatMap((found) => {
      const specifier = importedBy(found);
      if (specifier === undefined) return [];
      const imported = resolveFrom(file, specifier);
      if (permissions[area.name](imported, area)) return [];
      return [`${place(file, found)}: ${describeArea(area)} may not import ${imported}`];
    });
  });

/** Undefined where anything may be imported: test, bench, bin. */
function areaOf(path: string): Area | undefined {
  const [top, layer = ''] = path.split('/');
  if (top === 'generator' || top === 'drivers' || top === 'adapters' || top === 'commands') {
    return { name: top };
  }
  if (top === 'generated') return { name: 'generated', layer };
  if (top !== 'runtime') return undefined;
  if (layer === 'base') return { name: 'runtime base' };
  return path.split('/').length === 2 ? { name: 'stack' } : { name: 'runtime', layer };
}

function isBelow(lower: string, upper: string): boolean {
  return LAYERS.includes(lower) && LAYERS.indexOf(lower) < LAYERS.indexOf(upper);
}

function describeArea(area: Area): string {
  return 'layer' in area ? `${area.name}/${area.layer}` : area.name;
}

/** `import … from`, `export … from`, `import()` and `import('…').Type` alike. */
function importedBy(found: ts.Node): string | undefined {
  const literal =
    ts.isImportDeclaration(found) || ts.isExportDeclaration(found)
      ? found.moduleSpecifier
      : ts.isCallExpression(found) && found.expression.kind === ts.SyntaxKind.ImportKeyword
        ? found.arguments[0]
        : ts.isImportTypeNode(found) && ts.isLiteralTypeNode(found.argument)
          ? found.argument.literal
          : undefined;
  return literal !== undefined && ts.isStringLiteralLike(literal) ? literal.text : undefined;
}

function resolveFrom(file: ProjectFile, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : specifier;
}
