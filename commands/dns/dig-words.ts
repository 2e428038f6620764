/** The words of dig(1): `@SERVER`, names, types, classes and `+options`, in any order. */
import { reverseNameOf } from '../../runtime/dns.ts';
import { CLASS, TYPE } from '../../generated/application/dns.wire.ts';
import { UsageError } from '../failure.ts';
import { didYouMean } from '../suggest.ts';
import { classOf, typeOf } from './records.ts';

export interface Lookup {
  readonly name: string;
  readonly type: number;
  readonly class: number;
}

/** What `+NAME` and `+noNAME` say. */
export interface Flags {
  short: boolean;
  tcp: boolean;
  tls: boolean;
  https: boolean;
  'https-get': boolean;
  trace: boolean;
  dnssec: boolean;
  json: boolean;
  recurse: boolean;
  ad: boolean;
  cd: boolean;
  edns: boolean;
  ignore: boolean;
  cmd: boolean;
  comments: boolean;
  question: boolean;
  answer: boolean;
  authority: boolean;
  additional: boolean;
  stats: boolean;
}

export interface Values {
  time: number;
  tries: number;
  bufsize: number;
  /** Where a server has DoH. */
  path: string;
  'tls-hostname': string | undefined;
  'tls-ca': string | undefined;
}

export interface Words {
  readonly lookups: readonly Lookup[];
  readonly server: string | undefined;
  readonly flags: Flags;
  readonly values: Values;
}

export interface Letters {
  readonly reverse: string | undefined;
  readonly type: string | undefined;
  readonly class: string | undefined;
  readonly query: string | undefined;
}

const SECTIONS = ['question', 'answer', 'authority', 'additional'] as const;
const SHOWN = [...SECTIONS, 'cmd', 'comments', 'stats'] as const;
const ALIASES: Readonly<Record<string, keyof Flags>> = {
  vc: 'tcp',
  rec: 'recurse',
  rdflag: 'recurse',
  adflag: 'ad',
  cdflag: 'cd',
  do: 'dnssec',
};

function initialFlags(): Flags {
  const shown = Object.fromEntries(SHOWN.map((name) => [name, true])) as Pick<
    Flags,
    (typeof SHOWN)[number]
  >;
  return {
    ...shown,
    short: false,
    tcp: false,
    tls: false,
    https: false,
    'https-get': false,
    trace: false,
    dnssec: false,
    json: false,
    recurse: true,
    ad: true,
    cd: false,
    edns: true,
    ignore: false,
  };
}

/** Throws a UsageError for what dig does not know. */
export function parseWords(words: readonly string[], letters: Letters): Words {
  const flags = initialFlags();
  const values: Values = {
    time: 5,
    tries: 3,
    bufsize: 1232,
    path: '/dns-query',
    'tls-hostname': undefined,
    'tls-ca': undefined,
  };
  let server: string | undefined;
  const names: string[] = letters.query === undefined ? [] : [letters.query];
  let type = letters.type === undefined ? undefined : known(letters.type, typeOf, 'type');
  let classNumber =
    letters.class === undefined ? undefined : known(letters.class, classOf, 'class');
  for (const word of words) {
    if (word.startsWith('@')) server = word.slice(1);
    else if (word.startsWith('+')) takeOption(word.slice(1), flags, values);
    else if (typeOf(word) !== undefined && type === undefined) type = typeOf(word);
    else if (classOf(word) !== undefined && classNumber === undefined) classNumber = classOf(word);
    else names.push(word);
  }
  if (server === '') throw new UsageError('@ needs a server: @192.0.2.53');
  const reversed = letters.reverse === undefined ? [] : [reversedName(letters.reverse)];
  const plain = names.map((name) => {
    return { name, type: type ?? TYPE.A, class: classNumber ?? CLASS.IN };
  });
  const backwards = reversed.map((name) => {
    return { name, type: type ?? TYPE.PTR, class: classNumber ?? CLASS.IN };
  });
  const all = [...backwards, ...plain];
  // As dig: who names nothing asks for the root's servers.
  const root = { name: '.', type: type ?? TYPE.NS, class: classNumber ?? CLASS.IN };
  return { lookups: all.length === 0 ? [root] : all, server, flags, values };
}

function known(word: string, numberOf: (word: string) => number | undefined, what: string): number {
  const number = numberOf(word);
  if (number === undefined) throw new UsageError(`'${word}' is not a ${what} of DNS`);
  return number;
}

function reversedName(text: string): string {
  const name = reverseNameOf(text);
  if (name === undefined) throw new UsageError(`-x needs an address, not '${text}'`);
  return name;
}

function takeOption(option: string, flags: Flags, values: Values): void {
  const [written, value] = splitAt(option);
  if (value !== undefined) return takeValue(option, written, value, flags, values);
  const isOff = written.startsWith('no') && !(written in flags);
  const bare = isOff ? written.slice(2) : written;
  const name: string = ALIASES[bare] ?? bare;
  if (name === 'all') for (const one of SHOWN) flags[one] = !isOff;
  else if (name === 'https-post') flags.https = !isOff;
  else if (name in flags) flags[name as keyof Flags] = !isOff;
  else {
    const suggestion = didYouMean(
      `+${written}`,
      Object.keys(flags).map((one) => `+${one}`),
    );
    throw new UsageError(`dig has no option +${written}${suggestion}`);
  }
  if (name === 'https-get') flags.https ||= !isOff;
}

function splitAt(option: string): readonly [string, string | undefined] {
  const at = option.indexOf('=');
  return at < 0 ? [option, undefined] : [option.slice(0, at), option.slice(at + 1)];
}

function takeValue(
  option: string,
  name: string,
  value: string,
  flags: Flags,
  values: Values,
): void {
  switch (name) {
    case 'time':
    case 'timeout':
      values.time = whole(option, value, 1, 3600);
      return;
    case 'tries':
      values.tries = whole(option, value, 1, 100);
      return;
    case 'retry':
      values.tries = whole(option, value, 0, 99) + 1;
      return;
    case 'bufsize':
      values.bufsize = whole(option, value, 512, 65_535);
      return;
    case 'https':
    case 'https-get':
    case 'https-post':
      flags.https = true;
      flags['https-get'] = name === 'https-get';
      values.path = value;
      return;
    case 'tls-hostname':
    case 'tls-ca':
      values[name] = value;
      return;
    default:
      throw new UsageError(`dig has no option +${option}`);
  }
}

function whole(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`+${option}: expected a whole number, ${least} to ${most}`);
}
