/** The firewall of a stack: its rules as values and as words, what it has refused. */
export { Firewall, RULES_MAX } from './transport/firewall.ts';
export { FLOWS_MAX } from './transport/firewall/flow-table.ts';
export { showFirewallEvent } from './transport/firewall/log.ts';
export type { FirewallEvent } from './transport/firewall/log.ts';
export { parseRule, RuleFault, showRule } from './transport/firewall/rule-text.ts';
export type { Rule, RuleState } from './transport/firewall/rule.ts';
