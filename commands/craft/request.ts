/** What was asked for: `ethernet / ipv4 ttl=3 / udp destinationPort=53`, layer by layer. */
import { protocols } from '../../generated/protocols.ts';
import type { ChoiceTable, MessageTable, TypeTable } from '../../runtime/describe.ts';
import { squeeze } from '../decode/filter-fields.ts';
import { UsageError } from '../failure.ts';
import { didYouMean } from '../suggest.ts';

export interface Wish {
  /** `options[0].mss`. */
  readonly path: string;
  readonly text: string;
}

export interface Request {
  /** `udp.datagram`. */
  readonly key: string;
  readonly type: MessageTable | ChoiceTable;
  readonly wishes: readonly Wish[];
}

/** Words as the shell gives them; a slash between layers is a word of its own, or ends one. */
export function parseRequests(words: readonly string[]): Request[] {
  const layers: string[][] = [[]];
  for (const word of words) {
    if (word === '/') layers.push([]);
    else layers.at(-1)!.push(word);
  }
  return layers.map(([name, ...fields]) => {
    if (name === undefined)
      throw new UsageError('a layer is missing beside /: nonos craft ipv4 / udp');
    if (name.includes('=')) throw new UsageError(`expected the name of a message before ${name}`);
    const { key, type } = messageNamed(name);
    return { key, type, wishes: fields.map((field) => wishOf(name, field)) };
  });
}

function wishOf(name: string, word: string): Wish {
  const at = word.indexOf('=');
  if (at < 1) throw new UsageError(`${name}: expected field=value, not ${word}`);
  return { path: word.slice(0, at), text: word.slice(at + 1) };
}

type Crafted = MessageTable | ChoiceTable;

function isCrafted(type: TypeTable): type is Crafted {
  return type.kind === 'message' || type.kind === 'choice';
}

/** `udp`, `dns.framedMessage`, `"Framed Message"`. */
function messageNamed(name: string): { key: string; type: Crafted } {
  const wanted = squeeze(name);
  const known: string[] = [];
  for (const [key, protocol] of Object.entries(protocols)) {
    for (const [index, type] of protocol.types.entries()) {
      if (!isCrafted(type)) continue;
      const names = [`${key}.${type.id}`, `${protocol.name}.${type.name}`];
      if (index === 0) names.push(key, protocol.name);
      known.push(index === 0 ? key : names[0]!);
      if (names.some((one) => squeeze(one) === wanted)) return { key: names[0]!, type };
    }
  }
  throw new UsageError(`there is no message ${name}${didYouMean(name, known)}`);
}
