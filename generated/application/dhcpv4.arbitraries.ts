// @generated from spec/application/dhcpv4.protocol: change that, then npm run generate.
/**
 * DHCPv4: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, textOctets, type Draw } from '../../runtime/base/draw.ts';
import {
  writeDuid,
  writeOption,
  writePiece,
  writeRoute,
  writeSearchList,
  writeSearchNamePlain,
  writeStaticRoute,
  writeSubOption,
  writeVendorData,
} from './dhcpv4.value.ts';
import type * as v from './dhcpv4.value.ts';

/** A valid Message. */
export function makeMessage(d: Draw, room: number): v.Message {
  let at = 0;
  const op = d.named([1, 2], 0, 255);
  const htype = d.named([1, 6, 7, 15, 16, 18, 20, 24, 27, 31, 32], 0, 255);
  const hlen = d.integer(0, 255);
  const hops = d.integer(0, 255);
  const xid = d.integer(0, 4294967295);
  const secs = d.integer(0, 65535);
  const broadcast = d.flag();
  const ciaddr = d.ipv4();
  const yiaddr = d.ipv4();
  const siaddr = d.ipv4();
  const giaddr = d.ipv4();
  at += 28;
  const chaddr = d.octets(16);
  at += chaddr.length;
  const sname = d.octets(64);
  at += sname.length;
  const file = d.octets(128);
  at += file.length;
  at += 4;
  const limit = room;
  const options: NonNullable<v.Message['options']>[number][] = [];
  while (limit - at >= 1 && d.more(options.length)) {
    const item = makeOption(d, limit - at);
    if (item.is === 'end') break;
    const took = sizeOf((b) => writeOption(item, b, 0, 0));
    if (at + took > limit) break;
    at += took;
    options.push(item);
  }

  at += 1;
  return {
    op,
    htype,
    hlen,
    hops,
    xid,
    secs,
    broadcast,
    ciaddr,
    yiaddr,
    siaddr,
    giaddr,
    chaddr,
    sname,
    file,
    options,
  };
}

/** A valid Static Route. */
export function makeStaticRoute(d: Draw, room: number): v.StaticRoute {
  const destination = d.ipv4();
  const router = d.ipv4();
  return { destination, router };
}

/** A valid Letter. */
export function makeLetter(d: Draw, room: number): v.Letter {
  let at = 0;
  const fixedFields = d.octets(236);
  at += fixedFields.length;
  at += 4;
  const limit = room;
  const pieces: NonNullable<v.Letter['pieces']>[number][] = [];
  while (limit - at >= 1 && d.more(pieces.length)) {
    const item = makePiece(d, limit - at);
    if (item.is === 'end') break;
    const took = sizeOf((b) => writePiece(item, b, 0));
    if (at + took > limit) break;
    at += took;
    pieces.push(item);
  }

  at += 1;
  return { fixedFields, pieces };
}

/** A valid Overflow. */
export function makeOverflow(d: Draw, room: number): v.Overflow {
  let at = 0;
  const limit = room;
  const overflowPieces: NonNullable<v.Overflow['overflowPieces']>[number][] = [];
  while (limit - at >= 1 && d.more(overflowPieces.length)) {
    const item = makePiece(d, limit - at);
    if (item.is === 'end') break;
    const took = sizeOf((b) => writePiece(item, b, 0));
    if (at + took > limit) break;
    at += took;
    overflowPieces.push(item);
  }

  return { overflowPieces };
}

/** A valid Route List. */
export function makeRouteList(d: Draw, room: number): v.RouteList {
  let at = 0;
  const limit = room;
  const routes: NonNullable<v.RouteList['routes']>[number][] = [];
  while (limit - at >= 5 && d.more(routes.length)) {
    const item = makeRoute(d, limit - at);
    const took = sizeOf((b) => writeRoute(item, b, 0));
    if (at + took > limit) break;
    at += took;
    routes.push(item);
  }

  return { routes };
}

/** A valid Route. */
export function makeRoute(d: Draw, room: number): v.Route {
  let at = 0;
  at += 1;
  const width = d.length([[0, 32]], 1, 1, 0, 1, Math.max(0, room - at - 4));
  const significantOctets = d.octets(Math.floor((width + 7) / 8));
  at += significantOctets.length;
  const router = d.ipv4();
  return { width, significantOctets, router };
}

/** A valid Search List. */
export function makeSearchList(d: Draw, room: number): v.SearchList {
  let at = 0;
  const limit = room;
  const names: NonNullable<v.SearchList['names']>[number][] = [];
  while (limit - at >= 1 && d.more(names.length)) {
    const item = d.labels(Math.min(255, limit - at), 63);
    const took = sizeOf((b) => writeSearchNamePlain(item, b, 0, 0));
    if (at + took > limit) break;
    at += took;
    names.push(item);
  }

  return { names };
}

/** A valid Vendor Data. */
export function makeVendorData(d: Draw, room: number): v.VendorData {
  let at = 0;
  const enterpriseNumber = d.integer(0, 4294967295);
  at += 5;
  const dataLength = d.length([[0, 250]], 1, 1, 0, 1, room - at);
  const data = d.octets(dataLength);
  at += data.length;
  return { enterpriseNumber, data };
}

/** A valid Option. */
export function makeOption(d: Draw, room: number): v.Option {
  let at = 0;
  const code = d.tag(
    [
      [0, 0, 1],
      [1, 1, 6],
      [2, 2, 6],
      [3, 3, 6],
      [4, 4, 6],
      [5, 5, 6],
      [6, 6, 6],
      [7, 7, 6],
      [12, 12, 3],
      [13, 13, 4],
      [15, 15, 3],
      [16, 16, 6],
      [17, 17, 3],
      [18, 18, 3],
      [19, 19, 3],
      [23, 23, 3],
      [26, 26, 4],
      [28, 28, 6],
      [31, 31, 3],
      [33, 33, 10],
      [40, 40, 3],
      [41, 41, 6],
      [42, 42, 6],
      [43, 43, 3],
      [44, 44, 6],
      [45, 45, 6],
      [46, 46, 3],
      [47, 47, 3],
      [50, 50, 6],
      [51, 51, 6],
      [52, 52, 3],
      [53, 53, 3],
      [54, 54, 6],
      [55, 55, 3],
      [56, 56, 3],
      [57, 57, 4],
      [58, 58, 6],
      [59, 59, 6],
      [60, 60, 3],
      [61, 61, 4],
      [66, 66, 3],
      [67, 67, 3],
      [77, 77, 3],
      [80, 80, 2],
      [81, 81, 5],
      [82, 82, 4],
      [93, 93, 4],
      [94, 94, 5],
      [97, 97, 3],
      [100, 100, 3],
      [101, 101, 3],
      [108, 108, 6],
      [114, 114, 3],
      [116, 116, 3],
      [118, 118, 6],
      [119, 119, 3],
      [121, 121, 7],
      [124, 124, 7],
      [125, 125, 7],
      [138, 138, 6],
      [150, 150, 6],
      [255, 255, 1],
      [122, 123, 2],
      [126, 137, 2],
      [139, 149, 2],
      [151, 254, 2],
    ],
    room,
  );
  at += 1;
  switch (code) {
    case 0: {
      // Pad
      return { is: 'pad' };
    }

    case 1: {
      // Subnet Mask
      const mask = d.ipv4();
      return { is: 'subnetMask', mask };
    }

    case 2: {
      // Time Offset
      const utcOffset = d.integer(0, 4294967295);
      return { is: 'timeOffset', utcOffset };
    }

    case 3: {
      // Router
      at += 1;
      const routersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const routers = Array.from({ length: Math.max(0, routersLength / 4) }, () => d.ipv4());
      at += routers.length * 4;
      return { is: 'router', routers };
    }

    case 4: {
      // Time Server
      at += 1;
      const timeServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const timeServers = Array.from({ length: Math.max(0, timeServersLength / 4) }, () =>
        d.ipv4(),
      );
      at += timeServers.length * 4;
      return { is: 'timeServer', timeServers };
    }

    case 5: {
      // Name Server
      at += 1;
      const nameServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const nameServers = Array.from({ length: Math.max(0, nameServersLength / 4) }, () =>
        d.ipv4(),
      );
      at += nameServers.length * 4;
      return { is: 'nameServer', nameServers };
    }

    case 6: {
      // Domain Name Server
      at += 1;
      const domainNameServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const domainNameServers = Array.from(
        { length: Math.max(0, domainNameServersLength / 4) },
        () => d.ipv4(),
      );
      at += domainNameServers.length * 4;
      return { is: 'domainNameServer', domainNameServers };
    }

    case 7: {
      // Log Server
      at += 1;
      const logServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const logServers = Array.from({ length: Math.max(0, logServersLength / 4) }, () => d.ipv4());
      at += logServers.length * 4;
      return { is: 'logServer', logServers };
    }

    case 12: {
      // Host Name
      at += 1;
      const hostNameLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const hostName = d.text(hostNameLength);
      at += textOctets(hostName);
      return { is: 'hostName', hostName };
    }

    case 13: {
      // Boot File Size
      const fileSize = d.integer(0, 65535);
      return { is: 'bootFileSize', fileSize };
    }

    case 15: {
      // Domain Name
      at += 1;
      const domainNameLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const domainName = d.text(domainNameLength);
      at += textOctets(domainName);
      return { is: 'domainName', domainName };
    }

    case 16: {
      // Swap Server
      const swapServer = d.ipv4();
      return { is: 'swapServer', swapServer };
    }

    case 17: {
      // Root Path
      at += 1;
      const rootPathLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const rootPath = d.text(rootPathLength);
      at += textOctets(rootPath);
      return { is: 'rootPath', rootPath };
    }

    case 18: {
      // Extensions Path
      at += 1;
      const extensionsPathLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const extensionsPath = d.text(extensionsPathLength);
      at += textOctets(extensionsPath);
      return { is: 'extensionsPath', extensionsPath };
    }

    case 19: {
      // IP Forwarding
      const forwarding = d.integer(0, 1);
      return { is: 'ipForwarding', forwarding };
    }

    case 23: {
      // Default IP Time to Live
      const defaultTtl = d.integer(1, 255);
      return { is: 'defaultIpTimeToLive', defaultTtl };
    }

    case 26: {
      // Interface MTU
      const mtu = d.integer(0, 65535);
      return { is: 'interfaceMtu', mtu };
    }

    case 28: {
      // Broadcast Address
      const broadcastAddress = d.ipv4();
      return { is: 'broadcastAddress', broadcastAddress };
    }

    case 31: {
      // Perform Router Discovery
      const discovery = d.integer(0, 1);
      return { is: 'performRouterDiscovery', discovery };
    }

    case 33: {
      // Static Route
      at += 1;
      const start6 = at;
      const limit = Math.min(room, start6 + 248);
      const staticRoutes: NonNullable<
        Extract<v.Option, { is: 'staticRoute' }>['staticRoutes']
      >[number][] = [];
      while (limit - at >= 8 && (at - start6 < 8 || d.more(staticRoutes.length))) {
        const item = makeStaticRoute(d, limit - at);
        const took = sizeOf((b) => writeStaticRoute(item, b, 0));
        if (at + took > limit) break;
        at += took;
        staticRoutes.push(item);
      }

      return { is: 'staticRoute', staticRoutes };
    }

    case 40: {
      // Network Information Service Domain
      at += 1;
      const nisDomainLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const nisDomain = d.text(nisDomainLength);
      at += textOctets(nisDomain);
      return { is: 'networkInformationServiceDomain', nisDomain };
    }

    case 41: {
      // Network Information Servers
      at += 1;
      const nisServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const nisServers = Array.from({ length: Math.max(0, nisServersLength / 4) }, () => d.ipv4());
      at += nisServers.length * 4;
      return { is: 'networkInformationServers', nisServers };
    }

    case 42: {
      // Network Time Protocol Servers
      at += 1;
      const ntpServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const ntpServers = Array.from({ length: Math.max(0, ntpServersLength / 4) }, () => d.ipv4());
      at += ntpServers.length * 4;
      return { is: 'networkTimeProtocolServers', ntpServers };
    }

    case 43: {
      // Vendor Specific Information
      at += 1;
      const vendorInformationLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const vendorInformation = d.octets(vendorInformationLength);
      at += vendorInformation.length;
      return { is: 'vendorSpecificInformation', vendorInformation };
    }

    case 44: {
      // NetBIOS Name Server
      at += 1;
      const netbiosNameServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const netbiosNameServers = Array.from(
        { length: Math.max(0, netbiosNameServersLength / 4) },
        () => d.ipv4(),
      );
      at += netbiosNameServers.length * 4;
      return { is: 'netbiosNameServer', netbiosNameServers };
    }

    case 45: {
      // NetBIOS Datagram Distribution Server
      at += 1;
      const nbddServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const nbddServers = Array.from({ length: Math.max(0, nbddServersLength / 4) }, () =>
        d.ipv4(),
      );
      at += nbddServers.length * 4;
      return { is: 'netbiosDatagramDistributionServer', nbddServers };
    }

    case 46: {
      // NetBIOS Node Type
      const nodeType = d.named([1, 2, 4, 8], 0, 255);
      return { is: 'netbiosNodeType', nodeType };
    }

    case 47: {
      // NetBIOS Scope
      at += 1;
      const scopeLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const scope = d.octets(scopeLength);
      at += scope.length;
      return { is: 'netbiosScope', scope };
    }

    case 50: {
      // Requested IP Address
      const requestedAddress = d.ipv4();
      return { is: 'requestedIpAddress', requestedAddress };
    }

    case 51: {
      // IP Address Lease Time
      const leaseTime = d.integer(0, 4294967295);
      return { is: 'ipAddressLeaseTime', leaseTime };
    }

    case 52: {
      // Option Overload
      const overload = d.named([1, 2, 3], 1, 3);
      return { is: 'optionOverload', overload };
    }

    case 53: {
      // DHCP Message Type
      const messageType = d.named([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 0, 255);
      return { is: 'dhcpMessageType', messageType };
    }

    case 54: {
      // Server Identifier
      const serverIdentifier = d.ipv4();
      return { is: 'serverIdentifier', serverIdentifier };
    }

    case 55: {
      // Parameter Request List
      at += 1;
      const parametersLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const parameters = Array.from({ length: Math.max(0, parametersLength / 1) }, () =>
        d.integer(0, 255),
      );
      at += parameters.length * 1;
      return { is: 'parameterRequestList', parameters };
    }

    case 56: {
      // Message
      at += 1;
      const textLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const text = d.text(textLength);
      at += textOctets(text);
      return { is: 'message', text };
    }

    case 57: {
      // Maximum DHCP Message Size
      const maximumSize = d.integer(0, 65535);
      return { is: 'maximumDhcpMessageSize', maximumSize };
    }

    case 58: {
      // Renewal Time Value
      const t1 = d.integer(0, 4294967295);
      return { is: 'renewalTimeValue', t1 };
    }

    case 59: {
      // Rebinding Time Value
      const t2 = d.integer(0, 4294967295);
      return { is: 'rebindingTimeValue', t2 };
    }

    case 60: {
      // Vendor Class Identifier
      at += 1;
      const vendorClassLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const vendorClass = d.octets(vendorClassLength);
      at += vendorClass.length;
      return { is: 'vendorClassIdentifier', vendorClass };
    }

    case 61: {
      // Client-Identifier
      at += 1;
      at += 1;
      const type = d.tag(
        [
          [255, 255, 6],
          [0, 254, 0],
        ],
        room - at - 1,
      );
      let identifier: NonNullable<Extract<v.Option, { is: 'clientIdentifier' }>['identifier']>;
      const start12 = at;
      const limit2 = Math.min(room, start12 + 254);
      switch (type) {
        case 255: {
          // DUID-Based
          const iaid = d.integer(0, 4294967295);
          at += 4;
          const duid = makeDuid(d, limit2 - at);
          at += sizeOf((b) => writeDuid(duid, b, 0));
          identifier = { is: 'duidBased', iaid, duid };
          break;
        }

        default: {
          const limit3 = start12 + 1 * d.length([[2, 255]], 1, 1, -1, 1, limit2 - start12) + -1;
          const linkLayerAddress = d.octets(limit3 - at);
          at += linkLayerAddress.length;
          identifier = { is: 'linkLayer', type: type, linkLayerAddress };
          break;
        }
      }

      return { is: 'clientIdentifier', identifier };
    }

    case 66: {
      // TFTP Server Name
      at += 1;
      const tftpServerLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const tftpServer = d.text(tftpServerLength);
      at += textOctets(tftpServer);
      return { is: 'tftpServerName', tftpServer };
    }

    case 67: {
      // Bootfile Name
      at += 1;
      const bootfileLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const bootfile = d.text(bootfileLength);
      at += textOctets(bootfile);
      return { is: 'bootfileName', bootfile };
    }

    case 77: {
      // User Class
      at += 1;
      const userClassLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const userClass = d.octets(userClassLength);
      at += userClass.length;
      return { is: 'userClass', userClass };
    }

    case 80: {
      // Rapid Commit
      return { is: 'rapidCommit' };
    }

    case 81: {
      // Client FQDN
      at += 1;
      const length = d.length([[3, 255]], 1, 1, -3, 1, room - at - 3);
      const fqdnMbz = d.integer(0, 15);
      const n = d.flag();
      const e = d.flag();
      const o_ = d.flag();
      const s = d.flag();
      const rcode1 = d.integer(0, 255);
      const rcode2 = d.integer(0, 255);
      at += 3;
      const fqdn = d.octets(length - 3);
      at += fqdn.length;
      return { is: 'clientFqdn', fqdnMbz, n, e, o: o_, s, rcode1, rcode2, fqdn };
    }

    case 82: {
      // Relay Agent Information
      at += 1;
      const start13 = at;
      const limit4 = Math.min(room, start13 + 255);
      const subOptions: NonNullable<
        Extract<v.Option, { is: 'relayAgentInformation' }>['subOptions']
      >[number][] = [];
      while (limit4 - at >= 2 && (at - start13 < 2 || d.more(subOptions.length))) {
        const item = makeSubOption(d, limit4 - at);
        const took = sizeOf((b) => writeSubOption(item, b, 0));
        if (at + took > limit4) break;
        at += took;
        subOptions.push(item);
      }

      return { is: 'relayAgentInformation', subOptions };
    }

    case 93: {
      // Client System Architecture
      at += 1;
      const architecturesLength = d.length([[2, 254]], 1, 1, 0, 2, room - at - 2);
      const architectures = Array.from({ length: Math.max(0, architecturesLength / 2) }, () =>
        d.integer(0, 65535),
      );
      at += architectures.length * 2;
      return { is: 'clientSystemArchitecture', architectures };
    }

    case 94: {
      // Client Network Device Interface
      const undiMajor = d.integer(0, 255);
      const undiMinor = d.integer(0, 255);
      return { is: 'clientNetworkDeviceInterface', undiMajor, undiMinor };
    }

    case 97: {
      // Client Machine Identifier
      at += 1;
      const length = d.length([[1, 255]], 1, 1, -1, 1, room - at - 1);
      const machineIdentifierType = d.integer(0, 255);
      at += 1;
      const machineIdentifier = d.octets(length - 1);
      at += machineIdentifier.length;
      return { is: 'clientMachineIdentifier', machineIdentifierType, machineIdentifier };
    }

    case 100: {
      // POSIX Time Zone
      at += 1;
      const posixTimeZoneLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const posixTimeZone = d.text(posixTimeZoneLength);
      at += textOctets(posixTimeZone);
      return { is: 'posixTimeZone', posixTimeZone };
    }

    case 101: {
      // Time Zone Database
      at += 1;
      const timeZoneLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const timeZone = d.text(timeZoneLength);
      at += textOctets(timeZone);
      return { is: 'timeZoneDatabase', timeZone };
    }

    case 108: {
      // IPv6-Only Preferred
      const v6onlyWait = d.integer(0, 4294967295);
      return { is: 'ipv6OnlyPreferred', v6onlyWait };
    }

    case 114: {
      // Captive Portal
      at += 1;
      const portalLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const portal = d.text(portalLength);
      at += textOctets(portal);
      return { is: 'captivePortal', portal };
    }

    case 116: {
      // Auto-Configure
      const autoconfigure = d.integer(0, 1);
      return { is: 'autoConfigure', autoconfigure };
    }

    case 118: {
      // Subnet Selection
      const subnet = d.ipv4();
      return { is: 'subnetSelection', subnet };
    }

    case 119: {
      // Domain Search
      at += 1;
      const start15 = at;
      const limit5 = Math.min(room, start15 + 255);
      const searchList = makeSearchList(d, limit5 - at);
      at += sizeOf((b) => writeSearchList(searchList, b, 0));
      return { is: 'domainSearch', searchList };
    }

    case 121: {
      // Classless Static Route
      at += 1;
      const start16 = at;
      const limit6 = Math.min(room, start16 + 255);
      const routes: NonNullable<
        Extract<v.Option, { is: 'classlessStaticRoute' }>['routes']
      >[number][] = [];
      while (limit6 - at >= 5 && (at - start16 < 5 || d.more(routes.length))) {
        const item = makeRoute(d, limit6 - at);
        const took = sizeOf((b) => writeRoute(item, b, 0));
        if (at + took > limit6) break;
        at += took;
        routes.push(item);
      }

      return { is: 'classlessStaticRoute', routes };
    }

    case 124: {
      // Vendor-Identifying Vendor Class
      at += 1;
      const start17 = at;
      const limit7 = Math.min(room, start17 + 255);
      const vendorClasses: NonNullable<
        Extract<v.Option, { is: 'vendorIdentifyingVendorClass' }>['vendorClasses']
      >[number][] = [];
      while (limit7 - at >= 5 && (at - start17 < 5 || d.more(vendorClasses.length))) {
        const item = makeVendorData(d, limit7 - at);
        const took = sizeOf((b) => writeVendorData(item, b, 0));
        if (at + took > limit7) break;
        at += took;
        vendorClasses.push(item);
      }

      return { is: 'vendorIdentifyingVendorClass', vendorClasses };
    }

    case 125: {
      // Vendor-Identifying Vendor Information
      at += 1;
      const start18 = at;
      const limit8 = Math.min(room, start18 + 255);
      const vendorInformations: NonNullable<
        Extract<v.Option, { is: 'vendorIdentifyingVendorInformation' }>['vendorInformations']
      >[number][] = [];
      while (limit8 - at >= 5 && (at - start18 < 5 || d.more(vendorInformations.length))) {
        const item = makeVendorData(d, limit8 - at);
        const took = sizeOf((b) => writeVendorData(item, b, 0));
        if (at + took > limit8) break;
        at += took;
        vendorInformations.push(item);
      }

      return { is: 'vendorIdentifyingVendorInformation', vendorInformations };
    }

    case 138: {
      // CAPWAP Access Controller
      at += 1;
      const accessControllersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const accessControllers = Array.from(
        { length: Math.max(0, accessControllersLength / 4) },
        () => d.ipv4(),
      );
      at += accessControllers.length * 4;
      return { is: 'capwapAccessController', accessControllers };
    }

    case 150: {
      // TFTP Server Address
      at += 1;
      const tftpServersLength = d.length([[4, 252]], 1, 1, 0, 4, room - at - 4);
      const tftpServers = Array.from({ length: Math.max(0, tftpServersLength / 4) }, () =>
        d.ipv4(),
      );
      at += tftpServers.length * 4;
      return { is: 'tftpServerAddress', tftpServers };
    }

    case 255: {
      // End
      return { is: 'end' };
    }

    default: {
      at += 1;
      const dataLength = d.length([[0, 255]], 1, 1, 0, 1, room - at);
      const data = d.octets(dataLength);
      at += data.length;
      return { is: 'unknown', code: code, data };
    }
  }
}

/** A valid Piece. */
export function makePiece(d: Draw, room: number): v.Piece {
  let at = 0;
  const code = d.tag(
    [
      [0, 0, 1],
      [255, 255, 1],
      [1, 254, 2],
    ],
    room,
  );
  at += 1;
  switch (code) {
    case 0: {
      // Pad
      return { is: 'pad' };
    }

    case 255: {
      // End
      return { is: 'end' };
    }

    default: {
      at += 1;
      const dataLength = d.length([[0, 255]], 1, 1, 0, 1, room - at);
      const data = d.octets(dataLength);
      at += data.length;
      return { is: 'data', code: code, data };
    }
  }
}

/** A valid Sub-Option. */
export function makeSubOption(d: Draw, room: number): v.SubOption {
  let at = 0;
  const subOptionCode = d.tag(
    [
      [1, 1, 2],
      [2, 2, 2],
      [4, 4, 6],
      [5, 5, 6],
      [6, 6, 3],
      [9, 9, 2],
      [10, 10, 3],
      [11, 11, 6],
      [0, 0, 2],
      [3, 3, 2],
      [7, 8, 2],
      [12, 255, 2],
    ],
    room,
  );
  at += 1;
  switch (subOptionCode) {
    case 1: {
      // Agent Circuit ID
      at += 1;
      const circuitIdLength = d.length([[0, 253]], 1, 1, 0, 1, room - at);
      const circuitId = d.octets(circuitIdLength);
      at += circuitId.length;
      return { is: 'agentCircuitId', circuitId };
    }

    case 2: {
      // Agent Remote ID
      at += 1;
      const remoteIdLength = d.length([[0, 253]], 1, 1, 0, 1, room - at);
      const remoteId = d.octets(remoteIdLength);
      at += remoteId.length;
      return { is: 'agentRemoteId', remoteId };
    }

    case 4: {
      // Device Class
      const deviceClass = d.integer(0, 4294967295);
      return { is: 'deviceClass', deviceClass };
    }

    case 5: {
      // Link Selection
      const linkSubnet = d.ipv4();
      return { is: 'linkSelection', linkSubnet };
    }

    case 6: {
      // Subscriber-ID
      at += 1;
      const subscriberIdLength = d.length([[1, 253]], 1, 1, 0, 1, room - at - 1);
      const subscriberId = d.text(subscriberIdLength);
      at += textOctets(subscriberId);
      return { is: 'subscriberId', subscriberId };
    }

    case 9: {
      // Vendor-Specific
      at += 1;
      const start = at;
      const limit = Math.min(room, start + 253);
      const vendorData: NonNullable<
        Extract<v.SubOption, { is: 'vendorSpecific' }>['vendorData']
      >[number][] = [];
      while (limit - at >= 5 && d.more(vendorData.length)) {
        const item = makeVendorData(d, limit - at);
        const took = sizeOf((b) => writeVendorData(item, b, 0));
        if (at + took > limit) break;
        at += took;
        vendorData.push(item);
      }

      return { is: 'vendorSpecific', vendorData };
    }

    case 10: {
      // Relay Agent Flags
      const unicast = d.flag();
      return { is: 'relayAgentFlags', unicast };
    }

    case 11: {
      // Server Identifier Override
      const overrideAddress = d.ipv4();
      return { is: 'serverIdentifierOverride', overrideAddress };
    }

    default: {
      at += 1;
      const dataLength = d.length([[0, 253]], 1, 1, 0, 1, room - at);
      const data = d.octets(dataLength);
      at += data.length;
      return { is: 'unknown', subOptionCode: subOptionCode, data };
    }
  }
}

/** A valid DUID. */
export function makeDuid(d: Draw, room: number): v.Duid {
  let at = 0;
  const duidType = d.tag(
    [
      [1, 1, 8],
      [2, 2, 6],
      [3, 3, 4],
      [4, 4, 18],
      [0, 0, 2],
      [5, 65535, 2],
    ],
    room,
  );
  at += 2;
  switch (duidType) {
    case 1: {
      // DUID-LLT
      const hardwareType = d.named([1, 6, 7, 15, 16, 18, 20, 24, 27, 31, 32], 0, 65535);
      const time = d.integer(0, 4294967295);
      at += 6;
      const linkLayerAddress = d.octets(d.count(0, room - at));
      at += linkLayerAddress.length;
      return { is: 'duidLlt', hardwareType, time, linkLayerAddress };
    }

    case 2: {
      // DUID-EN
      const enterpriseNumber = d.integer(0, 4294967295);
      at += 4;
      const identifier = d.octets(d.count(0, room - at));
      at += identifier.length;
      return { is: 'duidEn', enterpriseNumber, identifier };
    }

    case 3: {
      // DUID-LL
      const hardwareType = d.named([1, 6, 7, 15, 16, 18, 20, 24, 27, 31, 32], 0, 65535);
      at += 2;
      const linkLayerAddress = d.octets(d.count(0, room - at));
      at += linkLayerAddress.length;
      return { is: 'duidLl', hardwareType, linkLayerAddress };
    }

    case 4: {
      // DUID-UUID
      const uuid = d.octets(16);
      at += uuid.length;
      return { is: 'duidUuid', uuid };
    }

    default: {
      const octets = d.octets(d.count(0, room - at));
      at += octets.length;
      return { is: 'unknown', duidType: duidType, octets };
    }
  }
}
