/** `nonos firewall list`: rules in their order, and what they have decided on. */
import { showRule } from '../../runtime/firewall.ts';
import type { Firewall, RuleState } from '../../runtime/firewall.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { table } from '../network/tables.ts';
import { daemonOptions } from '../network/options.ts';
import { needFirewall } from './need.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos firewall list', description: 'Rules, with the numbers that delete takes' },
    { line: 'nonos firewall list -v', description: 'How many packets and octets each has met' },
  ],
  positionals: [],
  options: {
    verbose: { type: 'boolean', short: 'v', description: 'Packets, octets, and counters' },
    ...daemonOptions,
    json: jsonOption,
  },
  run({ options }, terminal) {
    const firewall = needFirewall(terminal);
    if (options.json) return terminal.printJson(documentOf(firewall));
    const { incoming, outgoing } = firewall.policy;
    const states = [...firewall.rules, incoming, outgoing];
    const rows = states.map((state): (string | number)[] => {
      const counts = options.verbose ? [state.packets, state.octets] : [];
      const mark = state.number > 0 ? '' : ' (policy)';
      return [state.number || '-', ...counts, `${showRule(state.rule)}${mark}`];
    });
    const head = ['#', ...(options.verbose ? ['Packets', 'Octets'] : []), 'Rule'];
    for (const line of table(head, rows)) terminal.print(line);
    if (!options.verbose) return;
    terminal.print();
    terminal.print(`flows ${firewall.flows.size}`);
    for (const [name, value] of Object.entries(countersOf(firewall))) {
      if (value > 0) terminal.print(`${name} ${value}`);
    }
  },
});

function countersOf(firewall: Firewall): Readonly<Record<string, number>> {
  return { ...firewall.counters, ...firewall.flows.counters, ...firewall.log.counters };
}

function documentOf(firewall: Firewall): object {
  const plain = ({ number, rule, packets, octets }: RuleState): object => ({
    ...(number > 0 && { number }),
    rule: showRule(rule),
    packets,
    octets,
  });
  const { policy, rules, flows } = firewall;
  return {
    rules: rules.map(plain),
    policy: { incoming: plain(policy.incoming), outgoing: plain(policy.outgoing) },
    flows: flows.size,
    counters: countersOf(firewall),
  };
}
