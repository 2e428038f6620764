import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  Control,
  COOKIE_OCTETS,
  newCookie,
  receiveCookie,
  sendCookie,
} from '../../../runtime/application/iperf3/control.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { failureCode, MemoryStream } from './memory.ts';

const controls = suite('iperf3 control');

const octets = (...of: readonly number[]): Uint8Array => Uint8Array.from(of);
const document = (text: string, length = text.length): Uint8Array =>
  Buffer.concat([Uint8Array.of(0, 0, length >>> 8, length), Buffer.from(text)]);

controls('says a state in one octet', async () => {
  const stream = new MemoryStream(octets());
  await new Control(stream).changeTo(9);
  assert.equal(stream.heard, [9]);
});

controls('hears the states of the other side one after another', async () => {
  const control = new Control(new MemoryStream(octets(9, 10)));
  await control.expect(9);
  assert.is(await control.next(), 10);
});

controls('asked twice at once for the next state, gives the same one', async () => {
  const control = new Control(new MemoryStream(octets(1, 2)));
  assert.equal(await Promise.all([control.next(), control.next()]), [1, 1]);
  assert.is(await control.next(), 2);
});

controls('is surprised by any other state', async () => {
  const control = new Control(new MemoryStream(octets(2)));
  assert.is(await failureCode(control.expect(1)), 'PROTOCOL');
});

for (const [state, code] of [
  [255, 'ACCESS_DENIED'],
  [11, 'SERVER_TERMINATED'],
  [12, 'CLIENT_TERMINATED'],
] as const) {
  controls(`fails by state ${state}`, async () => {
    assert.is(await failureCode(new Control(new MemoryStream(octets(state))).next()), code);
  });
}

controls('tells what failed at the server', async () => {
  const said = octets(254, 0, 0, 0, 142, 0, 0, 0, 98);
  try {
    await new Control(new MemoryStream(said, 2)).next();
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), /error 142, errno 98/);
  }
});

controls('sends JSON with its length in front, and reads it back in pieces', async () => {
  const stream = new MemoryStream(octets());
  await new Control(stream).sendDocument({ tcp: true, title: 'Maß' });
  const back = new Control(new MemoryStream(Uint8Array.from(stream.heard), 3));
  assert.equal(await back.receiveDocument(), { tcp: true, title: 'Maß' });
});

controls('at an end in the middle, fails at each octet', async () => {
  const whole = document('{"tcp":true}');
  for (let end = 0; end < whole.length; end++) {
    const control = new Control(new MemoryStream(whole.subarray(0, end)));
    assert.is(await failureCode(control.receiveDocument()), 'CONTROL_CLOSED');
  }
});

controls('allocates nothing for a length that nobody means', async () => {
  const control = new Control(new MemoryStream(octets(0xff, 0xff, 0xff, 0xff)));
  assert.is(await failureCode(control.receiveDocument()), 'PROTOCOL');
});

controls('takes nothing for JSON that is none', async () => {
  for (const text of ['', '{', '{"a":1}x', '\0']) {
    const control = new Control(new MemoryStream(document(text)));
    assert.is(await failureCode(control.receiveDocument()), 'PROTOCOL', text);
  }
});

controls('a cookie is sent and known again', async () => {
  const cookie = newCookie(seededRandom(1));
  assert.match(cookie, /^[a-z2-7]{36}$/);
  const stream = new MemoryStream(octets());
  await sendCookie(stream, cookie, {});
  assert.is(stream.heard.length, COOKIE_OCTETS);
  assert.is(await receiveCookie(new MemoryStream(Uint8Array.from(stream.heard), 5), {}), cookie);
});

controls('cookies differ', () => {
  const random = seededRandom(1);
  assert.is.not(newCookie(random), newCookie(random));
});

controls('what does not end as a cookie is none', async () => {
  const said = new Uint8Array(COOKIE_OCTETS).fill(0x61);
  assert.is(await failureCode(receiveCookie(new MemoryStream(said), {})), 'PROTOCOL');
  const short = said.subarray(1);
  assert.is(await failureCode(receiveCookie(new MemoryStream(short), {})), 'CONTROL_CLOSED');
});

controls.run();
