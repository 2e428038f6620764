/** What a file of settings may say, as a page: from its schema alone. */
import type { Schema } from '../schema.ts';
import { configSchema } from './schema.ts';

export const CONFIG_PAGE = 'config.md';
export const CONFIG_SCHEMA = 'config.schema.json';

const EXAMPLE = {
  $schema: CONFIG_SCHEMA,
  network: { tap: 'net0', dhcp: true, mac: 'session' },
  dns: { servers: ['tls://dns.example', 'https://dns.example/dns-query'] },
  firewall: ['allow incoming 443 from 10.0.0.0/8'],
  onion: { enable: true },
  socks: 1080,
  metrics: 9100,
};

export function configPage(): string {
  const rows = rowsOf(configSchema, '');
  return `<!-- Printed by \`npm run docs:commands\`; a test keeps it so. -->

# nonos up --config FILE

JSON, with comments and trailing commas where you like them. Everything may be left out; what the
command line says goes before what the file says. Mistakes are told with their places, all at once.
[${CONFIG_SCHEMA}](${CONFIG_SCHEMA}) lets editors complete it.

\`\`\`json
${JSON.stringify(EXAMPLE, null, 2)}
\`\`\`

| | | |
| --- | --- | --- |
${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}

export function configSchemaText(): string {
  return `${JSON.stringify(configSchema, null, 2)}\n`;
}

function rowsOf({ properties = {} }: Schema, before: string): readonly (readonly string[])[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${before}${name}`;
    const row = [`\`${path}\``, shapeOf(schema), schema.description ?? ''];
    return [row, ...rowsOf(schema, `${path}.`)];
  });
}

function shapeOf({ type, enum: allowed, items }: Schema): string {
  if (allowed !== undefined) return allowed.map((one) => `\`${String(one)}\``).join(', ');
  const types = [type ?? []].flat().join(' or ');
  return items === undefined ? types : `${types} of ${items.type}`;
}
