/** Where names go, in words: whom commands of a network ask, and who has told of them. */
import type { DnsPlace } from './place.ts';

export function whereNamesGo({ areAtExits, resolver }: DnsPlace): string {
  if (areAtExits) return 'exits of onion routing';
  const told = new Map<string, string[]>();
  for (const { name, source, isUsed } of resolver.servers.status()) {
    if (isUsed) told.set(name, [...(told.get(name) ?? []), originOf(source)]);
  }
  const shown = [...told].map(([name, origins]) => `${name} (${origins.join(', ')})`);
  return shown.join(', ') || 'nobody';
}

export function originOf(source: string): string {
  return source === 'user' ? 'chosen' : `told by ${source}`;
}
