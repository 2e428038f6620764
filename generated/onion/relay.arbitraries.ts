// @generated from spec/onion/relay.protocol: change that, then npm run generate.
/**
 * Tor Relay: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, textOctets, type Draw } from '../../runtime/base/draw.ts';
import { writeAnswer, writeCharacter, writeLinkSpecifier } from './relay.value.ts';
import type * as v from './relay.value.ts';

/** A valid Relay Cell. */
export function makeRelayCell(d: Draw, room: number): v.RelayCell {
  let at = 0;
  const start = at;
  const limit = start + 509;
  at += 1;
  const relayCommand = d.tag(
    [
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 0],
      [4, 4, 0],
      [5, 5, 0],
      [6, 6, 212],
      [7, 7, 148],
      [8, 8, 0],
      [9, 9, 1],
      [10, 10, 0],
      [11, 11, 0],
      [12, 12, 0],
      [13, 13, 0],
      [14, 14, 5],
      [15, 15, 2],
      [19, 20, 50],
      [41, 41, 8],
      [42, 42, 8],
      [44, 44, 5],
      [43, 43, 1],
      [0, 0, 0],
      [16, 18, 0],
      [21, 40, 0],
      [45, 255, 0],
    ],
    limit - at - 10,
  );
  const streamid = d.integer(0, 65535);
  const digest = d.integer(0, 4294967295);
  at += 10;
  let data: NonNullable<v.RelayCell['data']>;
  const start2 = at;
  const limit2 = Math.min(limit, start2 + 498);
  switch (relayCommand) {
    case 1: {
      // Begin
      const destination = d.octets(d.count(0, limit2 - at));
      at += destination.length;
      data = { is: 'begin', destination };
      break;
    }

    case 2: {
      // Data
      const streamData = d.octets(d.count(0, limit2 - at));
      at += streamData.length;
      data = { is: 'data', streamData };
      break;
    }

    case 3: {
      // End
      const limit3 = at + d.count(0, Math.max(0, limit2 - at));
      let reason: Extract<NonNullable<v.RelayCell['data']>, { is: 'end' }>['reason'] | undefined;
      if (limit3 - at > 0) {
        const reason2 = d.named([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], 0, 255);
        at += 1;
        reason = reason2;
      }

      let ipv4Address:
        Extract<NonNullable<v.RelayCell['data']>, { is: 'end' }>['ipv4Address'] | undefined;
      if (limit3 - at === 4 || limit3 - at === 8) {
        const ipv4Address2 = d.ipv4();
        at += 4;
        ipv4Address = ipv4Address2;
      }

      let ipv6Address:
        Extract<NonNullable<v.RelayCell['data']>, { is: 'end' }>['ipv6Address'] | undefined;
      if (limit3 - at === 16 || limit3 - at === 20) {
        const ipv6Address2 = d.ipv6();
        at += 16;
        ipv6Address = ipv6Address2;
      }

      let ttl: Extract<NonNullable<v.RelayCell['data']>, { is: 'end' }>['ttl'] | undefined;
      if (limit3 - at === 4) {
        const ttl2 = d.integer(0, 4294967295);
        at += 4;
        ttl = ttl2;
      }

      const ignored = d.octets(limit3 - at);
      at += ignored.length;
      data = {
        is: 'end',
        ...(reason === undefined ? {} : { reason }),
        ...(ipv4Address === undefined ? {} : { ipv4Address }),
        ...(ipv6Address === undefined ? {} : { ipv6Address }),
        ...(ttl === undefined ? {} : { ttl }),
        ignored,
      };
      break;
    }

    case 4: {
      // Connected
      const limit4 = at + d.count(0, Math.max(0, limit2 - at));
      let ipv4Address:
        Extract<NonNullable<v.RelayCell['data']>, { is: 'connected' }>['ipv4Address'] | undefined;
      if (limit4 - at >= 8) {
        const ipv4Address2 = d.ipv4();
        at += 4;
        ipv4Address = ipv4Address2;
      }

      let addressType:
        Extract<NonNullable<v.RelayCell['data']>, { is: 'connected' }>['addressType'] | undefined;
      if (limit4 - at >= 21) {
        const addressType2 = d.named([4, 6], 0, 255);
        at += 1;
        addressType = addressType2;
      }

      let ipv6Address:
        Extract<NonNullable<v.RelayCell['data']>, { is: 'connected' }>['ipv6Address'] | undefined;
      if (limit4 - at >= 20) {
        const ipv6Address2 = d.ipv6();
        at += 16;
        ipv6Address = ipv6Address2;
      }

      let ttl: Extract<NonNullable<v.RelayCell['data']>, { is: 'connected' }>['ttl'] | undefined;
      if (limit4 - at >= 4) {
        const ttl2 = d.integer(0, 4294967295);
        at += 4;
        ttl = ttl2;
      }

      const ignored = d.octets(limit4 - at);
      at += ignored.length;
      data = {
        is: 'connected',
        ...(ipv4Address === undefined ? {} : { ipv4Address }),
        ...(addressType === undefined ? {} : { addressType }),
        ...(ipv6Address === undefined ? {} : { ipv6Address }),
        ...(ttl === undefined ? {} : { ttl }),
        ignored,
      };
      break;
    }

    case 5: {
      // Sendme
      const limit5 = at + d.count(0, Math.max(0, limit2 - at));
      let version:
        Extract<NonNullable<v.RelayCell['data']>, { is: 'sendme' }>['version'] | undefined;
      if (limit5 - at > 0) {
        const version2 = d.named([0, 1], 0, 255);
        at += 1;
        version = version2;
      }

      let dataLen:
        Extract<NonNullable<v.RelayCell['data']>, { is: 'sendme' }>['dataLen'] | undefined;
      if (limit5 - at >= 22) {
        const dataLen2 = d.integer(20, 65535);
        at += 2;
        dataLen = dataLen2;
      }

      let sendmeDigest:
        Extract<NonNullable<v.RelayCell['data']>, { is: 'sendme' }>['sendmeDigest'] | undefined;
      if (limit5 - at >= 20) {
        const sendmeDigest2 = d.octets(20);
        at += sendmeDigest2.length;
        sendmeDigest = sendmeDigest2;
      }

      const ignored = d.octets(limit5 - at);
      at += ignored.length;
      data = {
        is: 'sendme',
        ...(version === undefined ? {} : { version }),
        ...(dataLen === undefined ? {} : { dataLen }),
        ...(sendmeDigest === undefined ? {} : { sendmeDigest }),
        ignored,
      };
      break;
    }

    case 6: {
      // Extend
      const address = d.ipv4();
      const port = d.integer(0, 65535);
      at += 6;
      const onionSkin = d.octets(186);
      at += onionSkin.length;
      const identityFingerprint = d.octets(20);
      at += identityFingerprint.length;
      data = { is: 'extend', address, port, onionSkin, identityFingerprint };
      break;
    }

    case 7: {
      // Extended
      const onionSkin = d.octets(148);
      at += onionSkin.length;
      data = { is: 'extended', onionSkin };
      break;
    }

    case 8: {
      // Truncate
      const ignored = d.octets(d.count(0, limit2 - at));
      at += ignored.length;
      data = { is: 'truncate', ignored };
      break;
    }

    case 9: {
      // Truncated
      const reason = d.named([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 0, 255);
      at += 1;
      const ignored = d.octets(d.count(0, limit2 - at));
      at += ignored.length;
      data = { is: 'truncated', reason, ignored };
      break;
    }

    case 10: {
      // Drop
      const noise = d.octets(d.count(0, limit2 - at));
      at += noise.length;
      data = { is: 'drop', noise };
      break;
    }

    case 11: {
      // Resolve
      const limit6 = limit2;
      const hostname: NonNullable<
        Extract<NonNullable<v.RelayCell['data']>, { is: 'resolve' }>['hostname']
      >[number][] = [];
      while (limit6 - at >= 1 && d.more(hostname.length)) {
        const item = makeCharacter(d, limit6 - at);
        if (item.is === 'nul') break;
        const took = sizeOf((b) => writeCharacter(item, b, 0));
        if (at + took > limit6) break;
        at += took;
        hostname.push(item);
      }

      at += 1;
      data = { is: 'resolve', hostname };
      break;
    }

    case 12: {
      // Resolved
      const limit7 = limit2;
      const answers: NonNullable<
        Extract<NonNullable<v.RelayCell['data']>, { is: 'resolved' }>['answers']
      >[number][] = [];
      while (limit7 - at >= 6 && d.more(answers.length)) {
        const item = makeAnswer(d, limit7 - at);
        const took = sizeOf((b) => writeAnswer(item, b, 0));
        if (at + took > limit7) break;
        at += took;
        answers.push(item);
      }

      data = { is: 'resolved', answers };
      break;
    }

    case 13: {
      // Begin Dir
      const ignored = d.octets(d.count(0, limit2 - at));
      at += ignored.length;
      data = { is: 'beginDir', ignored };
      break;
    }

    case 14: {
      // Extend2
      at += 1;
      const nspec = d.length(
        [[0, 255]],
        1,
        1,
        0,
        1,
        Math.min(6, Math.floor((limit2 - at - 4) / 2)),
      );
      const limit8 = limit2 - 4;
      const linkSpecifiers: NonNullable<
        Extract<NonNullable<v.RelayCell['data']>, { is: 'extend2' }>['linkSpecifiers']
      >[number][] = [];
      while (linkSpecifiers.length < nspec) {
        const item = makeLinkSpecifier(d, limit8 - at);
        const took = sizeOf((b) => writeLinkSpecifier(item, b, 0));
        at += took;
        linkSpecifiers.push(item);
      }

      const htype = d.named([0, 2, 3], 0, 65535);
      at += 4;
      const hlen = d.length([[0, 65535]], 1, 1, 0, 1, limit2 - at);
      const hdata = d.octets(hlen);
      at += hdata.length;
      data = { is: 'extend2', linkSpecifiers, htype, hdata };
      break;
    }

    case 15: {
      // Extended2
      at += 2;
      const hlen = d.length([[0, 65535]], 1, 1, 0, 1, limit2 - at);
      const hdata = d.octets(hlen);
      at += hdata.length;
      data = { is: 'extended2', hdata };
      break;
    }

    case 19:
    case 20: {
      // Conflux
      at += 1;
      const nonce = d.octets(32);
      at += nonce.length;
      const lastSeqnoSent = d.big(0n, 18446744073709551615n);
      const lastSeqnoReceived = d.big(0n, 18446744073709551615n);
      const desiredUx = d.named([0, 1, 2, 3, 4], 0, 255);
      at += 17;
      data = {
        is: 'conflux',
        relayCommand: relayCommand,
        nonce,
        lastSeqnoSent,
        lastSeqnoReceived,
        desiredUx,
      };
      break;
    }

    case 41: {
      // Padding Negotiate
      const command = d.named([1, 2], 0, 255);
      const machineType = d.integer(0, 255);
      const unused = d.integer(0, 255);
      const machineCounter = d.integer(0, 4294967295);
      at += 8;
      data = { is: 'paddingNegotiate', command, machineType, unused, machineCounter };
      break;
    }

    case 42: {
      // Padding Negotiated
      const command = d.named([1, 2], 0, 255);
      const response = d.named([1, 2], 0, 255);
      const machineType = d.integer(0, 255);
      const machineCounter = d.integer(0, 4294967295);
      at += 8;
      data = { is: 'paddingNegotiated', command, response, machineType, machineCounter };
      break;
    }

    case 44: {
      // XON
      const kbpsEwma = d.integer(0, 4294967295);
      at += 5;
      data = { is: 'xon', kbpsEwma };
      break;
    }

    case 43: {
      // XOFF
      at += 1;
      data = { is: 'xoff' };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit2 - at));
      at += octets.length;
      data = { is: 'unknown', relayCommand: relayCommand, octets };
      break;
    }
  }

  const padding = d.octets(limit - at);
  at += padding.length;
  return { streamid, digest, data, padding };
}

/** A valid Addrport. */
export function makeAddrport(d: Draw, room: number): v.Addrport {
  let at = 0;
  const limit = room;
  const addrport: NonNullable<v.Addrport['addrport']>[number][] = [];
  while (limit - at >= 1 && d.more(addrport.length)) {
    const item = makeCharacter(d, limit - at);
    if (item.is === 'nul') break;
    const took = sizeOf((b) => writeCharacter(item, b, 0));
    if (at + took > limit) break;
    at += took;
    addrport.push(item);
  }

  at += 1;
  return { addrport };
}

/** A valid Begin Options. */
export function makeBeginOptions(d: Draw, room: number): v.BeginOptions {
  const flags = d.named([1, 2, 4], 0, 4294967295);
  return { flags };
}

/** A valid Answer. */
export function makeAnswer(d: Draw, room: number): v.Answer {
  let at = 0;
  at += 1;
  const type = d.tag(
    [
      [0, 0, 0],
      [4, 4, 4],
      [6, 6, 16],
      [240, 241, 0],
      [1, 3, 0],
      [5, 5, 0],
      [7, 239, 0],
      [242, 255, 0],
    ],
    room - at - 5,
  );
  at += 1;
  let value: NonNullable<v.Answer['value']>;
  const start = at;
  const limit = Math.min(room, start + 255);
  switch (type) {
    case 0: {
      // Hostname
      const hostname = d.text(d.count(0, limit - at));
      at += textOctets(hostname);
      value = { is: 'hostname', hostname };
      break;
    }

    case 4: {
      // IPv4
      const ipv4Address = d.ipv4();
      at += 4;
      value = { is: 'ipv4', ipv4Address };
      break;
    }

    case 6: {
      // IPv6
      const ipv6Address = d.ipv6();
      at += 16;
      value = { is: 'ipv6', ipv6Address };
      break;
    }

    case 240:
    case 241: {
      // Error
      const explanation = d.octets(d.count(0, limit - at));
      at += explanation.length;
      value = { is: 'error', type: type, explanation };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      value = { is: 'unknown', type: type, octets };
      break;
    }
  }

  const ttl = d.integer(0, 4294967295);
  return { value, ttl };
}

/** A valid Character. */
export function makeCharacter(d: Draw, room: number): v.Character {
  let at = 0;
  const octet = d.tag(
    [
      [0, 0, 1],
      [1, 255, 1],
    ],
    room,
  );
  at += 1;
  switch (octet) {
    case 0: {
      // NUL
      return { is: 'nul' };
    }

    default: {
      return { is: 'letter', octet: octet };
    }
  }
}

/** A valid Link Specifier. */
export function makeLinkSpecifier(d: Draw, room: number): v.LinkSpecifier {
  let at = 0;
  const lstype = d.tag(
    [
      [0, 0, 8],
      [1, 1, 20],
      [2, 2, 22],
      [3, 3, 34],
      [4, 255, 2],
    ],
    room,
  );
  at += 1;
  switch (lstype) {
    case 0: {
      // IPv4
      const ipv4Address = d.ipv4();
      const orport = d.integer(0, 65535);
      return { is: 'ipv4', ipv4Address, orport };
    }

    case 1: {
      // IPv6
      const ipv6Address = d.ipv6();
      const orport = d.integer(0, 65535);
      return { is: 'ipv6', ipv6Address, orport };
    }

    case 2: {
      // Legacy Identity
      at += 1;
      const identityFingerprint = d.octets(20);
      at += identityFingerprint.length;
      return { is: 'legacyIdentity', identityFingerprint };
    }

    case 3: {
      // Ed25519 Identity
      at += 1;
      const ed25519Identity = d.octets(32);
      at += ed25519Identity.length;
      return { is: 'ed25519Identity', ed25519Identity };
    }

    default: {
      at += 1;
      const lspecLength = d.length([[0, 255]], 1, 1, 0, 1, room - at);
      const lspec = d.octets(lspecLength);
      at += lspec.length;
      return { is: 'unknown', lstype: lstype, lspec };
    }
  }
}
