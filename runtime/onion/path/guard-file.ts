/** The sample of guards as text, a line each: guards are kept for months, whatever happens. */
import { DocumentReader } from '../directory/document.ts';
import type { Item } from '../directory/document.ts';
import { orFault, refuse } from '../directory/fault.ts';
import type { DirectoryFault } from '../directory/fault.ts';
import { base64In, nicknameIn, numberIn } from '../directory/fields.ts';
import type { GuardRecord } from './guard.ts';

/** More than any consensus may ask for. */
export const GUARDS_MAX = 1000;
const VERSION = 'nonos-net-guards 1';
const IDENTITY_OCTETS = 20;
const SECONDS_MAX = 0xffffffffff;
const NEVER = '-';

export function writeGuards(records: readonly GuardRecord[]): string {
  const lines = records.map((record) => {
    const { key, nickname, addedOn, confirmedOn, confirmedAs, unlistedSince } = record;
    const moments = [addedOn, confirmedOn, confirmedAs, unlistedSince];
    return ['guard', key, nickname, ...moments.map((moment) => moment ?? NEVER)].join(' ');
  });
  return [VERSION, ...lines, ''].join('\n');
}

export function readGuards(text: string): readonly GuardRecord[] | DirectoryFault {
  return orFault(() => {
    const reader = new DocumentReader(text);
    const first = reader.next();
    if (first === undefined || `${first.keyword} ${first.rest}` !== VERSION) {
      refuse('unknown version', 'this is no list of guards', 1);
    }
    const records: GuardRecord[] = [];
    const keys = new Set<string>();
    for (let item = reader.next(); item !== undefined; item = reader.next()) {
      const record = recordIn(item);
      if (keys.has(record.key)) refuse('repeated item', record.nickname, item.line);
      if (keys.size >= GUARDS_MAX) refuse('too many', `more than ${GUARDS_MAX}`, item.line);
      keys.add(record.key);
      records.push(record);
    }
    return records;
  });
}

function recordIn(item: Item): GuardRecord {
  const maybe = (index: number): number | undefined => {
    const text = item.argument(index);
    return text === NEVER ? undefined : numberIn(item, text, SECONDS_MAX);
  };
  const [confirmedOn, confirmedAs, unlistedSince] = [maybe(3), maybe(4), maybe(5)];
  if ((confirmedOn === undefined) !== (confirmedAs === undefined)) {
    refuse('malformed argument', 'it is confirmed by half', item.line);
  }
  base64In(item, item.argument(0), IDENTITY_OCTETS);
  return {
    key: item.argument(0),
    nickname: nicknameIn(item, item.argument(1)),
    addedOn: numberIn(item, item.argument(2), SECONDS_MAX),
    confirmedOn,
    confirmedAs,
    unlistedSince,
  };
}
