// @generated from spec/application/dhcpv6.protocol: change that, then npm run generate.
/**
 * DHCPv6 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { gatherLabel, putText, readText, showIpv6, textOf } from '../../runtime/base/text.ts';
import { putLabels } from '../../runtime/base/labels.ts';
import { derived, encoded, fits, putIpv6 } from '../../runtime/base/values.ts';
import { checkIaOption, checkMessage, checkOption } from './dhcpv6.wire.ts';
import {
  readDuid as dhcpv4ReadDuid,
  type Duid as Dhcpv4Duid,
  writeDuid as dhcpv4WriteDuid,
} from '../../generated/application/dhcpv4.value.ts';
import { put } from '../../runtime/base/octets.ts';

/** The Domain Name at o: labels joined with dots, dots in them escaped. */
export function readDomainName(b: Uint8Array, o: number, end: number): string {
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

/** Writes a Domain Name and answers its end. */
export function writeDomainName(v: string, b: Uint8Array, o: number): number {
  return putLabels(b, o, v, 255, 63, 'Domain Name');
}

export type MessageBody =
  | {
      readonly is: 'relayed';
      readonly messageType: number;
      /** Hop Count (8). */
      readonly hopCount: number;
      /** Link Address: of the link that the client is on. */
      readonly linkAddress: string;
      /** Peer Address: from whom the message came that is in here. */
      readonly peerAddress: string;
      /** Relay Options. */
      readonly relayOptions: readonly Option[];
    }
  | {
      readonly is: 'plain';
      readonly messageType: number;
      /** Transaction ID (24): chosen by the client, so that it knows its answers. */
      readonly transactionId: number;
      /** Options. */
      readonly options: readonly Option[];
    };
export interface Message {
  /** Body. */
  readonly body: MessageBody;
}

/** The Message at o, which a check has found sound. */
export function readMessage(b: Uint8Array, o: number, end: number): Message {
  const messageType = b[o];
  let body: MessageBody;
  switch (messageType) {
    case 12:
    case 13: {
      // Relayed
      const relayOptions: Option[] = [];
      let relayOptionsAt = o + 34;
      while (relayOptionsAt < end) {
        relayOptions.push(readOption(b, relayOptionsAt, end));
        relayOptionsAt = cursor.at;
      }

      body = {
        is: 'relayed',
        messageType: messageType,
        hopCount: b[o + 1],
        linkAddress: showIpv6(b, o + 2),
        peerAddress: showIpv6(b, o + 18),
        relayOptions,
      };
      break;
    }

    default: {
      const options: Option[] = [];
      let optionsAt = o + 4;
      while (optionsAt < end) {
        options.push(readOption(b, optionsAt, end));
        optionsAt = cursor.at;
      }

      body = {
        is: 'plain',
        messageType: messageType,
        transactionId: (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3],
        options,
      };
      break;
    }
  }

  cursor.at = end;
  return { body };
}

/** Writes a Message at o and answers its end. */
export function writeMessage(v: Message, b: Uint8Array, o: number): number {
  const messageTypeTag = v.body.is === 'relayed' ? v.body.messageType : v.body.messageType;
  b[o] = fits(messageTypeTag, 255, 'Message.Message Type');
  const body = v.body;
  let bodyEnd = o + 1;
  switch (body.is) {
    case 'relayed': {
      b[o + 1] = fits(body.hopCount, 255, 'Message.Body.Relayed.Hop Count');
      const linkAddressEnd = putIpv6(
        b,
        o + 2,
        body.linkAddress,
        'Message.Body.Relayed.Link Address',
      );
      const peerAddressEnd = putIpv6(
        b,
        linkAddressEnd,
        body.peerAddress,
        'Message.Body.Relayed.Peer Address',
      );
      let relayOptionsAt = peerAddressEnd;
      for (const relayOptionsItem of body.relayOptions) {
        relayOptionsAt = writeOption(relayOptionsItem, b, relayOptionsAt);
      }

      bodyEnd = relayOptionsAt;
      break;
    }

    case 'plain': {
      const transactionIdWord = fits(
        body.transactionId,
        16777215,
        'Message.Body.Plain.Transaction ID',
      );
      b[o + 1] = transactionIdWord >>> 16;
      b[o + 2] = transactionIdWord >>> 8;
      b[o + 3] = transactionIdWord;
      let optionsAt = o + 4;
      for (const optionsItem of body.options) {
        optionsAt = writeOption(optionsItem, b, optionsAt);
      }

      bodyEnd = optionsAt;
      break;
    }
  }

  return bodyEnd;
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

export type OptionContent =
  | { readonly is: 'clientIdentifier'; /** Client DUID. */ readonly clientDuid: Dhcpv4Duid }
  | { readonly is: 'serverIdentifier'; /** Server DUID. */ readonly serverDuid: Dhcpv4Duid }
  | {
      readonly is: 'nonTemporaryAddresses'; /** IAID (32). */
      readonly iaid: number;
      /** T1 (32), in seconds: when to ask the same server again; 0 when it does not say. */
      readonly t1: number;
      /** T2 (32), in seconds: when to ask any. */
      readonly t2: number;
      /** IA Options. */
      readonly iaOptions: readonly IaOption[];
    }
  | {
      readonly is: 'optionRequest'; /** Requested Options. */
      readonly requestedOptions: readonly number[];
    }
  | { readonly is: 'preference'; /** Preference (8). */ readonly preference: number }
  | { readonly is: 'elapsedTime'; /** Elapsed Time (16), in 10 ms. */ readonly elapsedTime: number }
  | { readonly is: 'relayMessage'; /** Relayed Message. */ readonly relayedMessage: Uint8Array }
  | { readonly is: 'serverUnicast'; /** Server Address. */ readonly serverAddress: string }
  | {
      readonly is: 'statusCode'; /** Status Code (16). */
      readonly statusCode: number;
      /** Status Message. */
      readonly statusMessage: string;
    }
  | { readonly is: 'rapidCommit' }
  | {
      readonly is: 'dnsRecursiveNameServer'; /** DNS Servers. */
      readonly dnsServers: readonly string[];
    }
  | { readonly is: 'domainSearchList'; /** Search List. */ readonly searchList: readonly string[] }
  | {
      readonly is: 'informationRefreshTime'; /** Refresh Time (32), in seconds. */
      readonly refreshTime: number;
    }
  | {
      readonly is: 'solicitPause'; /** Solicit Pause (32) in 60..86400, in seconds. */
      readonly solicitPause: number;
    }
  | {
      readonly is: 'informationPause'; /** Information Pause (32) in 60..86400, in seconds. */
      readonly informationPause: number;
    }
  | {
      readonly is: 'unknown';
      readonly optionCode: number;
      /** Data. */
      readonly data: Uint8Array;
    };
export interface Option {
  /** Content. */
  readonly content: OptionContent;
}

/** The Option at o, which a check has found sound. */
export function readOption(b: Uint8Array, o: number, end: number): Option {
  const optionCode = (b[o] << 8) | b[o + 1];
  const optionLength = (b[o + 2] << 8) | b[o + 3];
  const contentEnd = o + 4 + optionLength;
  let content: OptionContent;
  switch (optionCode) {
    case 1: {
      // Client Identifier
      const clientDuid = dhcpv4ReadDuid(b, o + 4, contentEnd);
      content = { is: 'clientIdentifier', clientDuid };
      break;
    }

    case 2: {
      // Server Identifier
      const serverDuid = dhcpv4ReadDuid(b, o + 4, contentEnd);
      content = { is: 'serverIdentifier', serverDuid };
      break;
    }

    case 3: {
      // Non-temporary Addresses
      const iaOptions: IaOption[] = [];
      let iaOptionsAt = o + 16;
      while (iaOptionsAt < contentEnd) {
        iaOptions.push(readIaOption(b, iaOptionsAt, contentEnd));
        iaOptionsAt = cursor.at;
      }

      content = {
        is: 'nonTemporaryAddresses',
        iaid: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        t1: ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        t2: ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
        iaOptions,
      };
      break;
    }

    case 6: {
      // Option Request
      const requestedOptions: number[] = [];
      let requestedOptionsAt = o + 4;
      while (requestedOptionsAt < contentEnd) {
        requestedOptions.push((b[requestedOptionsAt] << 8) | b[requestedOptionsAt + 1]);
        requestedOptionsAt += 2;
      }

      content = { is: 'optionRequest', requestedOptions };
      break;
    }

    case 7: {
      // Preference
      content = { is: 'preference', preference: b[o + 4] };
      break;
    }

    case 8: {
      // Elapsed Time
      content = { is: 'elapsedTime', elapsedTime: (b[o + 4] << 8) | b[o + 5] };
      break;
    }

    case 9: {
      // Relay Message
      content = { is: 'relayMessage', relayedMessage: b.subarray(o + 4, contentEnd) };
      break;
    }

    case 12: {
      // Server Unicast
      content = { is: 'serverUnicast', serverAddress: showIpv6(b, o + 4) };
      break;
    }

    case 13: {
      // Status Code
      content = {
        is: 'statusCode',
        statusCode: (b[o + 4] << 8) | b[o + 5],
        statusMessage: readText(b, o + 6, contentEnd),
      };
      break;
    }

    case 14: {
      // Rapid Commit
      content = { is: 'rapidCommit' };
      break;
    }

    case 23: {
      // DNS Recursive Name Server
      const dnsServers: string[] = [];
      let dnsServersAt = o + 4;
      while (dnsServersAt < contentEnd) {
        dnsServers.push(showIpv6(b, dnsServersAt));
        dnsServersAt += 16;
      }

      content = { is: 'dnsRecursiveNameServer', dnsServers };
      break;
    }

    case 24: {
      // Domain Search List
      const searchList: string[] = [];
      let searchListAt = o + 4;
      while (searchListAt < contentEnd) {
        searchList.push(readDomainName(b, searchListAt, contentEnd));
        searchListAt = cursor.at;
      }

      content = { is: 'domainSearchList', searchList };
      break;
    }

    case 32: {
      // Information Refresh Time
      content = {
        is: 'informationRefreshTime',
        refreshTime: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
      };
      break;
    }

    case 82: {
      // Solicit Pause
      content = {
        is: 'solicitPause',
        solicitPause: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
      };
      break;
    }

    case 83: {
      // Information Pause
      content = {
        is: 'informationPause',
        informationPause: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
      };
      break;
    }

    default: {
      content = { is: 'unknown', optionCode: optionCode, data: b.subarray(o + 4, contentEnd) };
      break;
    }
  }

  cursor.at = contentEnd;
  return { content };
}

/** Writes a Option at o and answers its end. */
export function writeOption(v: Option, b: Uint8Array, o: number): number {
  const optionCodeTag =
    v.content.is === 'clientIdentifier'
      ? 1
      : v.content.is === 'serverIdentifier'
        ? 2
        : v.content.is === 'nonTemporaryAddresses'
          ? 3
          : v.content.is === 'optionRequest'
            ? 6
            : v.content.is === 'preference'
              ? 7
              : v.content.is === 'elapsedTime'
                ? 8
                : v.content.is === 'relayMessage'
                  ? 9
                  : v.content.is === 'serverUnicast'
                    ? 12
                    : v.content.is === 'statusCode'
                      ? 13
                      : v.content.is === 'rapidCommit'
                        ? 14
                        : v.content.is === 'dnsRecursiveNameServer'
                          ? 23
                          : v.content.is === 'domainSearchList'
                            ? 24
                            : v.content.is === 'informationRefreshTime'
                              ? 32
                              : v.content.is === 'solicitPause'
                                ? 82
                                : v.content.is === 'informationPause'
                                  ? 83
                                  : v.content.optionCode;
  const optionCodeWord = fits(optionCodeTag, 65535, 'Option.Option Code');
  b[o] = optionCodeWord >>> 8;
  b[o + 1] = optionCodeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const content = v.content;
  let contentEnd = o + 4;
  switch (content.is) {
    case 'clientIdentifier': {
      const clientDuidEnd = dhcpv4WriteDuid(content.clientDuid, b, o + 4);
      contentEnd = clientDuidEnd;
      break;
    }

    case 'serverIdentifier': {
      const serverDuidEnd = dhcpv4WriteDuid(content.serverDuid, b, o + 4);
      contentEnd = serverDuidEnd;
      break;
    }

    case 'nonTemporaryAddresses': {
      const iaidWord = fits(
        content.iaid,
        4294967295,
        'Option.Content.Non-temporary Addresses.IAID',
      );
      b[o + 4] = iaidWord >>> 24;
      b[o + 5] = iaidWord >>> 16;
      b[o + 6] = iaidWord >>> 8;
      b[o + 7] = iaidWord;
      const t1Word = fits(content.t1, 4294967295, 'Option.Content.Non-temporary Addresses.T1');
      b[o + 8] = t1Word >>> 24;
      b[o + 9] = t1Word >>> 16;
      b[o + 10] = t1Word >>> 8;
      b[o + 11] = t1Word;
      const t2Word = fits(content.t2, 4294967295, 'Option.Content.Non-temporary Addresses.T2');
      b[o + 12] = t2Word >>> 24;
      b[o + 13] = t2Word >>> 16;
      b[o + 14] = t2Word >>> 8;
      b[o + 15] = t2Word;
      let iaOptionsAt = o + 16;
      for (const iaOptionsItem of content.iaOptions) {
        iaOptionsAt = writeIaOption(iaOptionsItem, b, iaOptionsAt);
      }

      contentEnd = iaOptionsAt;
      break;
    }

    case 'optionRequest': {
      let requestedOptionsAt = o + 4;
      for (const requestedOptionsItem of content.requestedOptions) {
        const requestedOptionsNumber = fits(
          requestedOptionsItem,
          65535,
          'Option.Content.Option Request.Requested Options',
        );
        b[requestedOptionsAt] = requestedOptionsNumber >>> 8;
        b[requestedOptionsAt + 1] = requestedOptionsNumber;
        requestedOptionsAt += 2;
      }

      contentEnd = requestedOptionsAt;
      break;
    }

    case 'preference': {
      b[o + 4] = fits(content.preference, 255, 'Option.Content.Preference.Preference');
      contentEnd = o + 5;
      break;
    }

    case 'elapsedTime': {
      const elapsedTimeWord = fits(
        content.elapsedTime,
        65535,
        'Option.Content.Elapsed Time.Elapsed Time',
      );
      b[o + 4] = elapsedTimeWord >>> 8;
      b[o + 5] = elapsedTimeWord;
      contentEnd = o + 6;
      break;
    }

    case 'relayMessage': {
      const relayedMessageEnd = put(b, o + 4, content.relayedMessage);
      contentEnd = relayedMessageEnd;
      break;
    }

    case 'serverUnicast': {
      const serverAddressEnd = putIpv6(
        b,
        o + 4,
        content.serverAddress,
        'Option.Content.Server Unicast.Server Address',
      );
      contentEnd = serverAddressEnd;
      break;
    }

    case 'statusCode': {
      const statusCodeWord = fits(
        content.statusCode,
        65535,
        'Option.Content.Status Code.Status Code',
      );
      b[o + 4] = statusCodeWord >>> 8;
      b[o + 5] = statusCodeWord;
      const statusMessageEnd = putText(b, o + 6, content.statusMessage);
      contentEnd = statusMessageEnd;
      break;
    }

    case 'rapidCommit': {
      contentEnd = o + 4;
      break;
    }

    case 'dnsRecursiveNameServer': {
      let dnsServersAt = o + 4;
      for (const dnsServersItem of content.dnsServers) {
        dnsServersAt = putIpv6(
          b,
          dnsServersAt,
          dnsServersItem,
          'Option.Content.DNS Recursive Name Server.DNS Servers',
        );
      }

      contentEnd = dnsServersAt;
      break;
    }

    case 'domainSearchList': {
      let searchListAt = o + 4;
      for (const searchListItem of content.searchList) {
        searchListAt = writeDomainName(searchListItem, b, searchListAt);
      }

      contentEnd = searchListAt;
      break;
    }

    case 'informationRefreshTime': {
      const refreshTimeWord = fits(
        content.refreshTime,
        4294967295,
        'Option.Content.Information Refresh Time.Refresh Time',
      );
      b[o + 4] = refreshTimeWord >>> 24;
      b[o + 5] = refreshTimeWord >>> 16;
      b[o + 6] = refreshTimeWord >>> 8;
      b[o + 7] = refreshTimeWord;
      contentEnd = o + 8;
      break;
    }

    case 'solicitPause': {
      const solicitPauseWord = fits(
        content.solicitPause,
        4294967295,
        'Option.Content.Solicit Pause.Solicit Pause',
      );
      b[o + 4] = solicitPauseWord >>> 24;
      b[o + 5] = solicitPauseWord >>> 16;
      b[o + 6] = solicitPauseWord >>> 8;
      b[o + 7] = solicitPauseWord;
      contentEnd = o + 8;
      break;
    }

    case 'informationPause': {
      const informationPauseWord = fits(
        content.informationPause,
        4294967295,
        'Option.Content.Information Pause.Information Pause',
      );
      b[o + 4] = informationPauseWord >>> 24;
      b[o + 5] = informationPauseWord >>> 16;
      b[o + 6] = informationPauseWord >>> 8;
      b[o + 7] = informationPauseWord;
      contentEnd = o + 8;
      break;
    }

    case 'unknown': {
      const dataEnd = put(b, o + 4, content.data);
      contentEnd = dataEnd;
      break;
    }
  }

  const optionLengthValue = derived(contentEnd - (o + 4), 1, 0, 65535, 'Option.Option Length');
  b[o + 2] = optionLengthValue >>> 8;
  b[o + 3] = optionLengthValue;
  return contentEnd;
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

export type IaOptionIaContent =
  | {
      readonly is: 'address'; /** Address. */
      readonly address: string;
      /** Preferred Lifetime (32), in seconds. */
      readonly preferredLifetime: number;
      /** Valid Lifetime (32), in seconds. */
      readonly validLifetime: number;
      /** Address Options. */
      readonly addressOptions: Uint8Array;
    }
  | {
      readonly is: 'iaStatus'; /** IA Status Code (16). */
      readonly iaStatusCode: number;
      /** IA Status Message. */
      readonly iaStatusMessage: string;
    }
  | {
      readonly is: 'unknown';
      readonly iaOptionCode: number;
      /** IA Data. */
      readonly iaData: Uint8Array;
    };
/** What is in an association of addresses. */
export interface IaOption {
  /** IA Content. */
  readonly iaContent: IaOptionIaContent;
}

/** The IA Option at o, which a check has found sound. */
export function readIaOption(b: Uint8Array, o: number, end: number): IaOption {
  const iaOptionCode = (b[o] << 8) | b[o + 1];
  const iaOptionLength = (b[o + 2] << 8) | b[o + 3];
  const iaContentEnd = o + 4 + iaOptionLength;
  let iaContent: IaOptionIaContent;
  switch (iaOptionCode) {
    case 5: {
      // Address
      iaContent = {
        is: 'address',
        address: showIpv6(b, o + 4),
        preferredLifetime:
          ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0,
        validLifetime: ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0,
        addressOptions: b.subarray(o + 28, iaContentEnd),
      };
      break;
    }

    case 13: {
      // IA Status
      iaContent = {
        is: 'iaStatus',
        iaStatusCode: (b[o + 4] << 8) | b[o + 5],
        iaStatusMessage: readText(b, o + 6, iaContentEnd),
      };
      break;
    }

    default: {
      iaContent = {
        is: 'unknown',
        iaOptionCode: iaOptionCode,
        iaData: b.subarray(o + 4, iaContentEnd),
      };
      break;
    }
  }

  cursor.at = iaContentEnd;
  return { iaContent };
}

/** Writes a IA Option at o and answers its end. */
export function writeIaOption(v: IaOption, b: Uint8Array, o: number): number {
  const iaOptionCodeTag =
    v.iaContent.is === 'address'
      ? 5
      : v.iaContent.is === 'iaStatus'
        ? 13
        : v.iaContent.iaOptionCode;
  const iaOptionCodeWord = fits(iaOptionCodeTag, 65535, 'IA Option.IA Option Code');
  b[o] = iaOptionCodeWord >>> 8;
  b[o + 1] = iaOptionCodeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const iaContent = v.iaContent;
  let iaContentEnd = o + 4;
  switch (iaContent.is) {
    case 'address': {
      const addressEnd = putIpv6(
        b,
        o + 4,
        iaContent.address,
        'IA Option.IA Content.Address.Address',
      );
      const preferredLifetimeWord = fits(
        iaContent.preferredLifetime,
        4294967295,
        'IA Option.IA Content.Address.Preferred Lifetime',
      );
      b[addressEnd] = preferredLifetimeWord >>> 24;
      b[addressEnd + 1] = preferredLifetimeWord >>> 16;
      b[addressEnd + 2] = preferredLifetimeWord >>> 8;
      b[addressEnd + 3] = preferredLifetimeWord;
      const validLifetimeWord = fits(
        iaContent.validLifetime,
        4294967295,
        'IA Option.IA Content.Address.Valid Lifetime',
      );
      b[addressEnd + 4] = validLifetimeWord >>> 24;
      b[addressEnd + 5] = validLifetimeWord >>> 16;
      b[addressEnd + 6] = validLifetimeWord >>> 8;
      b[addressEnd + 7] = validLifetimeWord;
      const addressOptionsEnd = put(b, addressEnd + 8, iaContent.addressOptions);
      iaContentEnd = addressOptionsEnd;
      break;
    }

    case 'iaStatus': {
      const iaStatusCodeWord = fits(
        iaContent.iaStatusCode,
        65535,
        'IA Option.IA Content.IA Status.IA Status Code',
      );
      b[o + 4] = iaStatusCodeWord >>> 8;
      b[o + 5] = iaStatusCodeWord;
      const iaStatusMessageEnd = putText(b, o + 6, iaContent.iaStatusMessage);
      iaContentEnd = iaStatusMessageEnd;
      break;
    }

    case 'unknown': {
      const iaDataEnd = put(b, o + 4, iaContent.iaData);
      iaContentEnd = iaDataEnd;
      break;
    }
  }

  const iaOptionLengthValue = derived(
    iaContentEnd - (o + 4),
    1,
    0,
    65535,
    'IA Option.IA Option Length',
  );
  b[o + 2] = iaOptionLengthValue >>> 8;
  b[o + 3] = iaOptionLengthValue;
  return iaContentEnd;
}

/** The octets of a IA Option. */
export function encodeIaOption(v: IaOption): Uint8Array {
  return encoded((b) => writeIaOption(v, b, 0));
}

/** The IA Option in b, or the code of the rule it breaks. */
export function decodeIaOption(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: IaOption } | { readonly ok: false; readonly fault: number } {
  const fault = checkIaOption(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readIaOption(b, 0, b.length) } : { ok: false, fault };
}
