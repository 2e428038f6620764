/** Records as zone files and dig(1) write them: RFC 1035 §5, RFC 3597 §5. */
import type {
  Message,
  Option,
  ResourceRecord,
  ResourceRecordRdata,
  Svcparam,
} from '../../generated/application/dns.value.ts';
import { CLASS, EXTENDED_ERROR, SVCPARAMKEY, TYPE } from '../../generated/application/dns.wire.ts';

export type { Message, ResourceRecord };

function namesOf(values: Readonly<Record<string, number>>): ReadonlyMap<number, string> {
  return new Map(Object.entries(values).map(([name, number]) => [number, name]));
}

const TYPES = namesOf(TYPE);
const CLASSES = namesOf(CLASS);
const SVC_PARAMETERS = namesOf(SVCPARAMKEY);
const EXTENDED_ERRORS = namesOf(EXTENDED_ERROR);

export function showType(type: number): string {
  return TYPES.get(type) ?? `TYPE${type}`;
}

export function showClass(number: number | undefined): string {
  return CLASSES.get(number ?? CLASS.IN) ?? `CLASS${number}`;
}

/** Undefined for a word that is none. */
export function typeOf(word: string): number | undefined {
  return numberOf(word, TYPE, /^TYPE(\d{1,5})$/);
}

export function classOf(word: string): number | undefined {
  return numberOf(word, CLASS, /^CLASS(\d{1,5})$/);
}

function numberOf(
  word: string,
  values: Readonly<Record<string, number>>,
  pattern: RegExp,
): number | undefined {
  const name = word.toUpperCase();
  if (Object.hasOwn(values, name)) return values[name];
  const [, digits] = pattern.exec(name) ?? [];
  return digits !== undefined && Number(digits) <= 0xffff ? Number(digits) : undefined;
}

export function showName(name: string): string {
  return name === '' ? '.' : `${name}.`;
}

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase();
const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64');

function showString(octets: Uint8Array): string {
  const text = Array.from(octets, (octet) => {
    const letter = String.fromCharCode(octet);
    if (letter === '"' || letter === '\\') return `\\${letter}`;
    return octet >= 32 && octet < 127 ? letter : `\\${String(octet).padStart(3, '0')}`;
  });
  return `"${text.join('')}"`;
}

export function showRdata(rdata: ResourceRecordRdata | undefined): string {
  if (rdata === undefined) return '\\# 0';
  switch (rdata.is) {
    case 'a':
      return rdata.address;
    case 'aaaa':
      return rdata.ipv6Address;
    case 'ns':
      return showName(rdata.nsdname);
    case 'cname':
      return showName(rdata.cname);
    case 'dname':
      return showName(rdata.redirectionTarget);
    case 'ptr':
      return showName(rdata.ptrdname);
    case 'mx':
      return `${rdata.preference} ${showName(rdata.exchange)}`;
    case 'txt':
      return rdata.txtData.map(({ text }) => showString(text)).join(' ');
    case 'srv':
      return `${rdata.priority} ${rdata.weight} ${rdata.port} ${showName(rdata.target)}`;
    case 'soa':
      return [
        showName(rdata.mname),
        showName(rdata.rname),
        rdata.serial,
        rdata.refresh,
        rdata.retry,
        rdata.expire,
        rdata.minimum,
      ].join(' ');
    case 'serviceBinding': {
      const parameters = rdata.svcparams.map(showParameter);
      return [rdata.svcpriority, showName(rdata.targetname), ...parameters].join(' ');
    }
    case 'opt':
      return '';
    case 'unknown':
      return `\\# ${rdata.octets.length} ${hex(rdata.octets)}`.trimEnd();
    default:
      return showSecurity(rdata);
  }
}

type Security = Extract<
  ResourceRecordRdata,
  { readonly is: 'ds' | 'sshfp' | 'rrsig' | 'nsec' | 'dnskey' | 'tlsa' | 'caa' }
>;

function showSecurity(rdata: Security): string {
  switch (rdata.is) {
    case 'ds':
      return [rdata.dsKeyTag, rdata.dsAlgorithm, rdata.digestType, hex(rdata.digest)].join(' ');
    case 'sshfp':
      return [rdata.sshfpAlgorithm, rdata.sshfpType, hex(rdata.fingerprint)].join(' ');
    case 'dnskey': {
      const { flags, protocol, dnskeyAlgorithm, publicKey } = rdata;
      return [flags, protocol, dnskeyAlgorithm, base64(publicKey)].join(' ');
    }
    case 'tlsa': {
      const { certificateUsage, selector, matchingType, certificateAssociationData } = rdata;
      return [certificateUsage, selector, matchingType, hex(certificateAssociationData)].join(' ');
    }
    case 'caa': {
      const tag = Buffer.from(rdata.tag).toString('latin1');
      return `${rdata.caaFlags} ${tag} ${showString(rdata.caaValue)}`;
    }
    case 'nsec': {
      const types = rdata.typeBitMaps.flatMap(({ windowBlock, bitmap }) =>
        typesIn(windowBlock, bitmap),
      );
      return [showName(rdata.nextDomainName), ...types.map(showType)].join(' ');
    }
    case 'rrsig':
      return [
        showType(rdata.typeCovered),
        rdata.rrsigAlgorithm,
        rdata.labels,
        rdata.originalTtl,
        showTime(rdata.signatureExpiration),
        showTime(rdata.signatureInception),
        rdata.rrsigKeyTag,
        showName(rdata.signersName),
        base64(rdata.signature),
      ].join(' ');
  }
}

const BITS = 8;
const TYPES_OF_A_WINDOW = 256;

/** RFC 4034 §4.1.2. */
function typesIn(window: number, bitmap: Uint8Array): readonly number[] {
  return Array.from(bitmap, (octet, at) =>
    Array.from({ length: BITS }, (_, bit) => bit)
      .filter((bit) => Math.floor(octet / 2 ** (BITS - 1 - bit)) % 2 === 1)
      .map((bit) => window * TYPES_OF_A_WINDOW + at * BITS + bit),
  ).flat();
}

/** RFC 4034 §3.2: YYYYMMDDHHmmSS. */
function showTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** RFC 9460 §2.1. */
function showParameter({ svcparamvalue }: Svcparam): string {
  switch (svcparamvalue.is) {
    case 'mandatory':
      return `mandatory=${svcparamvalue.keys.map(parameterName).join(',')}`;
    case 'alpn': {
      const ids = svcparamvalue.alpnIds.map(({ protocol }) => Buffer.from(protocol).toString());
      return `alpn="${ids.join(',')}"`;
    }
    case 'noDefaultAlpn':
      return 'no-default-alpn';
    case 'port':
      return `port=${svcparamvalue.port}`;
    case 'ipv4Hint':
      return `ipv4hint=${svcparamvalue.ipv4Addresses.join(',')}`;
    case 'ipv6Hint':
      return `ipv6hint=${svcparamvalue.ipv6Addresses.join(',')}`;
    case 'ech':
      return `ech=${base64(svcparamvalue.echconfiglist)}`;
    case 'dohPath':
      return `dohpath="${svcparamvalue.template}"`;
    case 'unknownParameter': {
      const name = parameterName(svcparamvalue.svcparamkey);
      return `${name}=${showString(svcparamvalue.value)}`;
    }
  }
}

function parameterName(number: number): string {
  const name = SVC_PARAMETERS.get(number);
  return name === undefined ? `key${number}` : name.toLowerCase().replaceAll('_', '-');
}

/** As dig shows what EDNS brings; nothing for what it leaves out. */
export function showOption({ optionData }: Option): string | undefined {
  switch (optionData.is) {
    case 'nsid':
      return `NSID: ${hex(optionData.identifier)}`;
    case 'cookie':
      return `COOKIE: ${hex(optionData.clientCookie)}${hex(optionData.serverCookie)}`.toLowerCase();
    case 'extendedError': {
      const { infoCode, extraText } = optionData;
      const name = EXTENDED_ERRORS.get(infoCode) ?? 'UNKNOWN';
      const text = extraText === '' ? '' : `: (${extraText})`;
      return `EDE: ${infoCode} (${capitalized(name)})${text}`;
    }
    case 'padding':
      return `PAD: (${optionData.filler.length} bytes)`;
    default:
      return undefined;
  }
}

function capitalized(name: string): string {
  return name
    .split('_')
    .map((word) => word[0] + word.slice(1).toLowerCase())
    .join(' ');
}

export interface RecordJson {
  readonly name: string;
  readonly type: string;
  readonly class: string;
  readonly ttl: number | undefined;
  readonly data: string;
}

export function recordJson({ name, type, class: of, ttl, rdata }: ResourceRecord): RecordJson {
  return {
    name: showName(name),
    type: showType(type),
    class: showClass(of),
    ttl,
    data: showRdata(rdata),
  };
}

/** Tabs stand at every eighth column. */
const TAB = 8;

/** Columns as dig has them: each begins at its place, or after one tab where that is past. */
export function columns(cells: readonly (readonly [text: string, at: number])[]): string {
  let line = '';
  let column = 0;
  for (const [text, at] of cells) {
    while (line !== '' && column < at) {
      line += '\t';
      column = (Math.floor(column / TAB) + 1) * TAB;
    }
    if (line !== '' && !/\t$/.test(line)) {
      line += '\t';
      column = (Math.floor(column / TAB) + 1) * TAB;
    }
    line += text;
    column += text.length;
  }
  return line;
}

const AT = { ttl: 24, class: 32, type: 40, data: 48 };

export function recordLine(record: ResourceRecord): string {
  const { name, ttl = 0, type, rdata } = record;
  return columns([
    [showName(name), 0],
    [String(ttl), AT.ttl],
    [showClass(record.class), AT.class],
    [showType(type), AT.class],
    [showRdata(rdata), AT.type],
  ]);
}

export function questionLine({ qname, qtype, qclass }: Message['question'][number]): string {
  return columns([
    [`;${showName(qname)}`, 0],
    [showClass(qclass), AT.class],
    [showType(qtype), AT.type],
  ]);
}
