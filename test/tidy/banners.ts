/** Every generated file says of which spec it was made, and that spec is there and of its name. */
import { posix } from 'node:path';

import { isGenerated } from './files.ts';
import type { ProjectFile, Rule } from './files.ts';

const BANNER_LINES_MAX = 10;

export const generatedBanners: Rule = (files) => {
  const specs = new Set(files.map(({ path }) => path).filter((path) => path.startsWith('spec/')));
  return files.filter(isGenerated).flatMap((file) => {
    const banner = bannerOf(file);
    if (banner === undefined) return [`${file.path}: no @generated banner`];
    const named = banner.match(/spec\/[\w./-]+\.protocol/g) ?? [];
    // What is made of all specs (an index, the table of layers) names their folder.
    if (named.length === 0 && /\bspec\/(?:\s|\*|$)/.test(banner)) return [];
    if (named.length === 0) return [`${file.path}: the banner names no spec`];
    const missing = named.filter((spec) => !specs.has(spec));
    if (missing.length > 0) return [`${file.path}: made of ${missing[0]}, which does not exist`];
    return isOrphan(file, named) ? [`${file.path}: named for none of ${named.join(', ')}`] : [];
  });
};

/** `generated/transport/udp.wire.ts` is made of `spec/transport/udp.protocol`. */
function isOrphan(file: ProjectFile, named: readonly string[]): boolean {
  const [name] = posix.basename(file.path).split('.');
  return !named.some((spec) => posix.basename(spec, '.protocol') === name);
}

function bannerOf(file: ProjectFile): string | undefined {
  if (file.path.endsWith('.json')) return jsonBanner(file.text);
  const start = file.text.split('\n', BANNER_LINES_MAX).join('\n');
  const found = /@generated[^\n]*(?:\n[^\n]*){0,2}/.exec(start);
  return found?.[0];
}

function jsonBanner(text: string): string | undefined {
  const document: unknown = JSON.parse(text);
  if (typeof document !== 'object' || document === null) return undefined;
  const banner: unknown = Reflect.get(document, '@generated');
  return typeof banner === 'string' ? banner : undefined;
}
