// @generated from spec/application/dns.protocol: change that, then npm run generate.
/**
 * DNS: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, textOctets, type Draw } from '../../runtime/base/draw.ts';
import {
  writeAlpnId,
  writeCharacterString,
  writeMessage,
  writeNamePlain,
  writeOption,
  writeQuestion,
  writeResourceRecord,
  writeSvcparam,
  writeTypeWindow,
  writeUncompressedName,
} from './dns.value.ts';
import type * as v from './dns.value.ts';

/** A valid Message. */
export function makeMessage(d: Draw, room: number): v.Message {
  let at = 0;
  const id = d.integer(0, 65535);
  const qr = d.named([0, 1], 0, 1);
  const opcode = d.named([0, 1, 2, 4, 5, 6], 0, 15);
  const aa = d.flag();
  const tc = d.flag();
  const rd = d.flag();
  const ra = d.flag();
  const ad = d.flag();
  const cd = d.flag();
  const rcode = d.named([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0, 15);
  at += 6;
  const qdcount = d.length([[0, 65535]], 1, 1, 0, 1, Math.min(6, Math.floor((room - at - 6) / 5)));
  at += 2;
  const ancount = d.length([[0, 65535]], 1, 1, 0, 1, Math.min(6, Math.floor((room - at - 4) / 5)));
  at += 2;
  const nscount = d.length([[0, 65535]], 1, 1, 0, 1, Math.min(6, Math.floor((room - at - 2) / 5)));
  at += 2;
  const arcount = d.length([[0, 65535]], 1, 1, 0, 1, Math.min(6, Math.floor((room - at) / 5)));
  const limit = room;
  const question: NonNullable<v.Message['question']>[number][] = [];
  while (question.length < qdcount) {
    const item = makeQuestion(d, limit - at);
    const took = sizeOf((b) => writeQuestion(item, b, 0, 0));
    at += took;
    question.push(item);
  }

  const limit2 = room;
  const answer: NonNullable<v.Message['answer']>[number][] = [];
  while (answer.length < ancount) {
    const item2 = makeResourceRecord(d, limit2 - at);
    const took2 = sizeOf((b) => writeResourceRecord(item2, b, 0, 0));
    at += took2;
    answer.push(item2);
  }

  const limit3 = room;
  const authority: NonNullable<v.Message['authority']>[number][] = [];
  while (authority.length < nscount) {
    const item3 = makeResourceRecord(d, limit3 - at);
    const took3 = sizeOf((b) => writeResourceRecord(item3, b, 0, 0));
    at += took3;
    authority.push(item3);
  }

  const limit4 = room;
  const additional: NonNullable<v.Message['additional']>[number][] = [];
  while (additional.length < arcount) {
    const item4 = makeResourceRecord(d, limit4 - at);
    const took4 = sizeOf((b) => writeResourceRecord(item4, b, 0, 0));
    at += took4;
    additional.push(item4);
  }

  return { id, qr, opcode, aa, tc, rd, ra, ad, cd, rcode, question, answer, authority, additional };
}

/** A valid Framed Message. */
export function makeFramedMessage(d: Draw, room: number): v.FramedMessage {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 65537);
  at += 2;
  const message = makeMessage(d, limit - at);
  at += sizeOf((b) => writeMessage(message, b, 0));
  return { message };
}

/** A valid Question. */
export function makeQuestion(d: Draw, room: number): v.Question {
  let at = 0;
  const qname = d.labels(Math.min(255, room - at - 4), 63);
  at += sizeOf((b) => writeNamePlain(qname, b, 0, 0));
  const qtype = d.integer(0, 65535);
  const qclass = d.named([1, 3, 4, 254, 255, 32769], 0, 65535);
  return { qname, qtype, qclass };
}

/** A valid Resource Record. */
export function makeResourceRecord(d: Draw, room: number): v.ResourceRecord {
  let at = 0;
  const name = d.labels(Math.min(255, room - at - 4), 63);
  at += sizeOf((b) => writeNamePlain(name, b, 0, 0));
  const type = d.integer(0, 65535);
  at += 2;
  let class_: v.ResourceRecord['class'] | undefined;
  if (type !== 41) {
    const class_2 = d.named([1, 3, 4, 254, 255, 32769], 0, 65535);
    at += 2;
    class_ = class_2;
  }

  let requestorsUdpPayloadSize: v.ResourceRecord['requestorsUdpPayloadSize'] | undefined;
  if (type === 41) {
    const requestorsUdpPayloadSize2 = d.integer(0, 65535);
    at += 2;
    requestorsUdpPayloadSize = requestorsUdpPayloadSize2;
  }

  let ttl: v.ResourceRecord['ttl'] | undefined;
  if (type !== 41) {
    const ttl2 = d.integer(0, 4294967295);
    at += 4;
    ttl = ttl2;
  }

  let extendedFlags: v.ResourceRecord['extendedFlags'] | undefined;
  if (type === 41) {
    const extendedRcode = d.integer(0, 255);
    const version = d.integer(0, 255);
    const do_ = d.flag();
    at += 4;
    extendedFlags = { extendedRcode, version, do: do_ };
  }

  at += 2;
  const hasRdata = d.flag();
  let rdata: v.ResourceRecord['rdata'] | undefined;
  if (hasRdata) {
    let rdata2: NonNullable<v.ResourceRecord['rdata']>;
    const start = at;
    const limit = Math.min(room, start + 65535);
    switch (type) {
      case 1: {
        // A
        const address = d.ipv4();
        at += 4;
        rdata2 = { is: 'a', address };
        break;
      }

      case 2: {
        // NS
        const nsdname = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeNamePlain(nsdname, b, 0, 0));
        rdata2 = { is: 'ns', nsdname };
        break;
      }

      case 5: {
        // CNAME
        const cname = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeNamePlain(cname, b, 0, 0));
        rdata2 = { is: 'cname', cname };
        break;
      }

      case 6: {
        // SOA
        const mname = d.labels(Math.min(255, limit - at - 21), 63);
        at += sizeOf((b) => writeNamePlain(mname, b, 0, 0));
        const rname = d.labels(Math.min(255, limit - at - 20), 63);
        at += sizeOf((b) => writeNamePlain(rname, b, 0, 0));
        const serial = d.integer(0, 4294967295);
        const refresh = d.integer(0, 4294967295);
        const retry = d.integer(0, 4294967295);
        const expire = d.integer(0, 4294967295);
        const minimum = d.integer(0, 4294967295);
        at += 20;
        rdata2 = { is: 'soa', mname, rname, serial, refresh, retry, expire, minimum };
        break;
      }

      case 12: {
        // PTR
        const ptrdname = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeNamePlain(ptrdname, b, 0, 0));
        rdata2 = { is: 'ptr', ptrdname };
        break;
      }

      case 15: {
        // MX
        const preference = d.integer(0, 65535);
        at += 2;
        const exchange = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeNamePlain(exchange, b, 0, 0));
        rdata2 = { is: 'mx', preference, exchange };
        break;
      }

      case 16: {
        // TXT
        const limit2 = limit;
        const txtData: NonNullable<
          Extract<NonNullable<v.ResourceRecord['rdata']>, { is: 'txt' }>['txtData']
        >[number][] = [];
        while (limit2 - at >= 1 && d.more(txtData.length)) {
          const item = makeCharacterString(d, limit2 - at);
          const took = sizeOf((b) => writeCharacterString(item, b, 0));
          if (at + took > limit2) break;
          at += took;
          txtData.push(item);
        }

        rdata2 = { is: 'txt', txtData };
        break;
      }

      case 28: {
        // AAAA
        const ipv6Address = d.ipv6();
        at += 16;
        rdata2 = { is: 'aaaa', ipv6Address };
        break;
      }

      case 33: {
        // SRV
        const priority = d.integer(0, 65535);
        const weight = d.integer(0, 65535);
        const port = d.integer(0, 65535);
        at += 6;
        const target = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeNamePlain(target, b, 0, 0));
        rdata2 = { is: 'srv', priority, weight, port, target };
        break;
      }

      case 41: {
        // OPT
        const limit3 = limit;
        const options: NonNullable<
          Extract<NonNullable<v.ResourceRecord['rdata']>, { is: 'opt' }>['options']
        >[number][] = [];
        while (limit3 - at >= 4 && d.more(options.length)) {
          const item = makeOption(d, limit3 - at);
          const took = sizeOf((b) => writeOption(item, b, 0));
          if (at + took > limit3) break;
          at += took;
          options.push(item);
        }

        rdata2 = { is: 'opt', options };
        break;
      }

      case 64:
      case 65: {
        // Service Binding
        const svcpriority = d.integer(0, 65535);
        at += 2;
        const targetname = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeUncompressedName(targetname, b, 0));
        const limit4 = limit;
        const svcparams: NonNullable<
          Extract<NonNullable<v.ResourceRecord['rdata']>, { is: 'serviceBinding' }>['svcparams']
        >[number][] = [];
        while (limit4 - at >= 4 && d.more(svcparams.length)) {
          const item = makeSvcparam(d, limit4 - at);
          const took = sizeOf((b) => writeSvcparam(item, b, 0));
          if (at + took > limit4) break;
          at += took;
          svcparams.push(item);
        }

        rdata2 = { is: 'serviceBinding', svcpriority, targetname, svcparams };
        break;
      }

      case 39: {
        // DNAME
        const redirectionTarget = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeUncompressedName(redirectionTarget, b, 0));
        rdata2 = { is: 'dname', redirectionTarget };
        break;
      }

      case 43: {
        // DS
        const dsKeyTag = d.integer(0, 65535);
        const dsAlgorithm = d.integer(0, 255);
        const digestType = d.integer(0, 255);
        at += 4;
        const digest = d.octets(d.count(0, limit - at));
        at += digest.length;
        rdata2 = { is: 'ds', dsKeyTag, dsAlgorithm, digestType, digest };
        break;
      }

      case 44: {
        // SSHFP
        const sshfpAlgorithm = d.integer(0, 255);
        const sshfpType = d.integer(0, 255);
        at += 2;
        const fingerprint = d.octets(d.count(0, limit - at));
        at += fingerprint.length;
        rdata2 = { is: 'sshfp', sshfpAlgorithm, sshfpType, fingerprint };
        break;
      }

      case 46: {
        // RRSIG
        const typeCovered = d.integer(0, 65535);
        const rrsigAlgorithm = d.integer(0, 255);
        const labels = d.integer(0, 255);
        const originalTtl = d.integer(0, 4294967295);
        const signatureExpiration = d.integer(0, 4294967295);
        const signatureInception = d.integer(0, 4294967295);
        const rrsigKeyTag = d.integer(0, 65535);
        at += 18;
        const signersName = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeUncompressedName(signersName, b, 0));
        const signature = d.octets(d.count(0, limit - at));
        at += signature.length;
        rdata2 = {
          is: 'rrsig',
          typeCovered,
          rrsigAlgorithm,
          labels,
          originalTtl,
          signatureExpiration,
          signatureInception,
          rrsigKeyTag,
          signersName,
          signature,
        };
        break;
      }

      case 47: {
        // NSEC
        const nextDomainName = d.labels(Math.min(255, limit - at), 63);
        at += sizeOf((b) => writeUncompressedName(nextDomainName, b, 0));
        const limit5 = limit;
        const typeBitMaps: NonNullable<
          Extract<NonNullable<v.ResourceRecord['rdata']>, { is: 'nsec' }>['typeBitMaps']
        >[number][] = [];
        while (limit5 - at >= 3 && d.more(typeBitMaps.length)) {
          const item = makeTypeWindow(d, limit5 - at);
          const took = sizeOf((b) => writeTypeWindow(item, b, 0));
          if (at + took > limit5) break;
          at += took;
          typeBitMaps.push(item);
        }

        rdata2 = { is: 'nsec', nextDomainName, typeBitMaps };
        break;
      }

      case 48: {
        // DNSKEY
        const flags = d.integer(0, 65535);
        const protocol = d.integer(0, 255);
        const dnskeyAlgorithm = d.integer(0, 255);
        at += 4;
        const publicKey = d.octets(d.count(0, limit - at));
        at += publicKey.length;
        rdata2 = { is: 'dnskey', flags, protocol, dnskeyAlgorithm, publicKey };
        break;
      }

      case 52: {
        // TLSA
        const certificateUsage = d.integer(0, 255);
        const selector = d.integer(0, 255);
        const matchingType = d.integer(0, 255);
        at += 3;
        const certificateAssociationData = d.octets(d.count(0, limit - at));
        at += certificateAssociationData.length;
        rdata2 = {
          is: 'tlsa',
          certificateUsage,
          selector,
          matchingType,
          certificateAssociationData,
        };
        break;
      }

      case 257: {
        // CAA
        const caaFlags = d.integer(0, 255);
        at += 2;
        const tagLength = d.length([[1, 255]], 1, 1, 0, 1, limit - at - 1);
        const tag = d.octets(tagLength);
        at += tag.length;
        const caaValue = d.octets(d.count(0, limit - at));
        at += caaValue.length;
        rdata2 = { is: 'caa', caaFlags, tag, caaValue };
        break;
      }

      default: {
        const octets = d.octets(d.count(0, limit - at));
        at += octets.length;
        rdata2 = { is: 'unknown', octets };
        break;
      }
    }

    rdata = rdata2;
  }

  return {
    name,
    type,
    ...(class_ === undefined ? {} : { class: class_ }),
    ...(requestorsUdpPayloadSize === undefined ? {} : { requestorsUdpPayloadSize }),
    ...(ttl === undefined ? {} : { ttl }),
    ...(extendedFlags === undefined ? {} : { extendedFlags }),
    ...(rdata === undefined ? {} : { rdata }),
  };
}

/** A valid Type Window. */
export function makeTypeWindow(d: Draw, room: number): v.TypeWindow {
  let at = 0;
  const windowBlock = d.integer(0, 255);
  at += 2;
  const bitmapLength = d.length([[1, 32]], 1, 1, 0, 1, room - at - 1);
  const bitmap = d.octets(bitmapLength);
  at += bitmap.length;
  return { windowBlock, bitmap };
}

/** A valid Character String. */
export function makeCharacterString(d: Draw, room: number): v.CharacterString {
  let at = 0;
  at += 1;
  const textLength = d.length([[0, 255]], 1, 1, 0, 1, room - at);
  const text = d.octets(textLength);
  at += text.length;
  return { text };
}

/** A valid Option. */
export function makeOption(d: Draw, room: number): v.Option {
  let at = 0;
  at += 2;
  const optionCode = d.tag(
    [
      [3, 3, 0],
      [8, 8, 4],
      [9, 9, 0],
      [10, 10, 8],
      [11, 11, 0],
      [12, 12, 0],
      [15, 15, 2],
      [0, 2, 0],
      [4, 7, 0],
      [13, 14, 0],
      [16, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let optionData: NonNullable<v.Option['optionData']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (optionCode) {
    case 3: {
      // NSID
      const identifier = d.octets(d.count(0, limit - at));
      at += identifier.length;
      optionData = { is: 'nsid', identifier };
      break;
    }

    case 8: {
      // Client Subnet
      const family = d.named([1, 2], 0, 65535);
      const sourcePrefixLength = d.integer(0, 255);
      const scopePrefixLength = d.integer(0, 255);
      at += 4;
      const clientAddress = d.octets(d.count(0, limit - at));
      at += clientAddress.length;
      optionData = {
        is: 'clientSubnet',
        family,
        sourcePrefixLength,
        scopePrefixLength,
        clientAddress,
      };
      break;
    }

    case 9: {
      // Expire
      let expireTimer:
        Extract<NonNullable<v.Option['optionData']>, { is: 'expire' }>['expireTimer'] | undefined;
      if (d.flag()) {
        const expireTimer2 = d.integer(0, 4294967295);
        at += 4;
        expireTimer = expireTimer2;
      }

      optionData = { is: 'expire', ...(expireTimer === undefined ? {} : { expireTimer }) };
      break;
    }

    case 10: {
      // Cookie
      const clientCookie = d.octets(8);
      at += clientCookie.length;
      const serverCookie = d.octets(d.count(0, limit - at));
      at += serverCookie.length;
      optionData = { is: 'cookie', clientCookie, serverCookie };
      break;
    }

    case 11: {
      // TCP Keepalive
      let timeout:
        Extract<NonNullable<v.Option['optionData']>, { is: 'tcpKeepalive' }>['timeout'] | undefined;
      if (d.flag()) {
        const timeout2 = d.integer(0, 65535);
        at += 2;
        timeout = timeout2;
      }

      optionData = { is: 'tcpKeepalive', ...(timeout === undefined ? {} : { timeout }) };
      break;
    }

    case 12: {
      // Padding
      const filler = d.octets(d.count(0, limit - at));
      at += filler.length;
      optionData = { is: 'padding', filler };
      break;
    }

    case 15: {
      // Extended Error
      const infoCode = d.named(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
        0,
        65535,
      );
      at += 2;
      const extraText = d.text(d.count(0, limit - at));
      at += textOctets(extraText);
      optionData = { is: 'extendedError', infoCode, extraText };
      break;
    }

    default: {
      const optionOctets = d.octets(d.count(0, limit - at));
      at += optionOctets.length;
      optionData = { is: 'unknownOption', optionCode: optionCode, optionOctets };
      break;
    }
  }

  return { optionData };
}

/** A valid SvcParam. */
export function makeSvcparam(d: Draw, room: number): v.Svcparam {
  let at = 0;
  at += 2;
  const svcparamkey = d.tag(
    [
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 2],
      [4, 4, 0],
      [5, 5, 0],
      [6, 6, 0],
      [7, 7, 0],
      [8, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let svcparamvalue: NonNullable<v.Svcparam['svcparamvalue']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (svcparamkey) {
    case 0: {
      // Mandatory
      const keys = Array.from(
        { length: Math.max(0, d.count(0, Math.floor((limit - at) / 2))) },
        () => d.integer(0, 65535),
      );
      at += keys.length * 2;
      svcparamvalue = { is: 'mandatory', keys };
      break;
    }

    case 1: {
      // ALPN
      const limit2 = limit;
      const alpnIds: NonNullable<
        Extract<NonNullable<v.Svcparam['svcparamvalue']>, { is: 'alpn' }>['alpnIds']
      >[number][] = [];
      while (limit2 - at >= 2 && d.more(alpnIds.length)) {
        const item = makeAlpnId(d, limit2 - at);
        const took = sizeOf((b) => writeAlpnId(item, b, 0));
        if (at + took > limit2) break;
        at += took;
        alpnIds.push(item);
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
      const port = d.integer(0, 65535);
      at += 2;
      svcparamvalue = { is: 'port', port };
      break;
    }

    case 4: {
      // IPv4 Hint
      const ipv4Addresses = Array.from(
        { length: Math.max(0, d.count(0, Math.floor((limit - at) / 4))) },
        () => d.ipv4(),
      );
      at += ipv4Addresses.length * 4;
      svcparamvalue = { is: 'ipv4Hint', ipv4Addresses };
      break;
    }

    case 5: {
      // ECH
      const echconfiglist = d.octets(d.count(0, limit - at));
      at += echconfiglist.length;
      svcparamvalue = { is: 'ech', echconfiglist };
      break;
    }

    case 6: {
      // IPv6 Hint
      const ipv6Addresses = Array.from(
        { length: Math.max(0, d.count(0, Math.floor((limit - at) / 16))) },
        () => d.ipv6(),
      );
      at += ipv6Addresses.length * 16;
      svcparamvalue = { is: 'ipv6Hint', ipv6Addresses };
      break;
    }

    case 7: {
      // DoH Path
      const template = d.text(d.count(0, limit - at));
      at += textOctets(template);
      svcparamvalue = { is: 'dohPath', template };
      break;
    }

    default: {
      const value = d.octets(d.count(0, limit - at));
      at += value.length;
      svcparamvalue = { is: 'unknownParameter', svcparamkey: svcparamkey, value };
      break;
    }
  }

  return { svcparamvalue };
}

/** A valid ALPN ID. */
export function makeAlpnId(d: Draw, room: number): v.AlpnId {
  let at = 0;
  at += 1;
  const protocolLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
  const protocol = d.octets(protocolLength);
  at += protocol.length;
  return { protocol };
}
