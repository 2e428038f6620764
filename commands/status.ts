/** `nonos status`: the daemon, and where it is. */
import { interfaceRows } from '../runtime/observe.ts';
import { defineCommand, jsonOption } from './command.ts';
import { whereNamesGo } from './dns/whither.ts';
import { Failure } from './failure.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos status', description: 'Which network the daemon is in' }],
  positionals: [],
  options: { json: jsonOption },
  run({ options }, terminal) {
    const { site } = terminal.surroundings;
    if (site === undefined) throw new Failure('no daemon runs: nonos up begins one');
    const { description, stack } = site.place;
    const names = whereNamesGo(site.place.names);
    const services = site.place.services.map(({ name, at }) => ({ name, at }));
    const { pid } = process;
    const seconds = Math.floor(process.uptime());
    const sockets = stack.host.count;
    const interfaces = interfaceRows(stack);
    if (options.json) {
      terminal.printJson({
        network: description,
        pid,
        seconds,
        sockets,
        interfaces,
        names,
        services,
      });
      return 0;
    }
    terminal.print(`network     ${description}`);
    terminal.print(`process     ${pid}, up for ${seconds} s`);
    terminal.print(`sockets     ${sockets}`);
    for (const { name, addresses } of interfaces) {
      terminal.print(`${name.padEnd(11)} ${addresses.map(({ address }) => address).join(' ')}`);
    }
    terminal.print(`names       ${names}`);
    for (const { name, at } of services) terminal.print(`${name.padEnd(11)} ${at}`);
    return 0;
  },
});
