/** `nonos netstat`: connections, listeners, ports, routes, interfaces, counters of a stack. */
import {
  connectionRows,
  countersOfStack,
  interfaceRows,
  listenerRows,
  ownersOf,
  portRows,
  prometheusText,
  routeRows,
} from '../runtime/observe.ts';
import type { ConnectionRow, Owners } from '../runtime/observe.ts';
import type { Stack } from '../runtime/stack.ts';
import { defineCommand, jsonOption } from './command.ts';
import { openNetwork } from './network/open.ts';
import { networkOptions, versionOptions } from './network/options.ts';
import { connectionTable, interfaceTable, routeTable } from './network/tables.ts';

export const command = defineCommand({
  examples: [
    {
      line: 'nonos netstat -a --as www',
      description: 'Who listens on a host of the internet here',
    },
    {
      line: 'nonos netstat -tulpn',
      description: 'Of the daemon: who listens, and for which command',
    },
    { line: 'nonos netstat -s', description: 'Every counter of every part that is not zero' },
    { line: 'nonos netstat --prometheus', description: 'All of them, for Prometheus' },
  ],
  positionals: [],
  options: {
    all: { type: 'boolean', short: 'a', description: 'Listeners too' },
    listening: { type: 'boolean', short: 'l', description: 'Listeners alone' },
    tcp: { type: 'boolean', short: 't', description: 'Those of TCP' },
    udp: { type: 'boolean', short: 'u', description: 'Those of UDP' },
    ...versionOptions,
    program: { type: 'boolean', short: 'p', description: 'Whose they are: of which command' },
    numeric: { type: 'boolean', short: 'n', description: 'Numbers, as always here' },
    route: { type: 'boolean', short: 'r', description: 'Routes' },
    interfaces: { type: 'boolean', short: 'i', description: 'Interfaces, and their counters' },
    statistics: { type: 'boolean', short: 's', description: 'Counters' },
    prometheus: { type: 'boolean', description: 'Counters, in the format of Prometheus' },
    ...networkOptions,
    json: jsonOption,
  },
  async run({ options }, terminal) {
    const network = await openNetwork(options, terminal);
    const { stack } = network;
    const owners = ownersOf(terminal.surroundings.site?.place.processes ?? []);
    try {
      if (options.json) terminal.printJson(documentOf(stack, owners));
      else if (options.prometheus) terminal.write(prometheusText(stack));
      else for (const line of linesOf(stack, owners, options)) terminal.print(line);
    } finally {
      network.close();
    }
  },
});

interface Wish {
  readonly all: boolean;
  readonly listening: boolean;
  readonly tcp: boolean;
  readonly udp: boolean;
  readonly route: boolean;
  readonly interfaces: boolean;
  readonly statistics: boolean;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  readonly numeric: boolean;
  readonly program: boolean;
}

function linesOf(stack: Stack, owners: Owners, wish: Wish): readonly string[] {
  const isBoth = wish.ipv4 === wish.ipv6;
  const version = wish.ipv6 ? 6 : 4;
  if (wish.route) {
    const rows = routeRows(stack).filter((one) => isBoth || one.version === version);
    return routeTable(rows, wish.numeric);
  }
  if (wish.interfaces) return interfaceTable(interfaceRows(stack));
  if (wish.statistics) {
    const counted = countersOfStack(stack).filter(({ value }) => value !== 0);
    const ofOne = wish.tcp === wish.udp ? '' : wish.tcp ? 'transport/tcp/' : 'transport/udp/';
    const wanted = counted.filter(({ path }) => path.startsWith(ofOne));
    return wanted.map(({ path, value }) => `${path} ${value}`);
  }
  const rows = rowsOf(stack, owners, wish);
  return connectionTable(
    rows.filter(({ protocol }) => isBoth || protocol.endsWith('6') === wish.ipv6),
    wish.program,
  );
}

function rowsOf(
  stack: Stack,
  owners: Owners,
  { all, listening, tcp, udp }: Wish,
): readonly ConnectionRow[] {
  const isBoth = tcp === udp;
  const ofTcp = isBoth || tcp;
  const ofUdp = isBoth || udp;
  return [
    ...(ofTcp && (all || listening) ? listenerRows(stack, owners) : []),
    ...(ofTcp && !listening ? connectionRows(stack, owners) : []),
    ...(ofUdp ? portRows(stack, owners).filter((one) => isWanted(one, all, listening)) : []),
  ];
}

/** A port that is connected is what a connection is; any other, a listener. */
function isWanted({ remote }: ConnectionRow, all: boolean, listening: boolean): boolean {
  return all || remote.endsWith(':*') === listening;
}

function documentOf(stack: Stack, owners: Owners): object {
  return {
    connections: connectionRows(stack, owners),
    listeners: listenerRows(stack, owners),
    ports: portRows(stack, owners),
    routes: routeRows(stack),
    interfaces: interfaceRows(stack),
    counters: Object.fromEntries(countersOfStack(stack).map(({ path, value }) => [path, value])),
  };
}
