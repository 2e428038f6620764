// @generated from spec/onion/tor.protocol: change that, then npm run generate.
/**
 * Tor: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeAddress, writeCertificate } from './tor.value.ts';
import type * as v from './tor.value.ts';

/** A valid Cell. */
export function makeCell(d: Draw, room: number, linkVersion: number): v.Cell {
  let at = 0;
  at += (linkVersion < 4 ? 16 : 32) / 8;
  const circid = d.integer(0, 2 ** (linkVersion < 4 ? 16 : 32) - 1);
  at += 1;
  const command = d.tag(
    [
      [0, 0, 0],
      [1, 1, 186],
      [2, 2, 148],
      [3, 3, 0],
      [4, 4, 1],
      [5, 5, 20],
      [6, 6, 40],
      [7, 7, 0],
      [8, 8, 7],
      [9, 9, 0],
      [10, 10, 4],
      [11, 11, 2],
      [12, 12, 6],
      [128, 128, 0],
      [129, 129, 1],
      [130, 130, 34],
      [131, 131, 4],
      [13, 127, 0],
      [132, 255, 0],
    ],
    room - at,
  );
  let lengthSaid = 0;
  let length: v.Cell['length'] | undefined;
  if (command >= 128 || command === 7) {
    at += 2;
    const length2 = d.length([[0, 65535]], 1, 1, 0, 1, Math.max(0, room - at));
    lengthSaid = length2;
    length = length2;
  }

  let body: NonNullable<v.Cell['body']>;
  const start = at;
  const limit = start + (command >= 128 || command === 7 ? lengthSaid : 509);
  switch (command) {
    case 0: {
      // Padding
      const noise = d.octets(limit - at);
      at += noise.length;
      body = { is: 'padding', noise };
      break;
    }

    case 1: {
      // Create
      const hdata = d.octets(186);
      at += Math.max(hdata.length, 509);
      body = { is: 'create', hdata };
      break;
    }

    case 2: {
      // Created
      const hdata = d.octets(148);
      at += Math.max(hdata.length, 509);
      body = { is: 'created', hdata };
      break;
    }

    case 3: {
      // Relay
      const relayCell = d.octets(limit - at);
      at += relayCell.length;
      body = { is: 'relay', relayCell };
      break;
    }

    case 4: {
      // Destroy
      const reason = d.named([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 0, 255);
      at += 1;
      const filler = d.octets(limit - at);
      at += Math.max(filler.length, 508);
      body = { is: 'destroy', reason, filler };
      break;
    }

    case 5: {
      // Create Fast
      const x = d.octets(20);
      at += Math.max(x.length, 509);
      body = { is: 'createFast', x };
      break;
    }

    case 6: {
      // Created Fast
      const y = d.octets(20);
      at += y.length;
      const derivativeKeyData = d.octets(20);
      at += Math.max(derivativeKeyData.length, 489);
      body = { is: 'createdFast', y, derivativeKeyData };
      break;
    }

    case 7: {
      // Versions
      const versions = Array.from({ length: Math.max(0, Math.floor((limit - at) / 2)) }, () =>
        d.integer(0, 65535),
      );
      at += versions.length * 2;
      body = { is: 'versions', versions };
      break;
    }

    case 8: {
      // Netinfo
      const time = d.integer(0, 4294967295);
      at += 4;
      const otherAddress = makeAddress(d, limit - at - 1);
      at += sizeOf((b) => writeAddress(otherAddress, b, 0));
      at += 1;
      const nmyaddr = d.length([[0, 255]], 1, 1, 0, 1, Math.min(6, Math.floor((limit - at) / 2)));
      const limit2 = limit;
      const myAddresses: NonNullable<
        Extract<NonNullable<v.Cell['body']>, { is: 'netinfo' }>['myAddresses']
      >[number][] = [];
      while (myAddresses.length < nmyaddr) {
        const item = makeAddress(d, limit2 - at);
        const took = sizeOf((b) => writeAddress(item, b, 0));
        at += took;
        myAddresses.push(item);
      }

      body = { is: 'netinfo', time, otherAddress, myAddresses };
      break;
    }

    case 9: {
      // Relay Early
      const relayCell = d.octets(limit - at);
      at += relayCell.length;
      body = { is: 'relayEarly', relayCell };
      break;
    }

    case 10: {
      // Create2
      const htype = d.named([0, 2, 3], 0, 65535);
      at += 4;
      const hlen = d.length([[0, 505]], 1, 1, 0, 1, limit - at);
      const hdata = d.octets(hlen);
      at += Math.max(hdata.length, 505);
      body = { is: 'create2', htype, hdata };
      break;
    }

    case 11: {
      // Created2
      at += 2;
      const hlen = d.length([[0, 507]], 1, 1, 0, 1, limit - at);
      const hdata = d.octets(hlen);
      at += Math.max(hdata.length, 507);
      body = { is: 'created2', hdata };
      break;
    }

    case 12: {
      // Padding Negotiate
      const paddingCommand = d.named([1, 2], 0, 255);
      const itoLow = d.integer(0, 65535);
      const itoHigh = d.integer(0, 65535);
      at += 6;
      const filler = d.octets(limit - at);
      at += Math.max(filler.length, 503);
      body = { is: 'paddingNegotiate', paddingCommand, itoLow, itoHigh, filler };
      break;
    }

    case 128: {
      // Variable Padding
      const noise = d.octets(limit - at);
      at += noise.length;
      body = { is: 'variablePadding', noise };
      break;
    }

    case 129: {
      // Certs
      at += 1;
      const n = d.length([[0, 255]], 1, 1, 0, 1, Math.min(6, Math.floor((limit - at) / 3)));
      const limit3 = limit;
      const certificates: NonNullable<
        Extract<NonNullable<v.Cell['body']>, { is: 'certs' }>['certificates']
      >[number][] = [];
      while (certificates.length < n) {
        const item = makeCertificate(d, limit3 - at);
        const took = sizeOf((b) => writeCertificate(item, b, 0));
        at += took;
        certificates.push(item);
      }

      const ignored = d.octets(limit - at);
      at += ignored.length;
      body = { is: 'certs', certificates, ignored };
      break;
    }

    case 130: {
      // Auth Challenge
      const challenge = d.octets(32);
      at += challenge.length;
      at += 2;
      const nMethods = d.length(
        [[0, 65535]],
        1,
        1,
        0,
        1,
        Math.min(6, Math.floor((limit - at) / 2)),
      );
      const methods = Array.from({ length: Math.max(0, nMethods) }, () => d.integer(0, 65535));
      at += methods.length * 2;
      const ignored = d.octets(limit - at);
      at += ignored.length;
      body = { is: 'authChallenge', challenge, methods, ignored };
      break;
    }

    case 131: {
      // Authenticate
      at += 2;
      const authtype = d.tag(
        [
          [1, 1, 0],
          [3, 3, 288],
          [0, 0, 0],
          [2, 2, 0],
          [4, 65535, 0],
        ],
        limit - at - 2,
      );
      at += 2;
      let authentication: NonNullable<
        Extract<NonNullable<v.Cell['body']>, { is: 'authenticate' }>['authentication']
      >;
      const start6 = at;
      const limit4 = Math.min(limit, start6 + 65535);
      switch (authtype) {
        case 1: {
          // RSA
          const linkProof = d.octets(d.count(0, limit4 - at));
          at += linkProof.length;
          authentication = { is: 'rsa', linkProof };
          break;
        }

        case 3: {
          // Ed25519
          at += 8;
          const cid = d.octets(32);
          at += cid.length;
          const sid = d.octets(32);
          at += sid.length;
          const cidEd = d.octets(32);
          at += cidEd.length;
          const sidEd = d.octets(32);
          at += sidEd.length;
          const slog = d.octets(32);
          at += slog.length;
          const clog = d.octets(32);
          at += clog.length;
          const scert = d.octets(32);
          at += scert.length;
          const tlssecrets = d.octets(32);
          at += tlssecrets.length;
          const rand = d.octets(24);
          at += rand.length;
          const sig = d.octets(d.count(0, limit4 - at));
          at += sig.length;
          authentication = {
            is: 'ed25519',
            cid,
            sid,
            cidEd,
            sidEd,
            slog,
            clog,
            scert,
            tlssecrets,
            rand,
            sig,
          };
          break;
        }

        default: {
          const octets = d.octets(d.count(0, limit4 - at));
          at += octets.length;
          authentication = { is: 'unknown', authtype: authtype, octets };
          break;
        }
      }

      const ignored = d.octets(limit - at);
      at += ignored.length;
      body = { is: 'authenticate', authentication, ignored };
      break;
    }

    default: {
      const octets = d.octets(limit - at);
      at += octets.length;
      body = { is: 'unknown', command: command, octets };
      break;
    }
  }

  return { circid, ...(length === undefined ? {} : { length }), body };
}

/** A valid Narrow Head. */
export function makeNarrowHead(d: Draw, room: number): v.NarrowHead {
  const circid = d.integer(0, 65535);
  const command = d.named(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 128, 129, 130, 131, 132],
    0,
    255,
  );
  return { circid, command };
}

/** A valid Wide Head. */
export function makeWideHead(d: Draw, room: number): v.WideHead {
  const circid = d.integer(0, 4294967295);
  const command = d.named(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 128, 129, 130, 131, 132],
    0,
    255,
  );
  return { circid, command };
}

/** A valid Address. */
export function makeAddress(d: Draw, room: number): v.Address {
  let at = 0;
  const atype = d.named([4, 6], 0, 255);
  at += 2;
  let aval: NonNullable<v.Address['aval']>;
  const start = at;
  const limit = Math.min(room, start + 255);
  switch ((atype << 8) | 0) {
    case 1028: {
      // IPv4
      const ipv4Address = d.ipv4();
      at += 4;
      aval = { is: 'ipv4', ipv4Address };
      break;
    }

    case 1552: {
      // IPv6
      const ipv6Address = d.ipv6();
      at += 16;
      aval = { is: 'ipv6', ipv6Address };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      aval = { is: 'unknown', octets };
      break;
    }
  }

  return { atype, aval };
}

/** A valid Certificate. */
export function makeCertificate(d: Draw, room: number): v.Certificate {
  let at = 0;
  const certtype = d.named([1, 2, 3, 4, 5, 6, 7], 0, 255);
  at += 3;
  const clen = d.length([[0, 65535]], 1, 1, 0, 1, room - at);
  const certificate = d.octets(clen);
  at += certificate.length;
  return { certtype, certificate };
}
