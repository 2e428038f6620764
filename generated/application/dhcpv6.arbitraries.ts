// @generated from spec/application/dhcpv6.protocol: change that, then npm run generate.
/**
 * DHCPv6: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, textOctets, type Draw } from '../../runtime/base/draw.ts';
import { writeDomainName, writeIaOption, writeOption } from './dhcpv6.value.ts';
import { makeDuid as dhcpv4MakeDuid } from '../../generated/application/dhcpv4.arbitraries.ts';
import { writeDuid as dhcpv4WriteDuid } from '../../generated/application/dhcpv4.value.ts';
import type * as v from './dhcpv6.value.ts';

/** A valid Message. */
export function makeMessage(d: Draw, room: number): v.Message {
  let at = 0;
  at += 1;
  const messageType = d.tag(
    [
      [12, 12, 33],
      [13, 13, 33],
      [0, 11, 3],
      [14, 255, 3],
    ],
    room - at - 3,
  );
  let body: NonNullable<v.Message['body']>;
  switch (messageType) {
    case 12:
    case 13: {
      // Relayed
      const hopCount = d.integer(0, 255);
      const linkAddress = d.ipv6();
      const peerAddress = d.ipv6();
      at += 33;
      const limit = room;
      const relayOptions: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'relayed' }>['relayOptions']
      >[number][] = [];
      while (limit - at >= 4 && d.more(relayOptions.length)) {
        const item = makeOption(d, limit - at);
        const took = sizeOf((b) => writeOption(item, b, 0));
        if (at + took > limit) break;
        at += took;
        relayOptions.push(item);
      }

      body = {
        is: 'relayed',
        messageType: messageType,
        hopCount,
        linkAddress,
        peerAddress,
        relayOptions,
      };
      break;
    }

    default: {
      const transactionId = d.integer(0, 16777215);
      at += 3;
      const limit2 = room;
      const options: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'plain' }>['options']
      >[number][] = [];
      while (limit2 - at >= 4 && d.more(options.length)) {
        const item = makeOption(d, limit2 - at);
        const took = sizeOf((b) => writeOption(item, b, 0));
        if (at + took > limit2) break;
        at += took;
        options.push(item);
      }

      body = { is: 'plain', messageType: messageType, transactionId, options };
      break;
    }
  }

  return { body };
}

/** A valid Option. */
export function makeOption(d: Draw, room: number): v.Option {
  let at = 0;
  at += 2;
  const optionCode = d.tag(
    [
      [1, 1, 2],
      [2, 2, 2],
      [3, 3, 12],
      [6, 6, 0],
      [7, 7, 1],
      [8, 8, 2],
      [9, 9, 0],
      [12, 12, 16],
      [13, 13, 2],
      [14, 14, 0],
      [23, 23, 0],
      [24, 24, 0],
      [32, 32, 4],
      [82, 82, 4],
      [83, 83, 4],
      [15, 22, 0],
      [25, 31, 0],
      [33, 81, 0],
      [84, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let content: NonNullable<v.Option['content']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (optionCode) {
    case 1: {
      // Client Identifier
      const clientDuid = dhcpv4MakeDuid(d, limit - at);
      at += sizeOf((b) => dhcpv4WriteDuid(clientDuid, b, 0));
      content = { is: 'clientIdentifier', clientDuid };
      break;
    }

    case 2: {
      // Server Identifier
      const serverDuid = dhcpv4MakeDuid(d, limit - at);
      at += sizeOf((b) => dhcpv4WriteDuid(serverDuid, b, 0));
      content = { is: 'serverIdentifier', serverDuid };
      break;
    }

    case 3: {
      // Non-temporary Addresses
      const iaid = d.integer(0, 4294967295);
      const t1 = d.integer(0, 4294967295);
      const t2 = d.integer(0, 4294967295);
      at += 12;
      const limit2 = limit;
      const iaOptions: NonNullable<
        Extract<NonNullable<v.Option['content']>, { is: 'nonTemporaryAddresses' }>['iaOptions']
      >[number][] = [];
      while (limit2 - at >= 4 && d.more(iaOptions.length)) {
        const item = makeIaOption(d, limit2 - at);
        const took = sizeOf((b) => writeIaOption(item, b, 0));
        if (at + took > limit2) break;
        at += took;
        iaOptions.push(item);
      }

      content = { is: 'nonTemporaryAddresses', iaid, t1, t2, iaOptions };
      break;
    }

    case 6: {
      // Option Request
      const requestedOptions = Array.from(
        { length: Math.max(0, d.count(0, Math.floor((limit - at) / 2))) },
        () => d.integer(0, 65535),
      );
      at += requestedOptions.length * 2;
      content = { is: 'optionRequest', requestedOptions };
      break;
    }

    case 7: {
      // Preference
      const preference = d.integer(0, 255);
      at += 1;
      content = { is: 'preference', preference };
      break;
    }

    case 8: {
      // Elapsed Time
      const elapsedTime = d.integer(0, 65535);
      at += 2;
      content = { is: 'elapsedTime', elapsedTime };
      break;
    }

    case 9: {
      // Relay Message
      const relayedMessage = d.octets(d.count(0, limit - at));
      at += relayedMessage.length;
      content = { is: 'relayMessage', relayedMessage };
      break;
    }

    case 12: {
      // Server Unicast
      const serverAddress = d.ipv6();
      at += 16;
      content = { is: 'serverUnicast', serverAddress };
      break;
    }

    case 13: {
      // Status Code
      const statusCode = d.named([0, 1, 2, 3, 4, 5, 6], 0, 65535);
      at += 2;
      const statusMessage = d.text(d.count(0, limit - at));
      at += textOctets(statusMessage);
      content = { is: 'statusCode', statusCode, statusMessage };
      break;
    }

    case 14: {
      // Rapid Commit
      content = { is: 'rapidCommit' };
      break;
    }

    case 23: {
      // DNS Recursive Name Server
      const dnsServers = Array.from(
        { length: Math.max(0, d.count(0, Math.floor((limit - at) / 16))) },
        () => d.ipv6(),
      );
      at += dnsServers.length * 16;
      content = { is: 'dnsRecursiveNameServer', dnsServers };
      break;
    }

    case 24: {
      // Domain Search List
      const limit3 = limit;
      const searchList: NonNullable<
        Extract<NonNullable<v.Option['content']>, { is: 'domainSearchList' }>['searchList']
      >[number][] = [];
      while (limit3 - at >= 1 && d.more(searchList.length)) {
        const item = d.labels(Math.min(255, limit3 - at), 63);
        const took = sizeOf((b) => writeDomainName(item, b, 0));
        if (at + took > limit3) break;
        at += took;
        searchList.push(item);
      }

      content = { is: 'domainSearchList', searchList };
      break;
    }

    case 32: {
      // Information Refresh Time
      const refreshTime = d.integer(0, 4294967295);
      at += 4;
      content = { is: 'informationRefreshTime', refreshTime };
      break;
    }

    case 82: {
      // Solicit Pause
      const solicitPause = d.integer(60, 86400);
      at += 4;
      content = { is: 'solicitPause', solicitPause };
      break;
    }

    case 83: {
      // Information Pause
      const informationPause = d.integer(60, 86400);
      at += 4;
      content = { is: 'informationPause', informationPause };
      break;
    }

    default: {
      const data = d.octets(d.count(0, limit - at));
      at += data.length;
      content = { is: 'unknown', optionCode: optionCode, data };
      break;
    }
  }

  return { content };
}

/** A valid IA Option. */
export function makeIaOption(d: Draw, room: number): v.IaOption {
  let at = 0;
  at += 2;
  const iaOptionCode = d.tag(
    [
      [5, 5, 24],
      [13, 13, 2],
      [0, 4, 0],
      [6, 12, 0],
      [14, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let iaContent: NonNullable<v.IaOption['iaContent']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (iaOptionCode) {
    case 5: {
      // Address
      const address = d.ipv6();
      const preferredLifetime = d.integer(0, 4294967295);
      const validLifetime = d.integer(0, 4294967295);
      at += 24;
      const addressOptions = d.octets(d.count(0, limit - at));
      at += addressOptions.length;
      iaContent = { is: 'address', address, preferredLifetime, validLifetime, addressOptions };
      break;
    }

    case 13: {
      // IA Status
      const iaStatusCode = d.named([0, 1, 2, 3, 4, 5, 6], 0, 65535);
      at += 2;
      const iaStatusMessage = d.text(d.count(0, limit - at));
      at += textOctets(iaStatusMessage);
      iaContent = { is: 'iaStatus', iaStatusCode, iaStatusMessage };
      break;
    }

    default: {
      const iaData = d.octets(d.count(0, limit - at));
      at += iaData.length;
      iaContent = { is: 'unknown', iaOptionCode: iaOptionCode, iaData };
      break;
    }
  }

  return { iaContent };
}
