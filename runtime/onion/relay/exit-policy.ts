/**
 * To where a relay lets streams out: rules in order, the first that speaks of an address and a
 * port decides, and what none speaks of is refused (dir-spec §2.1.3). `*` is any address of both
 * versions, `*4` and `*6` of one; `accept6` and `reject6` speak of IPv6 alone.
 */
import { holdsAddress, parseAddress, prefixOf, showAddress } from '../../base/address.ts';
import type { Address, Prefix } from '../../base/address.ts';

export interface PolicyRule {
  readonly accepts: boolean;
  /** By version, which addresses; undefined: none of that version. */
  readonly prefix4: Prefix | undefined;
  readonly prefix6: Prefix | undefined;
  readonly portFrom: number;
  readonly portTo: number;
}

const PORT_MAX = 65_535;
const RULES_MAX = 1_000;
/** So many refused addresses of IPv4 make a port a refused one: as many as two /7 hold. */
const REFUSED_MAX = 2 ** 25;
const ALL_IPV4: Prefix = prefixOf('0.0.0.0/0');
const ALL_IPV6: Prefix = prefixOf('::/0');
/** Nobody's business but that of those who live there: refused first, unless asked otherwise. */
const PRIVATE_IPV4 = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '127.0.0.0/8',
  '192.168.0.0/16',
  '10.0.0.0/8',
  '172.16.0.0/12',
].map(prefixOf);
const PRIVATE_IPV6 = ['::/8', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'].map(prefixOf);
const RULE = /^(accept|reject)(6?)\s+(\S+):(\*|\d{1,5}(?:-\d{1,5})?)$/;

export interface ExitPolicyOptions {
  /** Private addresses and loopback are refused, whatever the rules say; by default they are. */
  readonly rejectPrivate?: boolean;
}

export class ExitPolicy {
  readonly rules: readonly PolicyRule[];

  constructor(rules: readonly PolicyRule[]) {
    this.rules = rules;
  }

  /** Of lines such as `accept 192.0.2.0/24:80-443`; throws TypeError for one that is none. */
  static of(
    lines: readonly string[],
    { rejectPrivate = true }: ExitPolicyOptions = {},
  ): ExitPolicy {
    if (lines.length > RULES_MAX) throw new TypeError(`more than ${RULES_MAX} rules`);
    const own = lines.map((line) => ruleOf(line.trim()));
    return new ExitPolicy(rejectPrivate ? [...privateRules(), ...own] : own);
  }

  /** Whether anything at all is let out. */
  get isExit(): boolean {
    return this.rules.some((rule) => rule.accepts);
  }

  allows(address: Address, port: number): boolean {
    const rule = this.rules.find((one) => speaksOf(one, address, port));
    return rule?.accepts ?? false;
  }

  /** As a server descriptor lists it: IPv4 alone (dir-spec §2.1.1). */
  lines(): readonly string[] {
    const shown = this.rules.flatMap((rule) => {
      const { prefix4 } = rule;
      if (prefix4 === undefined) return [];
      return [`${rule.accepts ? 'accept' : 'reject'} ${showPrefix(prefix4)}:${showPorts(rule)}`];
    });
    return shown.at(-1)?.endsWith(' *:*') ? shown : [...shown, 'reject *:*'];
  }

  /** As a microdescriptor sums it up, `accept 80,443`: which ports are open nearly everywhere. */
  summary(version: 4 | 6): string {
    const starts = [...new Set([1, ...this.rules.flatMap((one) => [one.portFrom, one.portTo + 1])])]
      .filter((port) => port >= 1 && port <= PORT_MAX)
      .sort((one, other) => one - other);
    const accepted: [number, number][] = [];
    const refused: [number, number][] = [];
    starts.forEach((from, index) => {
      const to = (starts[index + 1] ?? PORT_MAX + 1) - 1;
      const list = this.#isOpen(from, version) ? accepted : refused;
      const last = list.at(-1);
      if (last !== undefined && last[1] === from - 1) last[1] = to;
      else list.push([from, to]);
    });
    if (accepted.length === 0) return 'reject 1-65535';
    const shownAccepted = showRanges(accepted);
    const shownRefused = showRanges(refused);
    return refused.length > 0 && shownRefused.length < shownAccepted.length
      ? `reject ${shownRefused}`
      : `accept ${shownAccepted}`;
  }

  #isOpen(port: number, version: 4 | 6): boolean {
    let refused = 0;
    for (const rule of this.rules) {
      const prefix = version === 4 ? rule.prefix4 : rule.prefix6;
      if (prefix === undefined || port < rule.portFrom || port > rule.portTo) continue;
      if (rule.accepts) {
        if (prefix.length === 0) return refused <= REFUSED_MAX;
      } else if (prefix.length === 0) {
        return false;
      } else if (!isPrivate(prefix)) {
        // Of IPv6, a /16 stands for as much as an address of IPv4 does in these two /7.
        refused += 2 ** (version === 4 ? 32 - prefix.length : Math.max(0, 48 - prefix.length));
      }
    }
    return false;
  }
}

function ruleOf(line: string): PolicyRule {
  const [, verb, six, where, ports] = RULE.exec(line) ?? [];
  if (verb === undefined) throw new TypeError(`not a rule of an exit policy: '${line}'`);
  const [portFrom, portTo] = ports === '*' ? [1, PORT_MAX] : rangeOf(ports);
  if (portFrom < 1 || portTo > PORT_MAX || portFrom > portTo) {
    throw new TypeError(`no range of ports: '${line}'`);
  }
  const isOnlySix = six === '6';
  const accepts = verb === 'accept';
  if (where === '*' || where === '*4' || where === '*6') {
    const prefix4 = where === '*6' || isOnlySix ? undefined : ALL_IPV4;
    const prefix6 = where === '*4' ? undefined : ALL_IPV6;
    return { accepts, prefix4, prefix6, portFrom, portTo };
  }
  const prefix = placeOf(where, line);
  const isFour = prefix.address.length === ALL_IPV4.address.length;
  if (isFour && isOnlySix) throw new TypeError(`not an address of IPv6: '${line}'`);
  return {
    accepts,
    prefix4: isFour ? prefix : undefined,
    prefix6: isFour ? undefined : prefix,
    portFrom,
    portTo,
  };
}

function rangeOf(ports: string): [number, number] {
  const [from, to = from] = ports.split('-');
  return [Number(from), Number(to)];
}

/** `192.0.2.0/24`, `192.0.2.1`, `[2001:db8::]/32`. */
function placeOf(where: string, line: string): Prefix {
  const [place, bits] = where.replace(/[[\]]/g, '').split('/');
  const address = parseAddress(place);
  if (address === undefined) throw new TypeError(`no address: '${line}'`);
  return prefixOf(`${place}/${bits ?? address.length * 8}`);
}

function privateRules(): readonly PolicyRule[] {
  const all = { accepts: false, portFrom: 1, portTo: PORT_MAX };
  return [
    ...PRIVATE_IPV4.map((prefix4) => ({ ...all, prefix4, prefix6: undefined })),
    ...PRIVATE_IPV6.map((prefix6) => ({ ...all, prefix4: undefined, prefix6 })),
  ];
}

function isPrivate({ address, length }: Prefix): boolean {
  return [...PRIVATE_IPV4, ...PRIVATE_IPV6].some(
    (one) => length >= one.length && holdsAddress(one, address),
  );
}

function speaksOf(rule: PolicyRule, address: Address, port: number): boolean {
  if (port < rule.portFrom || port > rule.portTo) return false;
  const isFour = address.length === ALL_IPV4.address.length;
  const prefix = isFour ? rule.prefix4 : rule.prefix6;
  return prefix !== undefined && holdsAddress(prefix, address);
}

function showPrefix({ address, length }: Prefix): string {
  if (length === 0) return '*';
  const shown = showAddress(address);
  return length === address.length * 8 ? shown : `${shown}/${length}`;
}

function showPorts({ portFrom, portTo }: PolicyRule): string {
  if (portFrom === 1 && portTo === PORT_MAX) return '*';
  return portFrom === portTo ? `${portFrom}` : `${portFrom}-${portTo}`;
}

function showRanges(ranges: readonly (readonly [number, number])[]): string {
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** Of relays that let nothing out. */
export const NO_EXIT: ExitPolicy = new ExitPolicy([]);
