/** DNS as `dig +short` would put it: what was asked, what was answered. */
import type { Node } from '../../runtime/describe.ts';
import { bare, itemsAt, nameAt, nodeAt, numberAt, textAt } from './view.ts';

const RECORDS_SHOWN_MAX = 6;
const ITEMS_SHOWN_MAX = 4;

export function dnsSummary(root: Node): string {
  const message = nodeAt(root, 'message') ?? root;
  const isResponse = numberAt(message, 'qr') === 1;
  const opcode = nameAt(message, 'opcode');
  const kind = `${opcode === 'Query' ? 'Standard query' : opcode}${isResponse ? ' response' : ''}`;
  const id = `0x${numberAt(message, 'id').toString(16).padStart(4, '0')}`;
  const code = nameAt(message, 'rcode');
  const questions = itemsAt(message, 'question').map(
    (question) => `${nameAt(question, 'qtype')} ${textAt(question, 'qname')}`,
  );
  const records = ['answer', 'authority'].flatMap((section) =>
    itemsAt(message, section).map((record) => recordWords(record)),
  );
  const shown = records.slice(0, RECORDS_SHOWN_MAX);
  const more = records.length > shown.length ? [`and ${records.length - shown.length} more`] : [];
  const error = isResponse && code !== 'NoError' ? [code] : [];
  return [kind, id, ...error, ...questions, ...shown, ...more].join(' ');
}

/** The fields of a record's data, whichever arm of it there is. */
function recordWords(record: Node): string {
  const type = nameAt(record, 'type');
  const data = nodeAt(record, 'rdata');
  if (!data || data.arm?.tags === undefined) return type;
  const texts = data.children.map(fieldWords).filter((text) => text !== '');
  return `${type} ${texts.slice(0, type === 'SOA' ? 1 : 4).join(' ')}`;
}

/** Of a list, what its items end with: the texts of TXT, the parameters of HTTPS. */
function fieldWords(field: Node): string {
  if (field.table.kind !== 'list') return bare(field.text);
  const items = field.children.slice(0, ITEMS_SHOWN_MAX).map((item) => octetText(lastLeaf(item)));
  return items.filter((text) => text !== '').join(' ');
}

function lastLeaf(node: Node): Node {
  const last = node.children.at(-1);
  return last ? lastLeaf(last) : node;
}

/** Octets that are letters are read as such. */
function octetText(leaf: Node): string {
  if (!(leaf.value instanceof Uint8Array)) return bare(leaf.text);
  const text = new TextDecoder('latin1').decode(leaf.value);
  return /^[\x20-\x7e]*$/.test(text) ? JSON.stringify(text) : bare(leaf.text);
}
