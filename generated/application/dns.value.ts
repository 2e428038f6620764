// @generated from spec/application/dns.protocol: change that, then npm run generate.
/**
 * DNS as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import {
  forgetHeard,
  forgetNames,
  hear,
  listen,
  pointBack,
  putLabels,
  recall,
} from '../../runtime/base/labels.ts';
import {
  gatherLabel,
  putText,
  readText,
  showIpv4,
  showIpv6,
  textOf,
} from '../../runtime/base/text.ts';
import {
  agrees,
  counted,
  derived,
  encoded,
  fits,
  ipv4,
  putIpv6,
  tagged,
} from '../../runtime/base/values.ts';
import {
  checkAlpnId,
  checkCharacterString,
  checkFramedMessage,
  checkMessage,
  checkOption,
  checkQuestion,
  checkResourceRecord,
  checkSvcparam,
  checkTypeWindow,
} from './dns.wire.ts';
import { put } from '../../runtime/base/octets.ts';

/** The Name at o: labels joined with dots, dots in them escaped. */
export function readName(b: Uint8Array, o: number, end: number, origin: number): string {
  let length = 0;
  let at = o;
  let after = -1;
  for (let lead = b[at]; lead !== 0; lead = b[at]) {
    if ((lead & 0xc0) === 0xc0) {
      if (after < 0) after = at + 2;
      at = origin + (((lead & 0x3f) << 8) | b[at + 1]);
      const known = length === 0 ? recall(at - origin) : undefined;
      if (known !== undefined) {
        cursor.at = after;
        return known;
      }

      continue;
    }

    const next = at + 1 + (lead & 0x3f);
    length = gatherLabel(b, at + 1, next, length);
    at = next;
  }

  cursor.at = after < 0 ? at + 1 : after;
  return hear(o - origin, textOf(length));
}

/** Writes a Name and answers its end; what the message already said is pointed at. */
export function writeName(v: string, b: Uint8Array, o: number, origin: number): number {
  return pointBack(b, o, putLabels(b, o, v, 255, 63, 'Name'), origin, 0xc000, 0x4000);
}

/** Writes a Name without pointers (RFC 3597 §4). */
export function writeNamePlain(v: string, b: Uint8Array, o: number, origin: number): number {
  return putLabels(b, o, v, 255, 63, 'Name');
}

/** The Uncompressed Name at o: labels joined with dots, dots in them escaped. */
export function readUncompressedName(b: Uint8Array, o: number, end: number): string {
  let length = 0;
  let at = o;
  for (let lead = b[at]; lead !== 0; lead = b[at]) {
    const next = at + 1 + (lead & 0x3f);
    length = gatherLabel(b, at + 1, next, length);
    at = next;
  }

  cursor.at = at + 1;
  return textOf(length);
}

/** Writes a Uncompressed Name and answers its end. */
export function writeUncompressedName(v: string, b: Uint8Array, o: number): number {
  return putLabels(b, o, v, 255, 63, 'Uncompressed Name');
}

/**
 * The counts come first and the sections follow; RFC 2136 gives the same twelve octets other
 * names.
 */
export interface Message {
  /** ID (16). */
  readonly id: number;
  /** QR (1). */
  readonly qr: number;
  /** Opcode (4). */
  readonly opcode: number;
  /** AA (1): the answer comes from a server that owns the name. */
  readonly aa: boolean;
  /** TC (1): cut to fit: ask again over TCP. */
  readonly tc: boolean;
  /** RD (1). */
  readonly rd: boolean;
  /** RA (1). */
  readonly ra: boolean;
  /** AD (1). RFC 4035 §3.2.3. */
  readonly ad: boolean;
  /** CD (1). RFC 4035 §3.2.2. */
  readonly cd: boolean;
  /** RCODE (4). */
  readonly rcode: number;
  /** Question. */
  readonly question: readonly Question[];
  /** Answer. */
  readonly answer: readonly ResourceRecord[];
  /** Authority. */
  readonly authority: readonly ResourceRecord[];
  /** Additional. */
  readonly additional: readonly ResourceRecord[];
}

/** The Message at o, which a check has found sound. */
export function readMessage(b: Uint8Array, o: number, end: number): Message {
  listen();
  const qdcount = (b[o + 4] << 8) | b[o + 5];
  const ancount = (b[o + 6] << 8) | b[o + 7];
  const nscount = (b[o + 8] << 8) | b[o + 9];
  const arcount = (b[o + 10] << 8) | b[o + 11];
  const question: Question[] = [];
  let questionAt = o + 12;
  for (let questionLeft = qdcount; questionLeft > 0; questionLeft--) {
    question.push(readQuestion(b, questionAt, end, o));
    questionAt = cursor.at;
  }

  const answer: ResourceRecord[] = [];
  let answerAt = questionAt;
  for (let answerLeft = ancount; answerLeft > 0; answerLeft--) {
    answer.push(readResourceRecord(b, answerAt, end, o));
    answerAt = cursor.at;
  }

  const authority: ResourceRecord[] = [];
  let authorityAt = answerAt;
  for (let authorityLeft = nscount; authorityLeft > 0; authorityLeft--) {
    authority.push(readResourceRecord(b, authorityAt, end, o));
    authorityAt = cursor.at;
  }

  const additional: ResourceRecord[] = [];
  let additionalAt = authorityAt;
  for (let additionalLeft = arcount; additionalLeft > 0; additionalLeft--) {
    additional.push(readResourceRecord(b, additionalAt, end, o));
    additionalAt = cursor.at;
  }

  forgetHeard();
  cursor.at = additionalAt;
  return {
    id: (b[o] << 8) | b[o + 1],
    qr: b[o + 2] >>> 7,
    opcode: (b[o + 2] >>> 3) & 0xf,
    aa: ((b[o + 2] >>> 2) & 1) === 1,
    tc: ((b[o + 2] >>> 1) & 1) === 1,
    rd: (b[o + 2] & 1) === 1,
    ra: b[o + 3] >>> 7 === 1,
    ad: ((b[o + 3] >>> 5) & 1) === 1,
    cd: ((b[o + 3] >>> 4) & 1) === 1,
    rcode: b[o + 3] & 0xf,
    question,
    answer,
    authority,
    additional,
  };
}

/** Writes a Message at o and answers its end. */
export function writeMessage(v: Message, b: Uint8Array, o: number): number {
  forgetNames();
  const idWord = fits(v.id, 65535, 'Message.ID');
  b[o] = idWord >>> 8;
  b[o + 1] = idWord;
  b[o + 2] =
    (fits(v.qr, 1, 'Message.QR') << 7) |
    (fits(v.opcode, 15, 'Message.Opcode') << 3) |
    ((v.aa ? 1 : 0) << 2) |
    ((v.tc ? 1 : 0) << 1) |
    (v.rd ? 1 : 0);
  b[o + 3] =
    ((v.ra ? 1 : 0) << 7) |
    ((v.ad ? 1 : 0) << 5) |
    ((v.cd ? 1 : 0) << 4) |
    fits(v.rcode, 15, 'Message.RCODE');
  const qdcountCount = derived(v.question.length, 1, 0, 65535, 'Message.QDCOUNT');
  b[o + 4] = qdcountCount >>> 8;
  b[o + 5] = qdcountCount;
  const ancountCount = derived(v.answer.length, 1, 0, 65535, 'Message.ANCOUNT');
  b[o + 6] = ancountCount >>> 8;
  b[o + 7] = ancountCount;
  const nscountCount = derived(v.authority.length, 1, 0, 65535, 'Message.NSCOUNT');
  b[o + 8] = nscountCount >>> 8;
  b[o + 9] = nscountCount;
  const arcountCount = derived(v.additional.length, 1, 0, 65535, 'Message.ARCOUNT');
  b[o + 10] = arcountCount >>> 8;
  b[o + 11] = arcountCount;
  let questionAt = o + 12;
  for (const questionItem of v.question) {
    questionAt = writeQuestion(questionItem, b, questionAt, o);
  }

  let answerAt = questionAt;
  for (const answerItem of v.answer) {
    answerAt = writeResourceRecord(answerItem, b, answerAt, o);
  }

  let authorityAt = answerAt;
  for (const authorityItem of v.authority) {
    authorityAt = writeResourceRecord(authorityItem, b, authorityAt, o);
  }

  let additionalAt = authorityAt;
  for (const additionalItem of v.additional) {
    additionalAt = writeResourceRecord(additionalItem, b, additionalAt, o);
  }

  return additionalAt;
}

/** The octets of a Message. */
export function encodeMessage(v: Message): Uint8Array {
  return encoded((b) => writeMessage(v, b, 0));
}

/** The Message in b, or the code of the rule it breaks. */
export function decodeMessage(
  b: Uint8Array,
): { readonly ok: true; readonly value: Message } | { readonly ok: false; readonly fault: number } {
  const fault = checkMessage(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readMessage(b, 0, b.length) } : { ok: false, fault };
}

/**
 * Over a stream nothing says where a message ends, so two octets before it do. Pointers still
 * count from its ID.
 */
export interface FramedMessage {
  /** Message. */
  readonly message: Message;
}

/** The Framed Message at o, which a check has found sound. */
export function readFramedMessage(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): FramedMessage {
  const length = (b[o] << 8) | b[o + 1];
  const ownEnd = o + length + 2;
  const message = readMessage(b, o + 2, ownEnd);
  cursor.at = ownEnd;
  return { message };
}

/** Writes a Framed Message at o and answers its end. */
export function writeFramedMessage(
  v: FramedMessage,
  b: Uint8Array,
  o: number,
  origin: number,
): number {
  b[o] = 0;
  b[o + 1] = 0;
  const messageEnd = writeMessage(v.message, b, o + 2);
  const lengthValue = derived(messageEnd - o, 1, 2, 65535, 'Framed Message.Length');
  b[o] = lengthValue >>> 8;
  b[o + 1] = lengthValue;
  return messageEnd;
}

/** The octets of a Framed Message. */
export function encodeFramedMessage(v: FramedMessage): Uint8Array {
  return encoded((b) => writeFramedMessage(v, b, 0, 0));
}

/** The Framed Message in b, or the code of the rule it breaks. */
export function decodeFramedMessage(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: FramedMessage }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkFramedMessage(b, 0, b.length, 0);
  return fault === 0
    ? { ok: true, value: readFramedMessage(b, 0, b.length, 0) }
    : { ok: false, fault };
}

export interface Question {
  /** QNAME. */
  readonly qname: string;
  /** QTYPE (16). */
  readonly qtype: number;
  /** QCLASS (16). */
  readonly qclass: number;
}

/** The Question at o, which a check has found sound. */
export function readQuestion(b: Uint8Array, o: number, end: number, origin: number): Question {
  const qname = readName(b, o, end, origin);
  const qnameEnd = cursor.at;
  cursor.at = qnameEnd + 4;
  return {
    qname,
    qtype: (b[qnameEnd] << 8) | b[qnameEnd + 1],
    qclass: (b[qnameEnd + 2] << 8) | b[qnameEnd + 3],
  };
}

/** Writes a Question at o and answers its end. */
export function writeQuestion(v: Question, b: Uint8Array, o: number, origin: number): number {
  const qnameEnd = writeName(v.qname, b, o, origin);
  const qtypeWord = fits(v.qtype, 65535, 'Question.QTYPE');
  b[qnameEnd] = qtypeWord >>> 8;
  b[qnameEnd + 1] = qtypeWord;
  const qclassWord = fits(v.qclass, 65535, 'Question.QCLASS');
  b[qnameEnd + 2] = qclassWord >>> 8;
  b[qnameEnd + 3] = qclassWord;
  return qnameEnd + 4;
}

/** The octets of a Question. */
export function encodeQuestion(v: Question): Uint8Array {
  return encoded((b) => writeQuestion(v, b, 0, 0));
}

/** The Question in b, or the code of the rule it breaks. */
export function decodeQuestion(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Question } | { readonly ok: false; readonly fault: number } {
  const fault = checkQuestion(b, 0, b.length, 0);
  return fault === 0 ? { ok: true, value: readQuestion(b, 0, b.length, 0) } : { ok: false, fault };
}

export type ResourceRecordRdata =
  | { readonly is: 'a'; /** ADDRESS (32). */ readonly address: string }
  | { readonly is: 'ns'; /** NSDNAME. */ readonly nsdname: string }
  | { readonly is: 'cname'; /** CNAME. */ readonly cname: string }
  | {
      readonly is: 'soa'; /** MNAME. */
      readonly mname: string;
      /** RNAME: a mailbox: its first label goes before the @. */
      readonly rname: string;
      /** SERIAL (32). RFC 1982 §7. */
      readonly serial: number;
      /** REFRESH (32), in seconds. */
      readonly refresh: number;
      /** RETRY (32), in seconds. */
      readonly retry: number;
      /** EXPIRE (32), in seconds. */
      readonly expire: number;
      /** MINIMUM (32), in seconds. RFC 2308 §4. */
      readonly minimum: number;
    }
  | { readonly is: 'ptr'; /** PTRDNAME. */ readonly ptrdname: string }
  | {
      readonly is: 'mx'; /** PREFERENCE (16). */
      readonly preference: number;
      /** EXCHANGE. */
      readonly exchange: string;
    }
  | { readonly is: 'txt'; /** TXT-DATA. */ readonly txtData: readonly CharacterString[] }
  | { readonly is: 'aaaa'; /** IPv6 ADDRESS. */ readonly ipv6Address: string }
  | {
      readonly is: 'srv'; /** Priority (16). */
      readonly priority: number;
      /** Weight (16). */
      readonly weight: number;
      /** Port (16). */
      readonly port: number;
      /** Target. */
      readonly target: string;
    }
  | { readonly is: 'opt'; /** Options. */ readonly options: readonly Option[] }
  | {
      readonly is: 'serviceBinding'; /** SvcPriority (16): zero makes this an alias. */
      readonly svcpriority: number;
      /** TargetName. */
      readonly targetname: string;
      /** SvcParams: in rising order of their keys, each once. */
      readonly svcparams: readonly Svcparam[];
    }
  | { readonly is: 'dname'; /** Redirection Target. */ readonly redirectionTarget: string }
  | {
      readonly is: 'ds'; /** DS Key Tag (16). */
      readonly dsKeyTag: number;
      /** DS Algorithm (8). */
      readonly dsAlgorithm: number;
      /** Digest Type (8). */
      readonly digestType: number;
      /** Digest. */
      readonly digest: Uint8Array;
    }
  | {
      readonly is: 'sshfp'; /** SSHFP Algorithm (8). */
      readonly sshfpAlgorithm: number;
      /** SSHFP Type (8). */
      readonly sshfpType: number;
      /** Fingerprint. */
      readonly fingerprint: Uint8Array;
    }
  | {
      readonly is: 'rrsig'; /** Type Covered (16). */
      readonly typeCovered: number;
      /** RRSIG Algorithm (8). */
      readonly rrsigAlgorithm: number;
      /** Labels (8). */
      readonly labels: number;
      /** Original TTL (32), in seconds. */
      readonly originalTtl: number;
      /** Signature Expiration (32): seconds since 1970, as serial numbers compare. */
      readonly signatureExpiration: number;
      /** Signature Inception (32). */
      readonly signatureInception: number;
      /** RRSIG Key Tag (16). */
      readonly rrsigKeyTag: number;
      /** Signer's Name. */
      readonly signersName: string;
      /** Signature. */
      readonly signature: Uint8Array;
    }
  | {
      readonly is: 'nsec'; /** Next Domain Name. */
      readonly nextDomainName: string;
      /** Type Bit Maps. */
      readonly typeBitMaps: readonly TypeWindow[];
    }
  | {
      readonly is: 'dnskey'; /** Flags (16). */
      readonly flags: number;
      /** Protocol (8). */
      readonly protocol: number;
      /** DNSKEY Algorithm (8). */
      readonly dnskeyAlgorithm: number;
      /** Public Key. */
      readonly publicKey: Uint8Array;
    }
  | {
      readonly is: 'tlsa'; /** Certificate Usage (8). */
      readonly certificateUsage: number;
      /** Selector (8). */
      readonly selector: number;
      /** Matching Type (8). */
      readonly matchingType: number;
      /** Certificate Association Data. */
      readonly certificateAssociationData: Uint8Array;
    }
  | {
      readonly is: 'caa'; /** CAA Flags (8). */
      readonly caaFlags: number;
      /** Tag. */
      readonly tag: Uint8Array;
      /** CAA Value. */
      readonly caaValue: Uint8Array;
    }
  | { readonly is: 'unknown'; /** Octets. */ readonly octets: Uint8Array };
/**
 * OPT is no record: it borrows the shape of one, and spends its class and its time to live on
 * other things.
 */
export interface ResourceRecord {
  /** NAME. */
  readonly name: string;
  /** TYPE (16). */
  readonly type: number;
  /** CLASS (16). */
  readonly class?: number;
  /** Requestor's UDP Payload Size (16). RFC 6891 §6.2.3. */
  readonly requestorsUdpPayloadSize?: number;
  /** TTL (32), in seconds. RFC 2181 §8. */
  readonly ttl?: number;
  /** Extended Flags (32). RFC 6891 §6.1.3. */
  readonly extendedFlags?: {
    /** Extended RCODE (8): the upper eight bits of twelve; RCODE holds the lower four. */
    readonly extendedRcode: number;
    /** Version (8). */
    readonly version: number;
    /** DO (1). RFC 3225 §3. */
    readonly do: boolean;
  };
  /** RDATA: nothing at all when an update deletes (RFC 2136 §2.5.2). */
  readonly rdata?: ResourceRecordRdata;
}

/** The Resource Record at o, which a check has found sound. */
export function readResourceRecord(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): ResourceRecord {
  const name = readName(b, o, end, origin);
  const nameEnd = cursor.at;
  const type = (b[nameEnd] << 8) | b[nameEnd + 1];
  let classAt = nameEnd + 2;
  let class_: number | undefined;
  if (type !== 41) {
    class_ = (b[classAt] << 8) | b[classAt + 1];
    classAt = classAt + 2;
  }

  let requestorsUdpPayloadSizeAt = classAt;
  let requestorsUdpPayloadSize: number | undefined;
  if (type === 41) {
    requestorsUdpPayloadSize =
      (b[requestorsUdpPayloadSizeAt] << 8) | b[requestorsUdpPayloadSizeAt + 1];
    requestorsUdpPayloadSizeAt = requestorsUdpPayloadSizeAt + 2;
  }

  let ttlAt = requestorsUdpPayloadSizeAt;
  let ttl: number | undefined;
  if (type !== 41) {
    ttl = ((b[ttlAt] << 24) | (b[ttlAt + 1] << 16) | (b[ttlAt + 2] << 8) | b[ttlAt + 3]) >>> 0;
    ttlAt = ttlAt + 4;
  }

  let extendedFlagsAt = ttlAt;
  let extendedFlags:
    | {
        /** Extended RCODE (8): the upper eight bits of twelve; RCODE holds the lower four. */
        readonly extendedRcode: number;
        /** Version (8). */
        readonly version: number;
        /** DO (1). RFC 3225 §3. */
        readonly do: boolean;
      }
    | undefined;
  if (type === 41) {
    extendedFlags = {
      extendedRcode: b[extendedFlagsAt],
      version: b[extendedFlagsAt + 1],
      do: b[extendedFlagsAt + 2] >>> 7 === 1,
    };
    extendedFlagsAt = extendedFlagsAt + 4;
  }

  const rdlength = (b[extendedFlagsAt] << 8) | b[extendedFlagsAt + 1];
  let rdataAt = extendedFlagsAt + 2;
  let rdata: ResourceRecordRdata | undefined;
  if (rdlength > 0) {
    const rdataEnd = rdataAt + rdlength;
    let rdata2: ResourceRecordRdata;
    switch (type) {
      case 1: {
        // A
        rdata2 = {
          is: 'a',
          address: showIpv4(
            ((b[rdataAt] << 24) |
              (b[rdataAt + 1] << 16) |
              (b[rdataAt + 2] << 8) |
              b[rdataAt + 3]) >>>
              0,
          ),
        };
        break;
      }

      case 2: {
        // NS
        const nsdname = readName(b, rdataAt, rdataEnd, origin);
        rdata2 = { is: 'ns', nsdname };
        break;
      }

      case 5: {
        // CNAME
        const cname = readName(b, rdataAt, rdataEnd, origin);
        rdata2 = { is: 'cname', cname };
        break;
      }

      case 6: {
        // SOA
        const mname = readName(b, rdataAt, rdataEnd, origin);
        const mnameEnd = cursor.at;
        const rname = readName(b, mnameEnd, rdataEnd, origin);
        const rnameEnd = cursor.at;
        rdata2 = {
          is: 'soa',
          mname,
          rname,
          serial:
            ((b[rnameEnd] << 24) |
              (b[rnameEnd + 1] << 16) |
              (b[rnameEnd + 2] << 8) |
              b[rnameEnd + 3]) >>>
            0,
          refresh:
            ((b[rnameEnd + 4] << 24) |
              (b[rnameEnd + 5] << 16) |
              (b[rnameEnd + 6] << 8) |
              b[rnameEnd + 7]) >>>
            0,
          retry:
            ((b[rnameEnd + 8] << 24) |
              (b[rnameEnd + 9] << 16) |
              (b[rnameEnd + 10] << 8) |
              b[rnameEnd + 11]) >>>
            0,
          expire:
            ((b[rnameEnd + 12] << 24) |
              (b[rnameEnd + 13] << 16) |
              (b[rnameEnd + 14] << 8) |
              b[rnameEnd + 15]) >>>
            0,
          minimum:
            ((b[rnameEnd + 16] << 24) |
              (b[rnameEnd + 17] << 16) |
              (b[rnameEnd + 18] << 8) |
              b[rnameEnd + 19]) >>>
            0,
        };
        break;
      }

      case 12: {
        // PTR
        const ptrdname = readName(b, rdataAt, rdataEnd, origin);
        rdata2 = { is: 'ptr', ptrdname };
        break;
      }

      case 15: {
        // MX
        const exchange = readName(b, rdataAt + 2, rdataEnd, origin);
        rdata2 = { is: 'mx', preference: (b[rdataAt] << 8) | b[rdataAt + 1], exchange };
        break;
      }

      case 16: {
        // TXT
        const txtData: CharacterString[] = [];
        let txtDataAt = rdataAt;
        while (txtDataAt < rdataEnd) {
          txtData.push(readCharacterString(b, txtDataAt, rdataEnd));
          txtDataAt = cursor.at;
        }

        rdata2 = { is: 'txt', txtData };
        break;
      }

      case 28: {
        // AAAA
        rdata2 = { is: 'aaaa', ipv6Address: showIpv6(b, rdataAt) };
        break;
      }

      case 33: {
        // SRV
        const target = readName(b, rdataAt + 6, rdataEnd, origin);
        rdata2 = {
          is: 'srv',
          priority: (b[rdataAt] << 8) | b[rdataAt + 1],
          weight: (b[rdataAt + 2] << 8) | b[rdataAt + 3],
          port: (b[rdataAt + 4] << 8) | b[rdataAt + 5],
          target,
        };
        break;
      }

      case 41: {
        // OPT
        const options: Option[] = [];
        let optionsAt = rdataAt;
        while (optionsAt < rdataEnd) {
          options.push(readOption(b, optionsAt, rdataEnd));
          optionsAt = cursor.at;
        }

        rdata2 = { is: 'opt', options };
        break;
      }

      case 64:
      case 65: {
        // Service Binding
        const targetname = readUncompressedName(b, rdataAt + 2, rdataEnd);
        const targetnameEnd = cursor.at;
        const svcparams: Svcparam[] = [];
        let svcparamsAt = targetnameEnd;
        while (svcparamsAt < rdataEnd) {
          svcparams.push(readSvcparam(b, svcparamsAt, rdataEnd));
          svcparamsAt = cursor.at;
        }

        rdata2 = {
          is: 'serviceBinding',
          svcpriority: (b[rdataAt] << 8) | b[rdataAt + 1],
          targetname,
          svcparams,
        };
        break;
      }

      case 39: {
        // DNAME
        const redirectionTarget = readUncompressedName(b, rdataAt, rdataEnd);
        rdata2 = { is: 'dname', redirectionTarget };
        break;
      }

      case 43: {
        // DS
        rdata2 = {
          is: 'ds',
          dsKeyTag: (b[rdataAt] << 8) | b[rdataAt + 1],
          dsAlgorithm: b[rdataAt + 2],
          digestType: b[rdataAt + 3],
          digest: b.subarray(rdataAt + 4, rdataEnd),
        };
        break;
      }

      case 44: {
        // SSHFP
        rdata2 = {
          is: 'sshfp',
          sshfpAlgorithm: b[rdataAt],
          sshfpType: b[rdataAt + 1],
          fingerprint: b.subarray(rdataAt + 2, rdataEnd),
        };
        break;
      }

      case 46: {
        // RRSIG
        const signersName = readUncompressedName(b, rdataAt + 18, rdataEnd);
        const signersNameEnd = cursor.at;
        rdata2 = {
          is: 'rrsig',
          typeCovered: (b[rdataAt] << 8) | b[rdataAt + 1],
          rrsigAlgorithm: b[rdataAt + 2],
          labels: b[rdataAt + 3],
          originalTtl:
            ((b[rdataAt + 4] << 24) |
              (b[rdataAt + 5] << 16) |
              (b[rdataAt + 6] << 8) |
              b[rdataAt + 7]) >>>
            0,
          signatureExpiration:
            ((b[rdataAt + 8] << 24) |
              (b[rdataAt + 9] << 16) |
              (b[rdataAt + 10] << 8) |
              b[rdataAt + 11]) >>>
            0,
          signatureInception:
            ((b[rdataAt + 12] << 24) |
              (b[rdataAt + 13] << 16) |
              (b[rdataAt + 14] << 8) |
              b[rdataAt + 15]) >>>
            0,
          rrsigKeyTag: (b[rdataAt + 16] << 8) | b[rdataAt + 17],
          signersName,
          signature: b.subarray(signersNameEnd, rdataEnd),
        };
        break;
      }

      case 47: {
        // NSEC
        const nextDomainName = readUncompressedName(b, rdataAt, rdataEnd);
        const nextDomainNameEnd = cursor.at;
        const typeBitMaps: TypeWindow[] = [];
        let typeBitMapsAt = nextDomainNameEnd;
        while (typeBitMapsAt < rdataEnd) {
          typeBitMaps.push(readTypeWindow(b, typeBitMapsAt, rdataEnd));
          typeBitMapsAt = cursor.at;
        }

        rdata2 = { is: 'nsec', nextDomainName, typeBitMaps };
        break;
      }

      case 48: {
        // DNSKEY
        rdata2 = {
          is: 'dnskey',
          flags: (b[rdataAt] << 8) | b[rdataAt + 1],
          protocol: b[rdataAt + 2],
          dnskeyAlgorithm: b[rdataAt + 3],
          publicKey: b.subarray(rdataAt + 4, rdataEnd),
        };
        break;
      }

      case 52: {
        // TLSA
        rdata2 = {
          is: 'tlsa',
          certificateUsage: b[rdataAt],
          selector: b[rdataAt + 1],
          matchingType: b[rdataAt + 2],
          certificateAssociationData: b.subarray(rdataAt + 3, rdataEnd),
        };
        break;
      }

      case 257: {
        // CAA
        const tagLength = b[rdataAt + 1];
        const tagEnd = rdataAt + 2 + tagLength;
        rdata2 = {
          is: 'caa',
          caaFlags: b[rdataAt],
          tag: b.subarray(rdataAt + 2, tagEnd),
          caaValue: b.subarray(tagEnd, rdataEnd),
        };
        break;
      }

      default: {
        rdata2 = { is: 'unknown', octets: b.subarray(rdataAt, rdataEnd) };
        break;
      }
    }

    rdata = rdata2;
    rdataAt = rdataEnd;
  }

  cursor.at = rdataAt;
  const found = { name, type } as { -readonly [K in keyof ResourceRecord]: ResourceRecord[K] };
  if (class_ !== undefined) found.class = class_;
  if (requestorsUdpPayloadSize !== undefined)
    found.requestorsUdpPayloadSize = requestorsUdpPayloadSize;
  if (ttl !== undefined) found.ttl = ttl;
  if (extendedFlags !== undefined) found.extendedFlags = extendedFlags;
  if (rdata !== undefined) found.rdata = rdata;
  return found;
}

/** Writes a Resource Record at o and answers its end. */
export function writeResourceRecord(
  v: ResourceRecord,
  b: Uint8Array,
  o: number,
  origin: number,
): number {
  const nameEnd = writeName(v.name, b, o, origin);
  const typeWord = fits(v.type, 65535, 'Resource Record.TYPE');
  b[nameEnd] = typeWord >>> 8;
  b[nameEnd + 1] = typeWord;
  let classPast = nameEnd + 2;
  const classThere = v.class;
  if (
    agrees(classThere !== undefined, v.type !== 41, 'Resource Record.CLASS') &&
    classThere !== undefined
  ) {
    const v2 = { class: classThere };
    const classWord = fits(v2.class, 65535, 'Resource Record.CLASS');
    b[nameEnd + 2] = classWord >>> 8;
    b[nameEnd + 3] = classWord;
    classPast = nameEnd + 4;
  }

  let requestorsUdpPayloadSizePast = classPast;
  const requestorsUdpPayloadSizeThere = v.requestorsUdpPayloadSize;
  if (
    agrees(
      requestorsUdpPayloadSizeThere !== undefined,
      v.type === 41,
      "Resource Record.Requestor's UDP Payload Size",
    ) &&
    requestorsUdpPayloadSizeThere !== undefined
  ) {
    const v2 = { requestorsUdpPayloadSize: requestorsUdpPayloadSizeThere };
    const requestorsUdpPayloadSizeWord = fits(
      v2.requestorsUdpPayloadSize,
      65535,
      "Resource Record.Requestor's UDP Payload Size",
    );
    b[classPast] = requestorsUdpPayloadSizeWord >>> 8;
    b[classPast + 1] = requestorsUdpPayloadSizeWord;
    requestorsUdpPayloadSizePast = classPast + 2;
  }

  let ttlPast = requestorsUdpPayloadSizePast;
  const ttlThere = v.ttl;
  if (
    agrees(ttlThere !== undefined, v.type !== 41, 'Resource Record.TTL') &&
    ttlThere !== undefined
  ) {
    const v2 = { ttl: ttlThere };
    const ttlWord = fits(v2.ttl, 4294967295, 'Resource Record.TTL');
    b[requestorsUdpPayloadSizePast] = ttlWord >>> 24;
    b[requestorsUdpPayloadSizePast + 1] = ttlWord >>> 16;
    b[requestorsUdpPayloadSizePast + 2] = ttlWord >>> 8;
    b[requestorsUdpPayloadSizePast + 3] = ttlWord;
    ttlPast = requestorsUdpPayloadSizePast + 4;
  }

  let extendedFlagsPast = ttlPast;
  const extendedFlags = v.extendedFlags;
  if (
    agrees(extendedFlags !== undefined, v.type === 41, 'Resource Record.Extended Flags') &&
    extendedFlags !== undefined
  ) {
    b[ttlPast] = fits(
      extendedFlags.extendedRcode,
      255,
      'Resource Record.Extended Flags.Extended RCODE',
    );
    b[ttlPast + 1] = fits(extendedFlags.version, 255, 'Resource Record.Extended Flags.Version');
    const doWord = (extendedFlags.do ? 1 : 0) << 15;
    b[ttlPast + 2] = doWord >>> 8;
    b[ttlPast + 3] = doWord;
    extendedFlagsPast = ttlPast + 4;
  }

  b[extendedFlagsPast] = 0;
  b[extendedFlagsPast + 1] = 0;
  let rdataPast = extendedFlagsPast + 2;
  const rdataThere = v.rdata;
  if (rdataThere !== undefined) {
    const v2 = { rdata: rdataThere };
    const rdata = v2.rdata;
    let rdataEnd = extendedFlagsPast + 2;
    switch (rdata.is) {
      case 'a': {
        tagged(v.type, 1, 'Resource Record.TYPE', 'a');
        const address = ipv4(rdata.address, 'Resource Record.RDATA.A.ADDRESS');
        b[extendedFlagsPast + 2] = address >>> 24;
        b[extendedFlagsPast + 3] = address >>> 16;
        b[extendedFlagsPast + 4] = address >>> 8;
        b[extendedFlagsPast + 5] = address;
        rdataEnd = extendedFlagsPast + 6;
        break;
      }

      case 'ns': {
        tagged(v.type, 2, 'Resource Record.TYPE', 'ns');
        const nsdnameEnd = writeNamePlain(rdata.nsdname, b, extendedFlagsPast + 2, origin);
        rdataEnd = nsdnameEnd;
        break;
      }

      case 'cname': {
        tagged(v.type, 5, 'Resource Record.TYPE', 'cname');
        const cnameEnd = writeNamePlain(rdata.cname, b, extendedFlagsPast + 2, origin);
        rdataEnd = cnameEnd;
        break;
      }

      case 'soa': {
        tagged(v.type, 6, 'Resource Record.TYPE', 'soa');
        const mnameEnd = writeNamePlain(rdata.mname, b, extendedFlagsPast + 2, origin);
        const rnameEnd = writeNamePlain(rdata.rname, b, mnameEnd, origin);
        const serialWord = fits(rdata.serial, 4294967295, 'Resource Record.RDATA.SOA.SERIAL');
        b[rnameEnd] = serialWord >>> 24;
        b[rnameEnd + 1] = serialWord >>> 16;
        b[rnameEnd + 2] = serialWord >>> 8;
        b[rnameEnd + 3] = serialWord;
        const refreshWord = fits(rdata.refresh, 4294967295, 'Resource Record.RDATA.SOA.REFRESH');
        b[rnameEnd + 4] = refreshWord >>> 24;
        b[rnameEnd + 5] = refreshWord >>> 16;
        b[rnameEnd + 6] = refreshWord >>> 8;
        b[rnameEnd + 7] = refreshWord;
        const retryWord = fits(rdata.retry, 4294967295, 'Resource Record.RDATA.SOA.RETRY');
        b[rnameEnd + 8] = retryWord >>> 24;
        b[rnameEnd + 9] = retryWord >>> 16;
        b[rnameEnd + 10] = retryWord >>> 8;
        b[rnameEnd + 11] = retryWord;
        const expireWord = fits(rdata.expire, 4294967295, 'Resource Record.RDATA.SOA.EXPIRE');
        b[rnameEnd + 12] = expireWord >>> 24;
        b[rnameEnd + 13] = expireWord >>> 16;
        b[rnameEnd + 14] = expireWord >>> 8;
        b[rnameEnd + 15] = expireWord;
        const minimumWord = fits(rdata.minimum, 4294967295, 'Resource Record.RDATA.SOA.MINIMUM');
        b[rnameEnd + 16] = minimumWord >>> 24;
        b[rnameEnd + 17] = minimumWord >>> 16;
        b[rnameEnd + 18] = minimumWord >>> 8;
        b[rnameEnd + 19] = minimumWord;
        rdataEnd = rnameEnd + 20;
        break;
      }

      case 'ptr': {
        tagged(v.type, 12, 'Resource Record.TYPE', 'ptr');
        const ptrdnameEnd = writeNamePlain(rdata.ptrdname, b, extendedFlagsPast + 2, origin);
        rdataEnd = ptrdnameEnd;
        break;
      }

      case 'mx': {
        tagged(v.type, 15, 'Resource Record.TYPE', 'mx');
        const preferenceWord = fits(rdata.preference, 65535, 'Resource Record.RDATA.MX.PREFERENCE');
        b[extendedFlagsPast + 2] = preferenceWord >>> 8;
        b[extendedFlagsPast + 3] = preferenceWord;
        const exchangeEnd = writeNamePlain(rdata.exchange, b, extendedFlagsPast + 4, origin);
        rdataEnd = exchangeEnd;
        break;
      }

      case 'txt': {
        tagged(v.type, 16, 'Resource Record.TYPE', 'txt');
        let txtDataAt = extendedFlagsPast + 2;
        for (const txtDataItem of rdata.txtData) {
          txtDataAt = writeCharacterString(txtDataItem, b, txtDataAt);
        }

        rdataEnd = txtDataAt;
        break;
      }

      case 'aaaa': {
        tagged(v.type, 28, 'Resource Record.TYPE', 'aaaa');
        const ipv6AddressEnd = putIpv6(
          b,
          extendedFlagsPast + 2,
          rdata.ipv6Address,
          'Resource Record.RDATA.AAAA.IPv6 ADDRESS',
        );
        rdataEnd = ipv6AddressEnd;
        break;
      }

      case 'srv': {
        tagged(v.type, 33, 'Resource Record.TYPE', 'srv');
        const priorityWord = fits(rdata.priority, 65535, 'Resource Record.RDATA.SRV.Priority');
        b[extendedFlagsPast + 2] = priorityWord >>> 8;
        b[extendedFlagsPast + 3] = priorityWord;
        const weightWord = fits(rdata.weight, 65535, 'Resource Record.RDATA.SRV.Weight');
        b[extendedFlagsPast + 4] = weightWord >>> 8;
        b[extendedFlagsPast + 5] = weightWord;
        const portWord = fits(rdata.port, 65535, 'Resource Record.RDATA.SRV.Port');
        b[extendedFlagsPast + 6] = portWord >>> 8;
        b[extendedFlagsPast + 7] = portWord;
        const targetEnd = writeNamePlain(rdata.target, b, extendedFlagsPast + 8, origin);
        rdataEnd = targetEnd;
        break;
      }

      case 'opt': {
        tagged(v.type, 41, 'Resource Record.TYPE', 'opt');
        let optionsAt = extendedFlagsPast + 2;
        for (const optionsItem of rdata.options) {
          optionsAt = writeOption(optionsItem, b, optionsAt);
        }

        rdataEnd = optionsAt;
        break;
      }

      case 'serviceBinding': {
        const svcpriorityWord = fits(
          rdata.svcpriority,
          65535,
          'Resource Record.RDATA.Service Binding.SvcPriority',
        );
        b[extendedFlagsPast + 2] = svcpriorityWord >>> 8;
        b[extendedFlagsPast + 3] = svcpriorityWord;
        const targetnameEnd = writeUncompressedName(rdata.targetname, b, extendedFlagsPast + 4);
        let svcparamsAt = targetnameEnd;
        for (const svcparamsItem of rdata.svcparams) {
          svcparamsAt = writeSvcparam(svcparamsItem, b, svcparamsAt);
        }

        rdataEnd = svcparamsAt;
        break;
      }

      case 'dname': {
        tagged(v.type, 39, 'Resource Record.TYPE', 'dname');
        const redirectionTargetEnd = writeUncompressedName(
          rdata.redirectionTarget,
          b,
          extendedFlagsPast + 2,
        );
        rdataEnd = redirectionTargetEnd;
        break;
      }

      case 'ds': {
        tagged(v.type, 43, 'Resource Record.TYPE', 'ds');
        const dsKeyTagWord = fits(rdata.dsKeyTag, 65535, 'Resource Record.RDATA.DS.DS Key Tag');
        b[extendedFlagsPast + 2] = dsKeyTagWord >>> 8;
        b[extendedFlagsPast + 3] = dsKeyTagWord;
        b[extendedFlagsPast + 4] = fits(
          rdata.dsAlgorithm,
          255,
          'Resource Record.RDATA.DS.DS Algorithm',
        );
        b[extendedFlagsPast + 5] = fits(
          rdata.digestType,
          255,
          'Resource Record.RDATA.DS.Digest Type',
        );
        const digestEnd = put(b, extendedFlagsPast + 6, rdata.digest);
        rdataEnd = digestEnd;
        break;
      }

      case 'sshfp': {
        tagged(v.type, 44, 'Resource Record.TYPE', 'sshfp');
        b[extendedFlagsPast + 2] = fits(
          rdata.sshfpAlgorithm,
          255,
          'Resource Record.RDATA.SSHFP.SSHFP Algorithm',
        );
        b[extendedFlagsPast + 3] = fits(
          rdata.sshfpType,
          255,
          'Resource Record.RDATA.SSHFP.SSHFP Type',
        );
        const fingerprintEnd = put(b, extendedFlagsPast + 4, rdata.fingerprint);
        rdataEnd = fingerprintEnd;
        break;
      }

      case 'rrsig': {
        tagged(v.type, 46, 'Resource Record.TYPE', 'rrsig');
        const typeCoveredWord = fits(
          rdata.typeCovered,
          65535,
          'Resource Record.RDATA.RRSIG.Type Covered',
        );
        b[extendedFlagsPast + 2] = typeCoveredWord >>> 8;
        b[extendedFlagsPast + 3] = typeCoveredWord;
        b[extendedFlagsPast + 4] = fits(
          rdata.rrsigAlgorithm,
          255,
          'Resource Record.RDATA.RRSIG.RRSIG Algorithm',
        );
        b[extendedFlagsPast + 5] = fits(rdata.labels, 255, 'Resource Record.RDATA.RRSIG.Labels');
        const originalTtlWord = fits(
          rdata.originalTtl,
          4294967295,
          'Resource Record.RDATA.RRSIG.Original TTL',
        );
        b[extendedFlagsPast + 6] = originalTtlWord >>> 24;
        b[extendedFlagsPast + 7] = originalTtlWord >>> 16;
        b[extendedFlagsPast + 8] = originalTtlWord >>> 8;
        b[extendedFlagsPast + 9] = originalTtlWord;
        const signatureExpirationWord = fits(
          rdata.signatureExpiration,
          4294967295,
          'Resource Record.RDATA.RRSIG.Signature Expiration',
        );
        b[extendedFlagsPast + 10] = signatureExpirationWord >>> 24;
        b[extendedFlagsPast + 11] = signatureExpirationWord >>> 16;
        b[extendedFlagsPast + 12] = signatureExpirationWord >>> 8;
        b[extendedFlagsPast + 13] = signatureExpirationWord;
        const signatureInceptionWord = fits(
          rdata.signatureInception,
          4294967295,
          'Resource Record.RDATA.RRSIG.Signature Inception',
        );
        b[extendedFlagsPast + 14] = signatureInceptionWord >>> 24;
        b[extendedFlagsPast + 15] = signatureInceptionWord >>> 16;
        b[extendedFlagsPast + 16] = signatureInceptionWord >>> 8;
        b[extendedFlagsPast + 17] = signatureInceptionWord;
        const rrsigKeyTagWord = fits(
          rdata.rrsigKeyTag,
          65535,
          'Resource Record.RDATA.RRSIG.RRSIG Key Tag',
        );
        b[extendedFlagsPast + 18] = rrsigKeyTagWord >>> 8;
        b[extendedFlagsPast + 19] = rrsigKeyTagWord;
        const signersNameEnd = writeUncompressedName(rdata.signersName, b, extendedFlagsPast + 20);
        const signatureEnd = put(b, signersNameEnd, rdata.signature);
        rdataEnd = signatureEnd;
        break;
      }

      case 'nsec': {
        tagged(v.type, 47, 'Resource Record.TYPE', 'nsec');
        const nextDomainNameEnd = writeUncompressedName(
          rdata.nextDomainName,
          b,
          extendedFlagsPast + 2,
        );
        let typeBitMapsAt = nextDomainNameEnd;
        for (const typeBitMapsItem of rdata.typeBitMaps) {
          typeBitMapsAt = writeTypeWindow(typeBitMapsItem, b, typeBitMapsAt);
        }

        rdataEnd = typeBitMapsAt;
        break;
      }

      case 'dnskey': {
        tagged(v.type, 48, 'Resource Record.TYPE', 'dnskey');
        const flagsWord = fits(rdata.flags, 65535, 'Resource Record.RDATA.DNSKEY.Flags');
        b[extendedFlagsPast + 2] = flagsWord >>> 8;
        b[extendedFlagsPast + 3] = flagsWord;
        b[extendedFlagsPast + 4] = fits(
          rdata.protocol,
          255,
          'Resource Record.RDATA.DNSKEY.Protocol',
        );
        b[extendedFlagsPast + 5] = fits(
          rdata.dnskeyAlgorithm,
          255,
          'Resource Record.RDATA.DNSKEY.DNSKEY Algorithm',
        );
        const publicKeyEnd = put(b, extendedFlagsPast + 6, rdata.publicKey);
        rdataEnd = publicKeyEnd;
        break;
      }

      case 'tlsa': {
        tagged(v.type, 52, 'Resource Record.TYPE', 'tlsa');
        b[extendedFlagsPast + 2] = fits(
          rdata.certificateUsage,
          255,
          'Resource Record.RDATA.TLSA.Certificate Usage',
        );
        b[extendedFlagsPast + 3] = fits(rdata.selector, 255, 'Resource Record.RDATA.TLSA.Selector');
        b[extendedFlagsPast + 4] = fits(
          rdata.matchingType,
          255,
          'Resource Record.RDATA.TLSA.Matching Type',
        );
        const certificateAssociationDataEnd = put(
          b,
          extendedFlagsPast + 5,
          rdata.certificateAssociationData,
        );
        rdataEnd = certificateAssociationDataEnd;
        break;
      }

      case 'caa': {
        tagged(v.type, 257, 'Resource Record.TYPE', 'caa');
        b[extendedFlagsPast + 2] = fits(rdata.caaFlags, 255, 'Resource Record.RDATA.CAA.CAA Flags');
        b[extendedFlagsPast + 3] = 0;
        const tagEnd = put(b, extendedFlagsPast + 4, rdata.tag);
        const caaValueEnd = put(b, tagEnd, rdata.caaValue);
        const tagLengthValue = derived(
          tagEnd - (extendedFlagsPast + 4),
          1,
          0,
          255,
          'Resource Record.RDATA.CAA.Tag Length',
        );
        b[extendedFlagsPast + 3] = tagLengthValue;
        rdataEnd = caaValueEnd;
        break;
      }

      case 'unknown': {
        const octetsEnd = put(b, extendedFlagsPast + 2, rdata.octets);
        rdataEnd = octetsEnd;
        break;
      }
    }

    rdataPast = rdataEnd;
  }

  const rdlengthValue = derived(
    rdataPast - (extendedFlagsPast + 2),
    1,
    0,
    65535,
    'Resource Record.RDLENGTH',
  );
  b[extendedFlagsPast] = rdlengthValue >>> 8;
  b[extendedFlagsPast + 1] = rdlengthValue;
  return rdataPast;
}

/** The octets of a Resource Record. */
export function encodeResourceRecord(v: ResourceRecord): Uint8Array {
  return encoded((b) => writeResourceRecord(v, b, 0, 0));
}

/** The Resource Record in b, or the code of the rule it breaks. */
export function decodeResourceRecord(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ResourceRecord }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkResourceRecord(b, 0, b.length, 0);
  return fault === 0
    ? { ok: true, value: readResourceRecord(b, 0, b.length, 0) }
    : { ok: false, fault };
}

export interface TypeWindow {
  /** Window Block (8). */
  readonly windowBlock: number;
  /** Bitmap: the most significant bit of its first octet is for the window's first type. */
  readonly bitmap: Uint8Array;
}

/** The Type Window at o, which a check has found sound. */
export function readTypeWindow(b: Uint8Array, o: number, end: number): TypeWindow {
  const bitmapLength = b[o + 1];
  const bitmapEnd = o + 2 + bitmapLength;
  cursor.at = bitmapEnd;
  return { windowBlock: b[o], bitmap: b.subarray(o + 2, bitmapEnd) };
}

/** Writes a Type Window at o and answers its end. */
export function writeTypeWindow(v: TypeWindow, b: Uint8Array, o: number): number {
  b[o] = fits(v.windowBlock, 255, 'Type Window.Window Block');
  b[o + 1] = 0;
  const bitmapEnd = put(b, o + 2, v.bitmap);
  const bitmapLengthValue = derived(bitmapEnd - (o + 2), 1, 0, 255, 'Type Window.Bitmap Length');
  b[o + 1] = bitmapLengthValue;
  return bitmapEnd;
}

/** The octets of a Type Window. */
export function encodeTypeWindow(v: TypeWindow): Uint8Array {
  return encoded((b) => writeTypeWindow(v, b, 0));
}

/** The Type Window in b, or the code of the rule it breaks. */
export function decodeTypeWindow(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: TypeWindow }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkTypeWindow(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readTypeWindow(b, 0, b.length) } : { ok: false, fault };
}

export interface CharacterString {
  /** Text. */
  readonly text: Uint8Array;
}

/** The Character String at o, which a check has found sound. */
export function readCharacterString(b: Uint8Array, o: number, end: number): CharacterString {
  const textLength = b[o];
  const textEnd = o + 1 + textLength;
  cursor.at = textEnd;
  return { text: b.subarray(o + 1, textEnd) };
}

/** Writes a Character String at o and answers its end. */
export function writeCharacterString(v: CharacterString, b: Uint8Array, o: number): number {
  b[o] = 0;
  const textEnd = put(b, o + 1, v.text);
  const textLengthValue = derived(textEnd - (o + 1), 1, 0, 255, 'Character String.Text Length');
  b[o] = textLengthValue;
  return textEnd;
}

/** The octets of a Character String. */
export function encodeCharacterString(v: CharacterString): Uint8Array {
  return encoded((b) => writeCharacterString(v, b, 0));
}

/** The Character String in b, or the code of the rule it breaks. */
export function decodeCharacterString(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: CharacterString }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkCharacterString(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readCharacterString(b, 0, b.length) }
    : { ok: false, fault };
}

export type OptionOptionData =
  | { readonly is: 'nsid'; /** Identifier. */ readonly identifier: Uint8Array }
  | {
      readonly is: 'clientSubnet'; /** FAMILY (16). */
      readonly family: number;
      /** SOURCE PREFIX-LENGTH (8). */
      readonly sourcePrefixLength: number;
      /** SCOPE PREFIX-LENGTH (8). */
      readonly scopePrefixLength: number;
      /** Client ADDRESS: no more octets than the source prefix covers. */
      readonly clientAddress: Uint8Array;
    }
  | { readonly is: 'expire'; /** Expire Timer (32), in seconds. */ readonly expireTimer?: number }
  | {
      readonly is: 'cookie'; /** Client Cookie. */
      readonly clientCookie: Uint8Array;
      /** Server Cookie. */
      readonly serverCookie: Uint8Array;
    }
  | {
      readonly is: 'tcpKeepalive'; /** TIMEOUT (16), in 100 milliseconds. */
      readonly timeout?: number;
    }
  | { readonly is: 'padding'; /** Filler. */ readonly filler: Uint8Array }
  | {
      readonly is: 'extendedError'; /** INFO-CODE (16). */
      readonly infoCode: number;
      /** EXTRA-TEXT. */
      readonly extraText: string;
    }
  | {
      readonly is: 'unknownOption';
      readonly optionCode: number;
      /** Option Octets. */
      readonly optionOctets: Uint8Array;
    };
export interface Option {
  /** OPTION-DATA. */
  readonly optionData: OptionOptionData;
}

/** The Option at o, which a check has found sound. */
export function readOption(b: Uint8Array, o: number, end: number): Option {
  const optionCode = (b[o] << 8) | b[o + 1];
  const optionLength = (b[o + 2] << 8) | b[o + 3];
  const optionDataEnd = o + 4 + optionLength;
  let optionData: OptionOptionData;
  switch (optionCode) {
    case 3: {
      // NSID
      optionData = { is: 'nsid', identifier: b.subarray(o + 4, optionDataEnd) };
      break;
    }

    case 8: {
      // Client Subnet
      optionData = {
        is: 'clientSubnet',
        family: (b[o + 4] << 8) | b[o + 5],
        sourcePrefixLength: b[o + 6],
        scopePrefixLength: b[o + 7],
        clientAddress: b.subarray(o + 8, optionDataEnd),
      };
      break;
    }

    case 9: {
      // Expire
      let expireTimerAt = o + 4;
      let expireTimer: number | undefined;
      if (optionDataEnd - (o + 4) >= 4) {
        expireTimer =
          ((b[expireTimerAt] << 24) |
            (b[expireTimerAt + 1] << 16) |
            (b[expireTimerAt + 2] << 8) |
            b[expireTimerAt + 3]) >>>
          0;
        expireTimerAt = expireTimerAt + 4;
      }

      optionData = { is: 'expire', ...(expireTimer === undefined ? {} : { expireTimer }) };
      break;
    }

    case 10: {
      // Cookie
      optionData = {
        is: 'cookie',
        clientCookie: b.subarray(o + 4, o + 12),
        serverCookie: b.subarray(o + 12, optionDataEnd),
      };
      break;
    }

    case 11: {
      // TCP Keepalive
      let timeoutAt = o + 4;
      let timeout: number | undefined;
      if (optionDataEnd - (o + 4) >= 2) {
        timeout = (b[timeoutAt] << 8) | b[timeoutAt + 1];
        timeoutAt = timeoutAt + 2;
      }

      optionData = { is: 'tcpKeepalive', ...(timeout === undefined ? {} : { timeout }) };
      break;
    }

    case 12: {
      // Padding
      optionData = { is: 'padding', filler: b.subarray(o + 4, optionDataEnd) };
      break;
    }

    case 15: {
      // Extended Error
      optionData = {
        is: 'extendedError',
        infoCode: (b[o + 4] << 8) | b[o + 5],
        extraText: readText(b, o + 6, optionDataEnd),
      };
      break;
    }

    default: {
      optionData = {
        is: 'unknownOption',
        optionCode: optionCode,
        optionOctets: b.subarray(o + 4, optionDataEnd),
      };
      break;
    }
  }

  cursor.at = optionDataEnd;
  return { optionData };
}

/** Writes a Option at o and answers its end. */
export function writeOption(v: Option, b: Uint8Array, o: number): number {
  const optionCodeTag =
    v.optionData.is === 'nsid'
      ? 3
      : v.optionData.is === 'clientSubnet'
        ? 8
        : v.optionData.is === 'expire'
          ? 9
          : v.optionData.is === 'cookie'
            ? 10
            : v.optionData.is === 'tcpKeepalive'
              ? 11
              : v.optionData.is === 'padding'
                ? 12
                : v.optionData.is === 'extendedError'
                  ? 15
                  : v.optionData.optionCode;
  const optionCodeWord = fits(optionCodeTag, 65535, 'Option.OPTION-CODE');
  b[o] = optionCodeWord >>> 8;
  b[o + 1] = optionCodeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const optionData = v.optionData;
  let optionDataEnd = o + 4;
  switch (optionData.is) {
    case 'nsid': {
      const identifierEnd = put(b, o + 4, optionData.identifier);
      optionDataEnd = identifierEnd;
      break;
    }

    case 'clientSubnet': {
      const familyWord = fits(optionData.family, 65535, 'Option.OPTION-DATA.Client Subnet.FAMILY');
      b[o + 4] = familyWord >>> 8;
      b[o + 5] = familyWord;
      b[o + 6] = fits(
        optionData.sourcePrefixLength,
        255,
        'Option.OPTION-DATA.Client Subnet.SOURCE PREFIX-LENGTH',
      );
      b[o + 7] = fits(
        optionData.scopePrefixLength,
        255,
        'Option.OPTION-DATA.Client Subnet.SCOPE PREFIX-LENGTH',
      );
      const clientAddressEnd = put(b, o + 8, optionData.clientAddress);
      optionDataEnd = clientAddressEnd;
      break;
    }

    case 'expire': {
      let expireTimerPast = o + 4;
      const expireTimerThere = optionData.expireTimer;
      if (expireTimerThere !== undefined) {
        const v2 = { expireTimer: expireTimerThere };
        const expireTimerWord = fits(
          v2.expireTimer,
          4294967295,
          'Option.OPTION-DATA.Expire.Expire Timer',
        );
        b[o + 4] = expireTimerWord >>> 24;
        b[o + 5] = expireTimerWord >>> 16;
        b[o + 6] = expireTimerWord >>> 8;
        b[o + 7] = expireTimerWord;
        expireTimerPast = o + 8;
      }

      optionDataEnd = expireTimerPast;
      break;
    }

    case 'cookie': {
      const clientCookieEnd = put(b, o + 4, optionData.clientCookie);
      counted(clientCookieEnd - (o + 4), 8, 'Option.OPTION-DATA.Cookie.Client Cookie');
      const serverCookieEnd = put(b, clientCookieEnd, optionData.serverCookie);
      optionDataEnd = serverCookieEnd;
      break;
    }

    case 'tcpKeepalive': {
      let timeoutPast = o + 4;
      const timeoutThere = optionData.timeout;
      if (timeoutThere !== undefined) {
        const v2 = { timeout: timeoutThere };
        const timeoutWord = fits(v2.timeout, 65535, 'Option.OPTION-DATA.TCP Keepalive.TIMEOUT');
        b[o + 4] = timeoutWord >>> 8;
        b[o + 5] = timeoutWord;
        timeoutPast = o + 6;
      }

      optionDataEnd = timeoutPast;
      break;
    }

    case 'padding': {
      const fillerEnd = put(b, o + 4, optionData.filler);
      optionDataEnd = fillerEnd;
      break;
    }

    case 'extendedError': {
      const infoCodeWord = fits(
        optionData.infoCode,
        65535,
        'Option.OPTION-DATA.Extended Error.INFO-CODE',
      );
      b[o + 4] = infoCodeWord >>> 8;
      b[o + 5] = infoCodeWord;
      const extraTextEnd = putText(b, o + 6, optionData.extraText);
      optionDataEnd = extraTextEnd;
      break;
    }

    case 'unknownOption': {
      const optionOctetsEnd = put(b, o + 4, optionData.optionOctets);
      optionDataEnd = optionOctetsEnd;
      break;
    }
  }

  const optionLengthValue = derived(optionDataEnd - (o + 4), 1, 0, 65535, 'Option.OPTION-LENGTH');
  b[o + 2] = optionLengthValue >>> 8;
  b[o + 3] = optionLengthValue;
  return optionDataEnd;
}

/** The octets of a Option. */
export function encodeOption(v: Option): Uint8Array {
  return encoded((b) => writeOption(v, b, 0));
}

/** The Option in b, or the code of the rule it breaks. */
export function decodeOption(
  b: Uint8Array,
): { readonly ok: true; readonly value: Option } | { readonly ok: false; readonly fault: number } {
  const fault = checkOption(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readOption(b, 0, b.length) } : { ok: false, fault };
}

export type SvcparamSvcparamvalue =
  | { readonly is: 'mandatory'; /** Keys. */ readonly keys: readonly number[] }
  | { readonly is: 'alpn'; /** ALPN IDs. */ readonly alpnIds: readonly AlpnId[] }
  | { readonly is: 'noDefaultAlpn' }
  | { readonly is: 'port'; /** Port (16). */ readonly port: number }
  | { readonly is: 'ipv4Hint'; /** IPv4 Addresses. */ readonly ipv4Addresses: readonly string[] }
  | { readonly is: 'ech'; /** ECHConfigList. */ readonly echconfiglist: Uint8Array }
  | { readonly is: 'ipv6Hint'; /** IPv6 Addresses. */ readonly ipv6Addresses: readonly string[] }
  | { readonly is: 'dohPath'; /** Template. */ readonly template: string }
  | {
      readonly is: 'unknownParameter';
      readonly svcparamkey: number;
      /** Value. */
      readonly value: Uint8Array;
    };
export interface Svcparam {
  /** SvcParamValue. */
  readonly svcparamvalue: SvcparamSvcparamvalue;
}

/** The SvcParam at o, which a check has found sound. */
export function readSvcparam(b: Uint8Array, o: number, end: number): Svcparam {
  const svcparamkey = (b[o] << 8) | b[o + 1];
  const svcparamvalueLength = (b[o + 2] << 8) | b[o + 3];
  const svcparamvalueEnd = o + 4 + svcparamvalueLength;
  let svcparamvalue: SvcparamSvcparamvalue;
  switch (svcparamkey) {
    case 0: {
      // Mandatory
      const keys: number[] = [];
      let keysAt = o + 4;
      while (keysAt < svcparamvalueEnd) {
        keys.push((b[keysAt] << 8) | b[keysAt + 1]);
        keysAt += 2;
      }

      svcparamvalue = { is: 'mandatory', keys };
      break;
    }

    case 1: {
      // ALPN
      const alpnIds: AlpnId[] = [];
      let alpnIdsAt = o + 4;
      while (alpnIdsAt < svcparamvalueEnd) {
        alpnIds.push(readAlpnId(b, alpnIdsAt, svcparamvalueEnd));
        alpnIdsAt = cursor.at;
      }

      svcparamvalue = { is: 'alpn', alpnIds };
      break;
    }

    case 2: {
      // No Default ALPN
      svcparamvalue = { is: 'noDefaultAlpn' };
      break;
    }

    case 3: {
      // Port
      svcparamvalue = { is: 'port', port: (b[o + 4] << 8) | b[o + 5] };
      break;
    }

    case 4: {
      // IPv4 Hint
      const ipv4Addresses: string[] = [];
      let ipv4AddressesAt = o + 4;
      while (ipv4AddressesAt < svcparamvalueEnd) {
        ipv4Addresses.push(
          showIpv4(
            ((b[ipv4AddressesAt] << 24) |
              (b[ipv4AddressesAt + 1] << 16) |
              (b[ipv4AddressesAt + 2] << 8) |
              b[ipv4AddressesAt + 3]) >>>
              0,
          ),
        );
        ipv4AddressesAt += 4;
      }

      svcparamvalue = { is: 'ipv4Hint', ipv4Addresses };
      break;
    }

    case 5: {
      // ECH
      svcparamvalue = { is: 'ech', echconfiglist: b.subarray(o + 4, svcparamvalueEnd) };
      break;
    }

    case 6: {
      // IPv6 Hint
      const ipv6Addresses: string[] = [];
      let ipv6AddressesAt = o + 4;
      while (ipv6AddressesAt < svcparamvalueEnd) {
        ipv6Addresses.push(showIpv6(b, ipv6AddressesAt));
        ipv6AddressesAt += 16;
      }

      svcparamvalue = { is: 'ipv6Hint', ipv6Addresses };
      break;
    }

    case 7: {
      // DoH Path
      svcparamvalue = { is: 'dohPath', template: readText(b, o + 4, svcparamvalueEnd) };
      break;
    }

    default: {
      svcparamvalue = {
        is: 'unknownParameter',
        svcparamkey: svcparamkey,
        value: b.subarray(o + 4, svcparamvalueEnd),
      };
      break;
    }
  }

  cursor.at = svcparamvalueEnd;
  return { svcparamvalue };
}

/** Writes a SvcParam at o and answers its end. */
export function writeSvcparam(v: Svcparam, b: Uint8Array, o: number): number {
  const svcparamkeyTag =
    v.svcparamvalue.is === 'mandatory'
      ? 0
      : v.svcparamvalue.is === 'alpn'
        ? 1
        : v.svcparamvalue.is === 'noDefaultAlpn'
          ? 2
          : v.svcparamvalue.is === 'port'
            ? 3
            : v.svcparamvalue.is === 'ipv4Hint'
              ? 4
              : v.svcparamvalue.is === 'ech'
                ? 5
                : v.svcparamvalue.is === 'ipv6Hint'
                  ? 6
                  : v.svcparamvalue.is === 'dohPath'
                    ? 7
                    : v.svcparamvalue.svcparamkey;
  const svcparamkeyWord = fits(svcparamkeyTag, 65535, 'SvcParam.SvcParamKey');
  b[o] = svcparamkeyWord >>> 8;
  b[o + 1] = svcparamkeyWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const svcparamvalue = v.svcparamvalue;
  let svcparamvalueEnd = o + 4;
  switch (svcparamvalue.is) {
    case 'mandatory': {
      let keysAt = o + 4;
      for (const keysItem of svcparamvalue.keys) {
        const keysNumber = fits(keysItem, 65535, 'SvcParam.SvcParamValue.Mandatory.Keys');
        b[keysAt] = keysNumber >>> 8;
        b[keysAt + 1] = keysNumber;
        keysAt += 2;
      }

      svcparamvalueEnd = keysAt;
      break;
    }

    case 'alpn': {
      let alpnIdsAt = o + 4;
      for (const alpnIdsItem of svcparamvalue.alpnIds) {
        alpnIdsAt = writeAlpnId(alpnIdsItem, b, alpnIdsAt);
      }

      svcparamvalueEnd = alpnIdsAt;
      break;
    }

    case 'noDefaultAlpn': {
      svcparamvalueEnd = o + 4;
      break;
    }

    case 'port': {
      const portWord = fits(svcparamvalue.port, 65535, 'SvcParam.SvcParamValue.Port.Port');
      b[o + 4] = portWord >>> 8;
      b[o + 5] = portWord;
      svcparamvalueEnd = o + 6;
      break;
    }

    case 'ipv4Hint': {
      let ipv4AddressesAt = o + 4;
      for (const ipv4AddressesItem of svcparamvalue.ipv4Addresses) {
        const ipv4AddressesNumber = ipv4(
          ipv4AddressesItem,
          'SvcParam.SvcParamValue.IPv4 Hint.IPv4 Addresses',
        );
        b[ipv4AddressesAt] = ipv4AddressesNumber >>> 24;
        b[ipv4AddressesAt + 1] = ipv4AddressesNumber >>> 16;
        b[ipv4AddressesAt + 2] = ipv4AddressesNumber >>> 8;
        b[ipv4AddressesAt + 3] = ipv4AddressesNumber;
        ipv4AddressesAt += 4;
      }

      svcparamvalueEnd = ipv4AddressesAt;
      break;
    }

    case 'ech': {
      const echconfiglistEnd = put(b, o + 4, svcparamvalue.echconfiglist);
      svcparamvalueEnd = echconfiglistEnd;
      break;
    }

    case 'ipv6Hint': {
      let ipv6AddressesAt = o + 4;
      for (const ipv6AddressesItem of svcparamvalue.ipv6Addresses) {
        ipv6AddressesAt = putIpv6(
          b,
          ipv6AddressesAt,
          ipv6AddressesItem,
          'SvcParam.SvcParamValue.IPv6 Hint.IPv6 Addresses',
        );
      }

      svcparamvalueEnd = ipv6AddressesAt;
      break;
    }

    case 'dohPath': {
      const templateEnd = putText(b, o + 4, svcparamvalue.template);
      svcparamvalueEnd = templateEnd;
      break;
    }

    case 'unknownParameter': {
      const valueEnd = put(b, o + 4, svcparamvalue.value);
      svcparamvalueEnd = valueEnd;
      break;
    }
  }

  const svcparamvalueLengthValue = derived(
    svcparamvalueEnd - (o + 4),
    1,
    0,
    65535,
    'SvcParam.SvcParamValue Length',
  );
  b[o + 2] = svcparamvalueLengthValue >>> 8;
  b[o + 3] = svcparamvalueLengthValue;
  return svcparamvalueEnd;
}

/** The octets of a SvcParam. */
export function encodeSvcparam(v: Svcparam): Uint8Array {
  return encoded((b) => writeSvcparam(v, b, 0));
}

/** The SvcParam in b, or the code of the rule it breaks. */
export function decodeSvcparam(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Svcparam } | { readonly ok: false; readonly fault: number } {
  const fault = checkSvcparam(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readSvcparam(b, 0, b.length) } : { ok: false, fault };
}

export interface AlpnId {
  /** Protocol. */
  readonly protocol: Uint8Array;
}

/** The ALPN ID at o, which a check has found sound. */
export function readAlpnId(b: Uint8Array, o: number, end: number): AlpnId {
  const protocolLength = b[o];
  const protocolEnd = o + 1 + protocolLength;
  cursor.at = protocolEnd;
  return { protocol: b.subarray(o + 1, protocolEnd) };
}

/** Writes a ALPN ID at o and answers its end. */
export function writeAlpnId(v: AlpnId, b: Uint8Array, o: number): number {
  b[o] = 0;
  const protocolEnd = put(b, o + 1, v.protocol);
  const protocolLengthValue = derived(protocolEnd - (o + 1), 1, 0, 255, 'ALPN ID.Protocol Length');
  b[o] = protocolLengthValue;
  return protocolEnd;
}

/** The octets of a ALPN ID. */
export function encodeAlpnId(v: AlpnId): Uint8Array {
  return encoded((b) => writeAlpnId(v, b, 0));
}

/** The ALPN ID in b, or the code of the rule it breaks. */
export function decodeAlpnId(
  b: Uint8Array,
): { readonly ok: true; readonly value: AlpnId } | { readonly ok: false; readonly fault: number } {
  const fault = checkAlpnId(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readAlpnId(b, 0, b.length) } : { ok: false, fault };
}
