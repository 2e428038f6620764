/**
 * What the queue cannot show, read from the text of a test file: a suite that was never run while
 * another one of its file was, and an `.only` that hides nothing yet.
 */
import { readFileSync } from 'node:fs';

export function registrationMistakes(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const suites = [...text.matchAll(/\b(\w+)\s*=\s*suite[(<]/g)].map(([, name]) => name);
  // uvu's nameless suite is shared: without a `.run()` its tests leak into the next file.
  if (/import\s*{[^}]*\btest\b[^}]*}\s*from\s*'uvu'/.test(text)) suites.push('test');
  return suites.flatMap((name) => [
    ...(new RegExp(`\\b${name}\\.run\\(\\)`).test(text) ? [] : [`\`${name}.run()\` is missing`]),
    ...(new RegExp(`\\b${name}\\.only\\(`).test(text) ? [`\`${name}.only\` was left in`] : []),
  ]);
}
