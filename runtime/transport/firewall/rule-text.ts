/**
 * Rules as they are typed: `block incoming 22`, `allow incoming 443/tcp from 10.0.0.0/8 on eth0`,
 * `allow outgoing all`, `block incoming tcp 6000-6010,8080`, `allow incoming icmp`.
 */
import { parseAddress, showAddress } from '../../base/address.ts';
import type { Prefix } from '../../base/address.ts';
import { masked } from '../../base/prefix-tree.ts';
import type { Action, Direction, PortRange, Rule, RuleProtocol } from './rule.ts';

const PORT_MAX = 65_535;
const PROTOCOL_MAX = 255;

/** What is wrong with a rule, and which word of it. */
export class RuleFault extends Error {
  override readonly name = 'RuleFault';
  /** From 0. */
  readonly word: number;

  constructor(word: number, found: string | undefined, expected: string) {
    const what = found === undefined ? 'nothing more' : `'${found}'`;
    super(`word ${word + 1} is ${what}; expected ${expected}`);
    this.word = word;
  }
}

/** Throws RuleFault. */
export function parseRule(words: readonly string[]): Rule {
  return new RuleReader(words).rule();
}

export function showRule(rule: Rule): string {
  const { action, direction, protocol, ports, peer } = rule;
  return [
    action,
    direction,
    ...(protocol === undefined
      ? []
      : [typeof protocol === 'number' ? `proto ${protocol}` : protocol]),
    ...(ports === undefined ? [] : [ports.map(showRange).join(',')]),
    ...(protocol === undefined && ports === undefined ? ['all'] : []),
    ...(peer === undefined ? [] : [direction === 'incoming' ? 'from' : 'to', showPeer(peer)]),
    ...(rule.interface === undefined ? [] : ['on', rule.interface]),
  ].join(' ');
}

class RuleReader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  rule(): Rule {
    const action = this.#oneOf<Action>('allow', 'block');
    const direction = this.#oneOf<Direction>('incoming', 'outgoing');
    const { protocol, ports } = this.#what();
    let peer: Prefix | undefined;
    let by: string | undefined;
    const where = direction === 'incoming' ? 'from' : 'to';
    while (this.#at < this.#words.length) {
      const word = this.#words[this.#at];
      if (word === where && peer === undefined) {
        this.#at++;
        peer = this.#peer();
      } else if (word === 'on' && by === undefined) {
        this.#at++;
        by = this.#take('the name of an interface');
      } else throw this.#fault(`${where} ADDRESS or on INTERFACE`);
    }
    return { action, direction, protocol, ports, peer, interface: by };
  }

  /** `all`, `tcp`, `tcp 22`, `22`, `22/tcp`, `80,443`, `6000-6010`, `icmp`, `proto 47`. */
  #what(): Pick<Rule, 'protocol' | 'ports'> {
    const expected = 'all, tcp, udp, icmp, proto NUMBER, or ports as 22, 80,443 or 6000-6010/tcp';
    const word = this.#take(expected);
    if (word === 'all') return {};
    if (word === 'icmp') return { protocol: 'icmp' };
    if (word === 'proto') return { protocol: this.#protocolNumber() };
    if (word === 'tcp' || word === 'udp') {
      const next = this.#words[this.#at];
      if (next === undefined || !/^\d/.test(next)) return { protocol: word };
      this.#at++;
      return { protocol: word, ports: this.#ports(next) };
    }
    const [text, protocol, ...rest] = word.split('/');
    const isKnown = protocol === undefined || protocol === 'tcp' || protocol === 'udp';
    if (!/^\d/.test(text) || !isKnown || rest.length > 0) {
      this.#at--;
      throw this.#fault(expected);
    }
    return { protocol: protocol as RuleProtocol | undefined, ports: this.#ports(text) };
  }

  /** The word before has them. */
  #ports(text: string): readonly PortRange[] {
    return text.split(',').map((range): PortRange => {
      const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range) ?? [];
      const [first, last] = [Number(from), Number(to)];
      if (first <= last && last <= PORT_MAX) return [first, last];
      this.#at--;
      throw this.#fault(`ports of 0 to ${PORT_MAX}, as 22, 80,443 or 6000-6010`);
    });
  }

  #protocolNumber(): number {
    const expected = `a protocol number of 0 to ${PROTOCOL_MAX}`;
    const word = this.#take(expected);
    if (/^\d{1,3}$/.test(word) && Number(word) <= PROTOCOL_MAX) return Number(word);
    this.#at--;
    throw this.#fault(expected);
  }

  #peer(): Prefix {
    const expected = 'an address or a prefix, as 192.0.2.1 or 10.0.0.0/8';
    const word = this.#take(expected);
    const [text, length, ...rest] = word.split('/');
    const address = parseAddress(text);
    const bits = (address?.length ?? 0) * 8;
    const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
    if (address === undefined || !isLength || rest.length > 0) {
      this.#at--;
      throw this.#fault(expected);
    }
    return masked({ address, length: length === undefined ? bits : Number(length) });
  }

  #oneOf<Word extends string>(...known: readonly Word[]): Word {
    const word = this.#words[this.#at];
    const found = known.find((one) => one === word);
    if (found === undefined) throw this.#fault(known.join(' or '));
    this.#at++;
    return found;
  }

  #take(expected: string): string {
    const word = this.#words[this.#at];
    if (word === undefined || word === '') throw this.#fault(expected);
    this.#at++;
    return word;
  }

  #fault(expected: string): RuleFault {
    return new RuleFault(this.#at, this.#words[this.#at], expected);
  }
}

function showRange([first, last]: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}

function showPeer({ address, length }: Prefix): string {
  const text = showAddress(address);
  return length === address.length * 8 ? text : `${text}/${length}`;
}
