// @generated from spec/network/icmpv6.protocol: change that, then npm run generate.
/**
 * ICMPv6: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { makeExtensionStructure as icmpv4MakeExtensionStructure } from '../../generated/network/icmpv4.arbitraries.ts';
import { writeExtensionStructure as icmpv4WriteExtensionStructure } from '../../generated/network/icmpv4.value.ts';
import { writeDomainName, writeMulticastAddressRecord, writeOption } from './icmpv6.value.ts';
import type * as v from './icmpv6.value.ts';

/** A valid Message. */
export function makeMessage(d: Draw, room: number, pseudoHeader: number): v.Message {
  let at = 0;
  at += 1;
  const type = d.tag(
    [
      [1, 1, 4],
      [2, 2, 4],
      [3, 3, 4],
      [4, 4, 4],
      [128, 128, 4],
      [129, 129, 4],
      [130, 130, 20],
      [131, 131, 20],
      [132, 132, 20],
      [143, 143, 4],
      [133, 133, 4],
      [134, 134, 12],
      [135, 135, 20],
      [136, 136, 20],
      [137, 137, 36],
      [0, 0, 0],
      [5, 127, 0],
      [138, 142, 0],
      [144, 255, 0],
    ],
    room - at - 3,
  );
  const code = d.integer(0, 255);
  let body: NonNullable<v.Message['body']>;
  at += 3;
  switch (type) {
    case 1: {
      // Destination Unreachable
      const limit = at + d.count(4, Math.max(4, room - at));
      at += 1;
      const length = d.length([[0, 255]], 1, 1, 0, 1, Math.max(0, limit - at - 3));
      at += 3;
      const invokingPacket = d.octets(length === 0 ? limit - at : length * 8);
      at += invokingPacket.length;
      let extensions:
        | Extract<NonNullable<v.Message['body']>, { is: 'destinationUnreachable' }>['extensions']
        | undefined;
      if (limit - at > 0) {
        const extensions2 = icmpv4MakeExtensionStructure(d, limit - at);
        at += sizeOf((b) => icmpv4WriteExtensionStructure(extensions2, b, 0));
        extensions = extensions2;
      }

      body = {
        is: 'destinationUnreachable',
        length,
        invokingPacket,
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 2: {
      // Packet Too Big
      const mtu = d.integer(0, 4294967295);
      at += 4;
      const invokingPacket = d.octets(d.count(0, room - at));
      at += invokingPacket.length;
      body = { is: 'packetTooBig', mtu, invokingPacket };
      break;
    }

    case 3: {
      // Time Exceeded
      const limit2 = at + d.count(4, Math.max(4, room - at));
      at += 1;
      const length = d.length([[0, 255]], 1, 1, 0, 1, Math.max(0, limit2 - at - 3));
      at += 3;
      const invokingPacket = d.octets(length === 0 ? limit2 - at : length * 8);
      at += invokingPacket.length;
      let extensions:
        Extract<NonNullable<v.Message['body']>, { is: 'timeExceeded' }>['extensions'] | undefined;
      if (limit2 - at > 0) {
        const extensions2 = icmpv4MakeExtensionStructure(d, limit2 - at);
        at += sizeOf((b) => icmpv4WriteExtensionStructure(extensions2, b, 0));
        extensions = extensions2;
      }

      body = {
        is: 'timeExceeded',
        length,
        invokingPacket,
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 4: {
      // Parameter Problem
      const pointer = d.integer(0, 4294967295);
      at += 4;
      const invokingPacket = d.octets(d.count(0, room - at));
      at += invokingPacket.length;
      body = { is: 'parameterProblem', pointer, invokingPacket };
      break;
    }

    case 128: {
      // Echo Request
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      at += 4;
      const data = d.octets(d.count(0, room - at));
      at += data.length;
      body = { is: 'echoRequest', identifier, sequenceNumber, data };
      break;
    }

    case 129: {
      // Echo Reply
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      at += 4;
      const data = d.octets(d.count(0, room - at));
      at += data.length;
      body = { is: 'echoReply', identifier, sequenceNumber, data };
      break;
    }

    case 130: {
      // Multicast Listener Query
      const maximumResponseCode = d.integer(0, 65535);
      const multicastAddress = d.ipv6();
      at += 20;
      let mldv2:
        | Extract<NonNullable<v.Message['body']>, { is: 'multicastListenerQuery' }>['mldv2']
        | undefined;
      if (d.flag()) {
        const flags = d.integer(0, 15);
        const sFlag = d.flag();
        const qrv = d.integer(0, 7);
        const qqic = d.integer(0, 255);
        at += 4;
        const numberOfSources = d.length(
          [[0, 65535]],
          1,
          1,
          0,
          1,
          Math.min(6, Math.floor((room - at) / 16)),
        );
        const sourceAddresses = Array.from({ length: Math.max(0, numberOfSources) }, () =>
          d.ipv6(),
        );
        at += sourceAddresses.length * 16;
        const additionalData = d.octets(d.count(0, room - at));
        at += additionalData.length;
        mldv2 = { flags, sFlag, qrv, qqic, sourceAddresses, additionalData };
      }

      body = {
        is: 'multicastListenerQuery',
        maximumResponseCode,
        multicastAddress,
        ...(mldv2 === undefined ? {} : { mldv2 }),
      };
      break;
    }

    case 131: {
      // Multicast Listener Report
      const multicastAddress = d.ipv6();
      at += 20;
      const additionalData = d.octets(d.count(0, room - at));
      at += additionalData.length;
      body = { is: 'multicastListenerReport', multicastAddress, additionalData };
      break;
    }

    case 132: {
      // Multicast Listener Done
      const multicastAddress = d.ipv6();
      at += 20;
      const additionalData = d.octets(d.count(0, room - at));
      at += additionalData.length;
      body = { is: 'multicastListenerDone', multicastAddress, additionalData };
      break;
    }

    case 143: {
      // V2 Multicast Listener Report
      const flags = d.integer(0, 65535);
      at += 4;
      const numberOfRecords = d.length(
        [[0, 65535]],
        1,
        1,
        0,
        1,
        Math.min(6, Math.floor((room - at) / 20)),
      );
      const limit3 = room;
      const records: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'v2MulticastListenerReport' }>['records']
      >[number][] = [];
      while (records.length < numberOfRecords) {
        const item = makeMulticastAddressRecord(d, limit3 - at);
        const took = sizeOf((b) => writeMulticastAddressRecord(item, b, 0));
        at += took;
        records.push(item);
      }

      const additionalData = d.octets(d.count(0, room - at));
      at += additionalData.length;
      body = { is: 'v2MulticastListenerReport', flags, records, additionalData };
      break;
    }

    case 133: {
      // Router Solicitation
      at += 4;
      const limit4 = room;
      const options: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'routerSolicitation' }>['options']
      >[number][] = [];
      while (limit4 - at >= 8 && d.more(options.length)) {
        const item = makeOption(d, limit4 - at);
        const took = sizeOf((b) => writeOption(item, b, 0));
        if (at + took > limit4) break;
        at += took;
        options.push(item);
      }

      body = { is: 'routerSolicitation', options };
      break;
    }

    case 134: {
      // Router Advertisement
      const curHopLimit = d.integer(0, 255);
      const managedAddressConfiguration = d.flag();
      const otherConfiguration = d.flag();
      const homeAgent = d.flag();
      const prf = d.named([0, 1, 2, 3], 0, 3);
      const proxy = d.flag();
      const routerLifetime = d.integer(0, 65535);
      const reachableTime = d.integer(0, 4294967295);
      const retransTimer = d.integer(0, 4294967295);
      at += 12;
      const limit5 = room;
      const options: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'routerAdvertisement' }>['options']
      >[number][] = [];
      while (limit5 - at >= 8 && d.more(options.length)) {
        const item = makeOption(d, limit5 - at);
        const took = sizeOf((b) => writeOption(item, b, 0));
        if (at + took > limit5) break;
        at += took;
        options.push(item);
      }

      body = {
        is: 'routerAdvertisement',
        curHopLimit,
        managedAddressConfiguration,
        otherConfiguration,
        homeAgent,
        prf,
        proxy,
        routerLifetime,
        reachableTime,
        retransTimer,
        options,
      };
      break;
    }

    case 135: {
      // Neighbor Solicitation
      const targetAddress = d.ipv6();
      at += 20;
      const limit6 = room;
      const options: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'neighborSolicitation' }>['options']
      >[number][] = [];
      while (limit6 - at >= 8 && d.more(options.length)) {
        const item = makeOption(d, limit6 - at);
        const took = sizeOf((b) => writeOption(item, b, 0));
        if (at + took > limit6) break;
        at += took;
        options.push(item);
      }

      body = { is: 'neighborSolicitation', targetAddress, options };
      break;
    }

    case 136: {
      // Neighbor Advertisement
      const router = d.flag();
      const solicited = d.flag();
      const override = d.flag();
      const targetAddress = d.ipv6();
      at += 20;
      const limit7 = room;
      const options: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'neighborAdvertisement' }>['options']
      >[number][] = [];
      while (limit7 - at >= 8 && d.more(options.length)) {
        const item = makeOption(d, limit7 - at);
        const took = sizeOf((b) => writeOption(item, b, 0));
        if (at + took > limit7) break;
        at += took;
        options.push(item);
      }

      body = { is: 'neighborAdvertisement', router, solicited, override, targetAddress, options };
      break;
    }

    case 137: {
      // Redirect
      const targetAddress = d.ipv6();
      const destinationAddress = d.ipv6();
      at += 36;
      const limit8 = room;
      const options: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'redirect' }>['options']
      >[number][] = [];
      while (limit8 - at >= 8 && d.more(options.length)) {
        const item = makeOption(d, limit8 - at);
        const took = sizeOf((b) => writeOption(item, b, 0));
        if (at + took > limit8) break;
        at += took;
        options.push(item);
      }

      body = { is: 'redirect', targetAddress, destinationAddress, options };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, room - at));
      at += octets.length;
      body = { is: 'unknown', type: type, octets };
      break;
    }
  }

  return { code, body };
}

/** A valid Option. */
export function makeOption(d: Draw, room: number): v.Option {
  let at = 0;
  at += 1;
  const type = d.tag(
    [
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 30],
      [4, 4, 6],
      [5, 5, 6],
      [14, 14, 0],
      [24, 24, 6],
      [25, 25, 6],
      [31, 31, 6],
      [6, 13, 0],
      [15, 23, 0],
      [26, 30, 0],
      [32, 255, 0],
    ],
    room - at - 7,
  );
  at += 1;
  let body: NonNullable<v.Option['body']>;
  const start = at;
  const limit = Math.min(room, start + 2038);
  switch (type) {
    case 1: {
      // Source Link-Layer Address
      const limit2 = start + 8 * d.length([[1, 255]], 1, 8, -2, 1, limit - start) + -2;
      const linkLayerAddress = d.octets(limit2 - at);
      at += linkLayerAddress.length;
      body = { is: 'sourceLinkLayerAddress', linkLayerAddress };
      break;
    }

    case 2: {
      // Target Link-Layer Address
      const limit3 = start + 8 * d.length([[1, 255]], 1, 8, -2, 1, limit - start) + -2;
      const linkLayerAddress = d.octets(limit3 - at);
      at += linkLayerAddress.length;
      body = { is: 'targetLinkLayerAddress', linkLayerAddress };
      break;
    }

    case 3: {
      // Prefix Information
      const prefixLength = d.integer(0, 128);
      const onLink = d.flag();
      const autonomous = d.flag();
      const routerAddress = d.flag();
      const dhcpv6PdPreferred = d.flag();
      const validLifetime = d.named([4294967295], 0, 4294967295);
      const preferredLifetime = d.named([4294967295], 0, 4294967295);
      const prefix = d.ipv6();
      at += 30;
      body = {
        is: 'prefixInformation',
        prefixLength,
        onLink,
        autonomous,
        routerAddress,
        dhcpv6PdPreferred,
        validLifetime,
        preferredLifetime,
        prefix,
      };
      break;
    }

    case 4: {
      // Redirected Header
      const limit4 = start + 8 * d.length([[1, 255]], 1, 8, -2, 1, limit - start) + -2;
      at += 6;
      const ipHeaderAndData = d.octets(limit4 - at);
      at += ipHeaderAndData.length;
      body = { is: 'redirectedHeader', ipHeaderAndData };
      break;
    }

    case 5: {
      // MTU
      const linkMtu = d.integer(0, 4294967295);
      at += 6;
      body = { is: 'mtu', linkMtu };
      break;
    }

    case 14: {
      // Nonce
      const limit5 = start + 8 * d.length([[1, 255]], 1, 8, -2, 1, limit - start) + -2;
      const randomNumber = d.octets(limit5 - at);
      at += randomNumber.length;
      body = { is: 'nonce', randomNumber };
      break;
    }

    case 24: {
      // Route Information
      const limit6 = start + 8 * d.length([[1, 255]], 1, 8, -2, 1, limit - start) + -2;
      const prefixLength = d.integer(0, 128);
      const prf = d.named([0, 1, 2, 3], 0, 3);
      const routeLifetime = d.named([4294967295], 0, 4294967295);
      at += 6;
      const prefix = d.octets(limit6 - at);
      at += prefix.length;
      body = { is: 'routeInformation', prefixLength, prf, routeLifetime, prefix };
      break;
    }

    case 25: {
      // Recursive DNS Server
      const lifetime = d.named([4294967295], 0, 4294967295);
      at += 6;
      const addresses = Array.from(
        { length: Math.max(0, d.count(0, Math.floor((limit - at) / 16))) },
        () => d.ipv6(),
      );
      at += addresses.length * 16;
      body = { is: 'recursiveDnsServer', lifetime, addresses };
      break;
    }

    case 31: {
      // DNS Search List
      const lifetime = d.named([4294967295], 0, 4294967295);
      at += 6;
      const limit7 = limit;
      const domainNames: NonNullable<
        Extract<NonNullable<v.Option['body']>, { is: 'dnsSearchList' }>['domainNames']
      >[number][] = [];
      while (limit7 - at >= 1 && d.more(domainNames.length)) {
        const item = d.labels(Math.min(255, limit7 - at), 63);
        const took = sizeOf((b) => writeDomainName(item, b, 0));
        if (at + took > limit7) break;
        at += took;
        domainNames.push(item);
      }

      body = { is: 'dnsSearchList', lifetime, domainNames };
      break;
    }

    default: {
      const limit8 = start + 8 * d.length([[1, 255]], 1, 8, -2, 1, limit - start) + -2;
      const octets = d.octets(limit8 - at);
      at += octets.length;
      body = { is: 'unknownOption', type: type, octets };
      break;
    }
  }

  return { body };
}

/** A valid Multicast Address Record. */
export function makeMulticastAddressRecord(d: Draw, room: number): v.MulticastAddressRecord {
  let at = 0;
  const recordType = d.named([1, 2, 3, 4, 5, 6], 0, 255);
  at += 2;
  const auxDataLen = d.length([[0, 255]], 1, 4, 0, 1, room - at - 18);
  at += 2;
  const numberOfSources = d.length(
    [[0, 65535]],
    1,
    1,
    0,
    1,
    Math.min(6, Math.floor((room - at - 16) / 16)),
  );
  const multicastAddress = d.ipv6();
  at += 16;
  const sourceAddresses = Array.from({ length: Math.max(0, numberOfSources) }, () => d.ipv6());
  at += sourceAddresses.length * 16;
  const auxiliaryData = d.octets(auxDataLen * 4);
  at += auxiliaryData.length;
  return { recordType, multicastAddress, sourceAddresses, auxiliaryData };
}

/** A valid Floating Response Code. */
export function makeFloatingResponseCode(d: Draw, room: number): v.FloatingResponseCode {
  const exp = d.integer(0, 7);
  const mant = d.integer(0, 4095);
  return { exp, mant };
}

/** A valid Floating Query Interval. */
export function makeFloatingQueryInterval(d: Draw, room: number): v.FloatingQueryInterval {
  const exp = d.integer(0, 7);
  const mant = d.integer(0, 15);
  return { exp, mant };
}
