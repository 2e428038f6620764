// @generated from spec/onion/certificate.protocol: change that, then npm run generate.
/**
 * Tor Certificate: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeExtension } from './certificate.value.ts';
import type * as v from './certificate.value.ts';

/** A valid Certificate. */
export function makeCertificate(d: Draw, room: number): v.Certificate {
  let at = 0;
  const certType = d.named([4, 5, 6, 8, 9, 10, 11, 12], 0, 255);
  const expirationDate = d.integer(0, 4294967295);
  const certKeyType = d.named([1, 2, 3], 0, 255);
  at += 7;
  const certifiedKey = d.octets(32);
  at += certifiedKey.length;
  at += 1;
  const nExtensions = d.length(
    [[0, 255]],
    1,
    1,
    0,
    1,
    Math.min(6, Math.floor((room - at - 64) / 4)),
  );
  const limit = room - 64;
  const extensions: NonNullable<v.Certificate['extensions']>[number][] = [];
  while (extensions.length < nExtensions) {
    const item = makeExtension(d, limit - at);
    const took = sizeOf((b) => writeExtension(item, b, 0));
    at += took;
    extensions.push(item);
  }

  const signature = d.octets(64);
  at += signature.length;
  return { certType, expirationDate, certKeyType, certifiedKey, extensions, signature };
}

/** A valid Extension. */
export function makeExtension(d: Draw, room: number): v.Extension {
  let at = 0;
  at += 2;
  at += 1;
  const extType = d.tag(
    [
      [4, 4, 32],
      [0, 3, 0],
      [5, 255, 0],
    ],
    room - at - 1,
  );
  const reserved = d.integer(0, 127);
  const affectsValidation = d.flag();
  let extData: NonNullable<v.Extension['extData']>;
  at += 1;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (extType) {
    case 4: {
      // Signed With Ed25519 Key
      const signingKey = d.octets(32);
      at += signingKey.length;
      extData = { is: 'signedWithEd25519Key', signingKey };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      extData = { is: 'unknown', extType: extType, octets };
      break;
    }
  }

  return { reserved, affectsValidation, extData };
}

/** A valid Cross Certificate. */
export function makeCrossCertificate(d: Draw, room: number): v.CrossCertificate {
  let at = 0;
  const ed25519Key = d.octets(32);
  at += ed25519Key.length;
  const expirationDate = d.integer(0, 4294967295);
  at += 5;
  const sigLen = d.length([[0, 255]], 1, 1, 0, 1, room - at);
  const signature = d.octets(sigLen);
  at += signature.length;
  return { ed25519Key, expirationDate, signature };
}
