/** `nonos dns server`: whom the daemon's network asks for names. */
import { readFileSync } from 'node:fs';

import { parseHosts } from '../../runtime/dns.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { Failure, UsageError } from '../failure.ts';
import { parseAddress } from '../../runtime/sockets.ts';
import { needCapability, openNetwork } from '../network/open.ts';
import { secureOptionsOf, secureOptionTable, transportOf } from './servers.ts';

export const command = defineCommand({
  examples: [
    {
      line: 'nonos dns server 9.9.9.9 2620:fe::fe',
      description: 'Over UDP, and TCP where need be',
    },
    {
      line: 'nonos dns server tls://dns.quad9.net --at 9.9.9.9',
      description: 'Over TLS, at that address; nothing is ever asked in the open',
    },
    { line: 'nonos dns server https://dns.quad9.net/dns-query', description: 'Over HTTPS' },
    { line: 'nonos dns server https://home.lab/dns-query', description: 'The same, in here' },
    { line: 'nonos dns server --learned', description: 'Whom the network tells, as before' },
  ],
  positionals: [
    {
      name: 'SERVER',
      description: 'ADDRESS[:PORT], tcp://ADDRESS, tls://NAME or https://NAME/PATH',
      optional: true,
      repeated: true,
    },
  ],
  options: {
    at: {
      type: 'string',
      value: 'ADDRESS',
      description: 'Where a server is that is named; else its name is asked for in the open',
      multiple: true,
    },
    ...secureOptionTable,
    get: {
      type: 'boolean',
      description: 'Over HTTPS by GET, which others may answer from a cache',
    },
    search: {
      type: 'string',
      value: 'DOMAIN',
      description: 'Completes names that are not whole, in place of what is learned',
      multiple: true,
    },
    hosts: {
      type: 'string',
      value: 'FILE',
      description: 'Names that nobody is asked for, as hosts(5) has them',
    },
    opportunistic: {
      type: 'boolean',
      description: 'Ask in the open where private servers do not answer',
    },
    learned: { type: 'boolean', description: 'Leave it to what the network tells' },
    json: jsonOption,
  },
  async run({ positionals, options }, terminal) {
    const { at, search, learned: isLearned } = options;
    const hosts = options.hosts === undefined ? undefined : readFileSync(options.hosts, 'utf8');
    const isNothing = positionals.length + search.length === 0 && hosts === undefined;
    if (isNothing !== isLearned) {
      throw new UsageError(
        'dns server needs SERVER, --search, --hosts, or --learned and none of them',
      );
    }
    const wrong = at.find((text) => parseAddress(text) === undefined);
    if (wrong !== undefined) throw new UsageError(`--at is '${wrong}'; expected an address`);
    if (terminal.surroundings.site === undefined) {
      throw new Failure('no daemon runs: nonos up begins one');
    }
    const network = await openNetwork(NOWHERE_ELSE, terminal);
    needCapability(network, 'NET_ADMIN');
    const { names } = network;
    const addresses = at.length === 0 ? undefined : at;
    const secure = { ...secureOptionsOf(options), addresses, isGet: options.get };
    const transports = positionals.map((text) => transportOf(text, names.ground, secure));
    if (positionals.length > 0 || isLearned) {
      names.choose({ transports, isOpportunistic: options.opportunistic });
      names.resolver.servers.chooseSearch(undefined);
    }
    if (search.length > 0) names.resolver.servers.chooseSearch(search);
    if (hosts !== undefined || isLearned) names.hosts = parseHosts(hosts ?? '');
    const used = names.resolver.servers.status().filter(({ isUsed }) => isUsed);
    const shown = used.map(({ name }) => name);
    if (options.json) terminal.printJson({ servers: shown });
    else terminal.complain(`names are asked of ${shown.join(', ') || 'nobody'}`);
    network.close();
    return 0;
  },
});

/** The daemon's network, whatever else there might be. */
const NOWHERE_ELSE = { device: undefined, address: [], gateway: [], as: undefined };
