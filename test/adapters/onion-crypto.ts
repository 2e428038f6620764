/** What every OnionCrypto must do: vectors of the standards, then what follows from its words. */
import type { Test } from 'uvu';
import * as assert from 'uvu/assert';

import type { OnionCrypto } from '../../runtime/onion/crypto.ts';

export const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
export const showHex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');
const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export function testsOfOnionCrypto(tests: Test, crypto: OnionCrypto): void {
  testsOfDigests(tests, crypto);
  testsOfKeystreams(tests, crypto);
  testsOfX25519(tests, crypto);
  testsOfEd25519(tests, crypto);
  testsOfRsa(tests, crypto);

  tests('random octets are as many as asked for, and never the same', () => {
    assert.is(crypto.random(0).length, 0);
    assert.is(crypto.random(33).length, 33);
    assert.not.equal(crypto.random(16), crypto.random(16));
  });
}

function testsOfDigests(tests: Test, crypto: OnionCrypto): void {
  tests('digests are those of FIPS 180-4 and FIPS 202', () => {
    const of = (name: Parameters<OnionCrypto['digest']>[0]): string =>
      showHex(crypto.digest(name, ascii('abc')));
    assert.is(of('sha1'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
    assert.is(of('sha256'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.is(of('sha3-256'), '3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532');
    assert.match(of('sha512'), /^ddaf35a193617abacc417349ae204131.*2a9ac94fa54ca49f$/);
  });

  tests('SHAKE-256 is as long as asked for', () => {
    const whole = '46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f';
    assert.is(showHex(crypto.shake256(new Uint8Array(0), 32)), whole);
    assert.is(showHex(crypto.shake256(new Uint8Array(0), 5)), whole.slice(0, 10));
    assert.is(crypto.shake256(ascii('abc'), 0).length, 0);
    assert.is(crypto.shake256(ascii('abc'), 1000).length, 1000);
  });

  tests('HMAC is that of RFC 4231 §4.3', () => {
    assert.is(
      showHex(crypto.hmacSha256(ascii('Jefe'), ascii('what do ya want for nothing?'))),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  for (const name of ['sha1', 'sha256', 'sha3-256'] as const) {
    tests(`a running ${name} can be asked, and goes on`, () => {
      const running = crypto.runningDigest(name);
      running.update(ascii('xabcx'), 1, 3);
      assert.equal(running.snapshot(), crypto.digest(name, ascii('ab')));
      const other = running.clone();
      running.update(ascii('c'), 0, 1);
      other.update(ascii('d'), 0, 1);
      assert.equal(running.snapshot(), crypto.digest(name, ascii('abc')));
      assert.equal(running.snapshot(), crypto.digest(name, ascii('abc')));
      assert.equal(other.snapshot(), crypto.digest(name, ascii('abd')));
    });
  }
}

/** FIPS 197 §C.1 and §C.3 encrypt a block; zeros in counter mode show the block of the counter. */
function testsOfKeystreams(tests: Test, crypto: OnionCrypto): void {
  tests('keystreams begin with the counter at zero', () => {
    const first = new Uint8Array(16);
    crypto.keystream(new Uint8Array(16)).apply(first, 0, 16);
    assert.is(showHex(first), '66e94bd4ef8a2c3b884cfa59ca342b2e');
    const second = new Uint8Array(16);
    crypto.keystream(new Uint8Array(32)).apply(second, 0, 16);
    assert.is(showHex(second), 'dc95c078a2408989ad48a21492842087');
  });

  tests('a keystream goes on where it was, however it is cut, and touches nothing else', () => {
    const key = crypto.random(16);
    const whole = new Uint8Array(1600);
    crypto.keystream(key).apply(whole, 0, whole.length);
    const stream = crypto.keystream(key);
    const b = new Uint8Array(whole.length + 2);
    let at = 1;
    for (let size = 0; at < b.length - 1; size = (size + 7) % 131) {
      const end = Math.min(at + size, b.length - 1);
      stream.apply(b, at, end);
      at = end;
    }
    assert.equal(b.subarray(1, -1), whole);
    assert.is(b[0] + b[b.length - 1], 0);
  });

  tests('a keystream undoes itself', () => {
    const key = crypto.random(32);
    const text = ascii('a cell, or several of them at once');
    const b = text.slice();
    crypto.keystream(key).apply(b, 0, b.length);
    assert.not.equal(b, text);
    crypto.keystream(key).apply(b, 0, b.length);
    assert.equal(b, text);
  });

  tests('a keystream that was wiped is of no more use', () => {
    const stream = crypto.keystream(crypto.random(16));
    stream.wipe();
    assert.throws(() => stream.apply(new Uint8Array(16), 0, 16), TypeError);
  });
}

/** Points of small order, and others that are one of these: RFC 7748 §6.1. */
export const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(hex);

function testsOfX25519(tests: Test, crypto: OnionCrypto): void {
  tests('X25519 is that of RFC 7748 §5.2', () => {
    const shared = crypto.x25519(
      hex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4'),
      hex('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c'),
    );
    assert.equal(shared, hex('c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552'));
  });

  tests('both ends of X25519 agree', () => {
    const one = crypto.x25519Pair();
    const other = crypto.x25519Pair();
    const shared = crypto.x25519(one.secretKey, other.publicKey);
    assert.is(shared?.length, 32);
    assert.equal(shared, crypto.x25519(other.secretKey, one.publicKey));
    assert.not.equal(one.secretKey, other.secretKey);
  });

  tests('with a point of small order X25519 agrees on nothing', () => {
    const { secretKey } = crypto.x25519Pair();
    for (const point of SMALL_ORDER) assert.is(crypto.x25519(secretKey, point), undefined);
  });

  tests('a public key of X25519 that is too short or too long is none', () => {
    const { secretKey } = crypto.x25519Pair();
    for (const size of [0, 31, 33]) {
      assert.is(crypto.x25519(secretKey, new Uint8Array(size).fill(9)), undefined);
    }
  });
}

function testsOfEd25519(tests: Test, crypto: OnionCrypto): void {
  tests('Ed25519 is that of RFC 8032 §7.1', () => {
    const secretKey = hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
    const publicKey = hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    const signature = crypto.ed25519Sign(secretKey, Uint8Array.of(0x72));
    assert.is(
      showHex(signature),
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
        '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
    assert.ok(crypto.ed25519Verify(publicKey, Uint8Array.of(0x72), signature));
  });

  tests('a signature of Ed25519 is of one key, one text, and not a bit of it less', () => {
    const { publicKey, secretKey } = crypto.ed25519Pair();
    const text = crypto.random(77);
    const signature = crypto.ed25519Sign(secretKey, text);
    assert.is(signature.length, 64);
    assert.ok(crypto.ed25519Verify(publicKey, text, signature));
    assert.not(crypto.ed25519Verify(crypto.ed25519Pair().publicKey, text, signature));
    assert.not(crypto.ed25519Verify(publicKey, text.subarray(1), signature));
    for (const at of [0, 31, 32, 63]) {
      const broken = signature.slice();
      broken[at] ^= 1;
      assert.not(crypto.ed25519Verify(publicKey, text, broken), `octet ${at}`);
    }
    for (const size of [0, 63]) {
      assert.not(crypto.ed25519Verify(publicKey, text, signature.subarray(0, size)));
      assert.not(crypto.ed25519Verify(publicKey.subarray(0, size % 32), text, signature));
    }
  });

  tests('what is no point on the curve has signed nothing', () => {
    const signature = new Uint8Array(64);
    for (const octet of [2, 0xff]) {
      const publicKey = new Uint8Array(32).fill(octet);
      assert.not(crypto.ed25519Verify(publicKey, Uint8Array.of(1), signature));
    }
  });
}

function testsOfRsa(tests: Test, crypto: OnionCrypto): void {
  const key = crypto.rsaPair(1024);

  tests('what RSA signed is recovered as it was, whatever it is', () => {
    for (const size of [1, 20, 32, 117]) {
      const octets = crypto.random(size);
      const signature = crypto.rsaSign(key, octets);
      assert.is(signature.length, 128);
      assert.equal(crypto.rsaRecover(key.publicKey, signature), octets);
    }
  });

  tests('nothing is recovered of what was not signed with this key', () => {
    const signature = crypto.rsaSign(key, crypto.random(20));
    assert.is(crypto.rsaRecover(crypto.rsaPair(1024).publicKey, signature), undefined);
    const broken = signature.slice();
    broken[77] ^= 4;
    assert.is(crypto.rsaRecover(key.publicKey, broken), undefined);
    for (const size of [0, 1, 127]) {
      assert.is(crypto.rsaRecover(key.publicKey, signature.subarray(0, size)), undefined);
    }
    assert.is(crypto.rsaRecover(key.publicKey, new Uint8Array(128).fill(0xff)), undefined);
    assert.is(crypto.rsaRecover(key.publicKey, new Uint8Array(128)), undefined);
  });

  tests('what is no RSA key recovers nothing', () => {
    const signature = crypto.rsaSign(key, crypto.random(20));
    for (let size = 0; size < key.publicKey.length; size += 9) {
      assert.is(crypto.rsaRecover(key.publicKey.subarray(0, size), signature), undefined);
    }
    assert.is(crypto.rsaRecover(crypto.random(140), signature), undefined);
  });
}
