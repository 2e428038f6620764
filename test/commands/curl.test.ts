/** curl, as a host of the internet that is bundled: TLS, HTTP/2, files, proxies, times. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { meterLine } from '../../commands/curl/meter.ts';
import { parseProxy } from '../../commands/web/proxy.ts';
import { nonos } from './nonos.ts';

const curl = suite('curl');
const folder = mkdtempSync(join(tmpdir(), 'nonos-curl-'));
const file = (name: string): string => join(folder, name);
curl.after(() => rmSync(folder, { recursive: true }));

curl('speaks HTTP/2 over TLS 1.3, or HTTP/1.1 when it is told to', async () => {
  const best = await nonos('curl', '-s', '-v', '-w', '%{http_version}', 'https://www/');
  assert.is(best.output, 'This is www, asked by GET.\n2');
  assert.match(best.complaints, /^\* SSL connection using TLSv1\.3 \/ TLS_AES_/m);
  assert.match(best.complaints, /^\* ALPN: server accepted h2$/m);
  const plain = await nonos('curl', '-s', '--http1.1', '-w', '%{http_version}', 'https://www/');
  assert.is(plain.output, 'This is www, asked by GET.\n1.1');
});

curl('believes no certificate of another name, unless it is told to', async () => {
  const elsewhere = ['-s', '-S', '--resolve', 'other:443:10.0.3.2', 'https://other/'];
  const refused = await nonos('curl', ...elsewhere);
  assert.is(refused.status, 60);
  assert.match(refused.complaints, "subject name matches target host name 'other'");
  assert.is((await nonos('curl', '-k', ...elsewhere)).status, 0);
});

curl('believes the authorities of a file alone, where one is named', async () => {
  const [empty, another] = [file('empty.pem'), file('another.pem')];
  writeFileSync(empty, '');
  const { CertificateAuthority } = await import('../../commands/network/authority.ts');
  writeFileSync(another, new CertificateAuthority('another').certificate);
  const none = await nonos('curl', '-s', '-S', '--cacert', empty, 'https://www/');
  assert.is(none.status, 77);
  const other = await nonos('curl', '-s', '-S', '--cacert', another, 'https://www/');
  assert.is(other.status, 60);
  assert.match(other.complaints, /unable to (get|verify)/);
});

curl('says that no TLS is spoken there', async () => {
  const { status, complaints } = await nonos('curl', '-s', '-S', 'https://www:80/');
  assert.is(status, 35);
  assert.match(complaints, 'curl: (35) TLS connect error: wrong version number');
});

curl('gives up in time, and says after how much', async () => {
  const never = await nonos('curl', '-s', '-S', '--connect-timeout', '0.3', 'http://10.0.0.99/');
  assert.is(never.status, 28);
  assert.match(never.complaints, /\(28\) Connection timed out after ([3-9]\d\d|\d{4,}) millisec/);
  const late = await nonos('curl', '-s', '-S', '-m', '1', 'http://bob/octets/900000000');
  assert.is(late.status, 28);
  assert.match(late.complaints, /Operation timed out after \d{4,} milliseconds with \d+ bytes/);
});

curl('goes on where a file ends, and no further where it is whole', async () => {
  const path = file('resumed');
  writeFileSync(path, 'x'.repeat(1000));
  const words = ['-s', '-C', '-', '-o', path, '-w', '%{http_code}', 'http://www/octets/3000'];
  assert.is((await nonos('curl', ...words)).output, '206');
  assert.is(readFileSync(path).length, 3000);
  assert.is((await nonos('curl', ...words)).output, '416');
  assert.is(readFileSync(path).length, 3000);
  assert.is((await nonos('curl', '-s', '-C', '5', 'http://www/')).status, 33);
});

curl('sends files, and what stands in them', async () => {
  const path = file('sent');
  writeFileSync(path, 'one\ntwo\n');
  const put = await nonos('curl', '-s', '-T', path, '-w', '%{size_upload}', 'http://www/echo');
  assert.is(put.output, 'one\ntwo\n8');
  const data = await nonos('curl', '-s', '-d', `@${path}`, '-d', 'x=y', 'http://www/echo');
  assert.is(data.output, 'onetwo&x=y');
  const json = await nonos('curl', '-s', '-v', '--data-json', '{"a":1}', 'https://www/echo');
  assert.is(json.output, '{"a":1}');
  assert.match(json.complaints, /^> Content-Type: application\/json$/m);
  assert.is((await nonos('curl', '-s', '-T', file('no'), 'http://www/echo')).status, 26);
});

curl('sends headers as they are given, and takes away those that are empty', async () => {
  const words = ['-H', 'Accept:', '-H', 'X-One: 1: 2', '-A', 'me', '-u', 'user:pass'];
  const { complaints } = await nonos('curl', '-s', '-v', ...words, 'http://www/');
  assert.match(complaints, /^> X-One: 1: 2$/m);
  assert.match(complaints, /^> User-Agent: me$/m);
  assert.match(complaints, /^> Authorization: Basic dXNlcjpwYXNz$/m);
  assert.not.match(complaints, /^> Accept:/m);
});

curl('unpacks what came packed', async () => {
  const page = await nonos('curl', '-s', '--compressed', 'http://www/packed');
  assert.is(page.output, 'This was packed.\n');
  const { output } = await nonos('curl', '-s', '-w', '%{size_download}', 'http://www/packed');
  assert.not.match(output, 'This was packed');
});

curl('takes no more a second than it is told', async () => {
  const words = ['-s', '-o', file('slow'), '--limit-rate', '100k', '-w', '%{time_total}'];
  const { output } = await nonos('curl', ...words, 'http://www/octets/150000');
  assert.ok(Number(output) > 1, output);
});

curl('shows a meter with the columns of curl(1)', () => {
  const progress = { ms: 2000, total: 4_000_000, received: 1_000_000, sent: 0, current: 500_000 };
  assert.is(
    meterLine(progress),
    ' 25 3906k   25  976k    0     0   488k      0  0:00:08  0:00:02  0:00:06  488k',
  );
});

curl('reads proxies as curl(1) does', () => {
  const nobody = { user: '', password: '' };
  assert.equal(parseProxy('a'), { kind: 'http', host: 'a', port: 1080, ...nobody });
  assert.equal(parseProxy('http://a:80'), { kind: 'http', host: 'a', port: 80, ...nobody });
  const named = { kind: 'socks5h', host: '::1', port: 9050, user: 'u', password: 'p:' };
  assert.equal(parseProxy('socks5h://u:p%3A@[::1]:9050'), named);
  assert.is(parseProxy('gopher://a'), undefined);
});

for (const words of [
  ['-x', 'gopher://proxy', 'http://www/'],
  ['--resolve', 'www', 'http://www/'],
  ['--limit-rate', 'fast', 'http://www/'],
  ['-H', 'no colon', 'http://www/'],
  ['--http2', '--http1.1', 'http://www/'],
  ['-4', '-6', 'http://www/'],
]) {
  curl(`${words.join(' ')} is not understood`, async () => {
    assert.is((await nonos('curl', ...words)).status, 2);
  });
}

curl.run();
