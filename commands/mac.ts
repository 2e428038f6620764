/** `nonos mac`: as whom an interface shows itself. */
import { parseHardwareAddress } from '../runtime/stack.ts';
import type { MacPolicy, NetworkInterface } from '../runtime/stack.ts';
import { interfaceRows } from '../runtime/observe.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { macSecret } from './mac/secret.ts';
import { needCapability, openNetwork } from './network/open.ts';
import { networkOptions } from './network/options.ts';
import { didYouMean } from './suggest.ts';

const POLICIES = ['session', 'network', 'static'];

export const command = defineCommand({
  examples: [
    { line: 'nonos mac eth0 session', description: 'Be somebody else than at any time before' },
    {
      line: 'nonos mac eth0 network --network home',
      description: 'The same each time in this network, and nowhere else',
    },
    { line: 'nonos mac eth0 static', description: 'As the device came' },
  ],
  positionals: [
    { name: 'INTERFACE', description: 'Which one' },
    { name: 'POLICY', description: 'session, network or static' },
    { name: 'ADDRESS', description: 'With static: this one', optional: true },
  ],
  options: {
    network: {
      type: 'string',
      value: 'NAME',
      description: 'What tells this network from others; else what the daemon is joined to',
    },
    as: networkOptions.as,
    caps: networkOptions.caps,
    json: jsonOption,
  },
  async run({ positionals: [name, kind, address], options }, terminal) {
    if (!POLICIES.includes(kind)) {
      throw new UsageError(`there is no policy '${kind}'${didYouMean(kind, POLICIES)}`);
    }
    if (address !== undefined && kind !== 'static') {
      throw new UsageError(`an address goes with static, not with ${kind}`);
    }
    const own = address === undefined ? undefined : parsed(address);
    const alone = { device: undefined, address: [], gateway: [], as: options.as };
    const network = await openNetwork(alone, terminal);
    try {
      needCapability(network, 'NET_ADMIN');
      const { stack } = network;
      const on = stack.interface(name);
      if (on === undefined) throw new Failure(`${name}: no such interface`);
      const place = terminal.surroundings.site?.place.description ?? 'an internet of its own';
      if (place.startsWith('macvtap:')) {
        throw new Failure(`${name}: a macvtap hears its own address alone: ip link set … address`);
      }
      try {
        stack.changeHardwareAddress(on, policyOf(kind, on, own, options.network ?? place));
      } catch (error) {
        throw error instanceof RangeError ? new Failure(error.message) : error;
      }
      const { hardwareAddress } = interfaceRows(stack).find((one) => one.name === name)!;
      if (options.json) terminal.printJson({ interface: name, policy: kind, hardwareAddress });
      else terminal.print(`${name}: ${hardwareAddress} (${kind})`);
    } finally {
      network.close();
    }
  },
});

function parsed(text: string): Uint8Array {
  try {
    return parseHardwareAddress(text);
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

function policyOf(
  kind: string,
  { link }: NetworkInterface,
  own: Uint8Array | undefined,
  network: string,
): MacPolicy {
  if (kind === 'session') return { kind };
  if (kind === 'network') return { kind, secret: macSecret(), network };
  return { kind: 'static', hardwareAddress: own ?? link.device.hardwareAddress };
}
