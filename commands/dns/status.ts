/** `nonos dns status`: who is asked for names, how they do, and what is remembered. */
import type { ServerStatus } from '../../runtime/dns.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { openNetwork } from '../network/open.ts';
import { networkOptions } from '../network/options.ts';
import { originOf } from './whither.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos dns status', description: 'Servers, search list, cache' }],
  positionals: [],
  options: { ...networkOptions, json: jsonOption },
  async run({ options }, terminal) {
    const network = await openNetwork(options, terminal);
    const { resolver, ground, local, areAtExits } = network.names;
    const servers = resolver.servers.status();
    const { search } = resolver.servers;
    const cache = { answers: resolver.cache.size, ...resolver.cache.counters };
    const { counters } = resolver;
    const { udp, tcp } = ground.plain.counters;
    network.close();
    if (options.json) {
      const multicast = local.counters;
      terminal.printJson({
        areAtExits,
        servers,
        search,
        cache,
        questions: counters,
        udp,
        tcp,
        multicast,
      });
      return 0;
    }
    if (areAtExits) terminal.print('exits       those of onion routing are asked, no server is');
    if (servers.length === 0) terminal.print('servers     nobody is known');
    for (const server of servers) terminal.print(`server      ${serverText(server)}`);
    terminal.print(`search      ${search.join(' ') || '-'}`);
    terminal.print(
      `cache       ${cache.answers} answers; ${countersText(resolver.cache.counters)}`,
    );
    terminal.print(`questions   ${countersText(counters)}`);
    terminal.print(`udp         ${countersText(udp)}`);
    terminal.print(`tcp         ${countersText(tcp)}`);
    terminal.print(`multicast   ${countersText(local.counters)}`);
    return 0;
  },
});

function serverText(server: ServerStatus): string {
  const { name, source, isPrivate, isUsed, asked, answered, failed, tookMs } = server;
  const kind = isPrivate ? 'private' : 'in the open';
  const took = tookMs === undefined ? '' : `, the last in ${tookMs.toFixed(1)} ms`;
  const use = isUsed ? `${answered} of ${asked} answered, ${failed} failed${took}` : 'not asked';
  return `${name} (${originOf(source)}, ${kind}): ${use}`;
}

/** Those that are not zero. */
function countersText(counters: Readonly<Record<string, number>>): string {
  const shown = Object.entries(counters).filter(([, count]) => count > 0);
  return shown.map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing yet';
}
