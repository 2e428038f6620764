/** Commands over a stack of a test, as a daemon runs them, with somebody at the terminal. */
import { placeIn } from '../../commands/daemon/place.ts';
import type { Place } from '../../commands/daemon/site.ts';
import { CAPABILITIES, Process } from '../../runtime/sockets.ts';
import { type } from '../commands/typing.ts';
import type { Typed } from '../commands/typing.ts';
import type { Host } from './host.ts';

export type RunCommand = (
  line: readonly string[],
  answers?: Parameters<typeof type>[1],
  others?: Parameters<typeof type>[2],
) => Promise<Typed>;

export interface Known {
  readonly hosts?: Place['hosts'];
  readonly authorities?: readonly string[];
}

export function commandsOn({ stack }: Host, { hosts = {}, authorities = [] }: Known): RunCommand {
  const description = 'a TAP of a test';
  const place = placeIn(stack, { description, hosts, authorities, close() {} });
  return async (line, answers = [], others = {}) => {
    const own = new Process({ name: line[0], capabilities: CAPABILITIES });
    const typed = await type(line, answers, {
      site: { place, process: own, stop() {} },
      ...others,
    });
    own.exit();
    return typed;
  };
}
