import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodePiece, writePiece } from '../../../generated/application/dhcpv4.value.ts';
import {
  fileStart,
  OP,
  optionsStart,
  snameStart,
} from '../../../generated/application/dhcpv4.wire.ts';
import {
  encodeLetter,
  hardwareAddressIn,
  isLetter,
  readOptions,
} from '../../../runtime/application/dhcp/letter.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { CLIENT_ADDRESS } from './link.ts';

const letters = suite('a letter of DHCP');

interface Written {
  readonly code: number;
  readonly data: readonly number[];
}

const END = 255;
const PLAIN = { op: OP.BOOTREPLY, xid: 1, hardwareAddress: CLIENT_ADDRESS, options: [] };

/** A letter whose options are these pieces; File and Sname hold others, where there are any. */
function letter(
  pieces: readonly Written[],
  file: readonly Written[] = [],
  sname: readonly Written[] = [],
): Uint8Array {
  const octets = new Uint8Array(2000);
  octets.set(encodeLetter(PLAIN));
  const write = (from: number, all: readonly Written[]): number => {
    let at = from;
    for (const { code, data } of all) {
      at = writePiece({ is: 'data', code, data: Uint8Array.from(data) }, octets, at);
    }
    octets[at] = END;
    return at + 1;
  };
  if (file.length > 0) write(fileStart(octets, 0), file);
  if (sname.length > 0) write(snameStart(octets, 0), sname);
  return octets.subarray(0, write(optionsStart(octets, 0), pieces));
}

const read = (octets: Uint8Array): ReturnType<typeof readOptions> => {
  assert.ok(isLetter(octets, 0, octets.length));
  return readOptions(octets, 0, octets.length);
};

letters('is as long as the shortest that every relay agent passes on', () => {
  const octets = encodeLetter(PLAIN);
  assert.is(octets.length, 300);
  assert.equal(hardwareAddressIn(octets, 0), CLIENT_ADDRESS);
});

letters('has the pieces of an option joined before they are read: RFC 3396', () => {
  const text = [...'example.test'].map((one) => one.charCodeAt(0));
  const pieces = [
    { code: 15, data: text.slice(0, 3) },
    { code: 53, data: [5] },
    { code: 15, data: text.slice(3) },
  ];
  const options = read(letter(pieces));
  assert.is(options.get('domainName')?.domainName, 'example.test');
  assert.is(options.get('dhcpMessageType')?.messageType, 5);
});

letters(
  'has a route that is cut in two between pieces, and more routes than an option holds',
  () => {
    const routes = Array.from({ length: 60 }, (_, at) => [24, 10, 0, at, 192, 0, 2, 1]).flat();
    const pieces = [routes.slice(0, 251), routes.slice(251)].map((data) => ({ code: 121, data }));
    assert.is(read(letter(pieces)).get('classlessStaticRoute')?.routes.length, 60);
  },
);

letters('goes on in File and then in Sname, when it says so', () => {
  const options = read(
    letter(
      [
        { code: 52, data: [3] },
        { code: 15, data: [97] },
      ],
      [{ code: 15, data: [98] }],
      [{ code: 15, data: [99] }],
    ),
  );
  assert.is(options.get('domainName')?.domainName, 'abc');
  const unsaid = read(letter([{ code: 15, data: [97] }], [{ code: 15, data: [98] }]));
  assert.is(unsaid.get('domainName')?.domainName, 'a');
});

letters('loses an option that lies, and only that one', () => {
  const options = read(
    letter([
      { code: 1, data: [255, 255, 255] },
      { code: 6, data: [192, 0, 2, 1, 7] },
      { code: 119, data: [0xc0, 0x00] },
      { code: 53, data: [2] },
    ]),
  );
  assert.is(options.malformed, 3);
  assert.is(options.get('dhcpMessageType')?.messageType, 2);
  assert.is(options.get('subnetMask'), undefined);
});

letters('is none when it is cut short, or is of BOOTP, or of another link', () => {
  const octets = letter([{ code: 53, data: [2] }]);
  for (let end = 0; end < octets.length; end++) assert.not(isLetter(octets, 0, end));
  for (const at of [1, 2, 236]) {
    const other = octets.slice();
    other[at] ^= 1;
    assert.not(isLetter(other, 0, other.length));
  }
});

letters('of any octets is read without a throw', () => {
  const random = seededRandom(1);
  for (let round = 0; round < 2000; round++) {
    const octets = letter([{ code: 53, data: [2] }]).slice();
    const noise = new Uint8Array(200);
    random.fill(noise);
    const whole = new Uint8Array(octets.length + noise.length + 1);
    whole.set(octets);
    whole.set(noise, octets.length - 1);
    whole[whole.length - 1] = END;
    if (isLetter(whole, 0, whole.length)) readOptions(whole, 0, whole.length);
  }
  assert.is(encodePiece({ is: 'end' }).length, 1);
});

letters.run();
