import { deflateSync } from 'node:zlib';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeInflater } from '../../../adapters/node/onion-inflater.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import {
  DOWNLOAD_MS_MAX,
  SILENCE_MS_MAX,
  download,
} from '../../../runtime/onion/directory/download.ts';
import type { Inflater } from '../../../runtime/onion/directory/download.ts';
import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import { octetsOf, textOf } from './fixtures.ts';
import { TestStream, answerOf } from './streams.ts';
import type { Answer } from './streams.ts';

const downloads = suite('onion: a download from a directory');

interface Outcome {
  readonly text: string;
  readonly stream: TestStream;
  readonly ms: number;
}

async function fetched(
  answer: Answer,
  {
    inflater,
    octetsMax = 1000,
    abortAtMs = Infinity,
  }: {
    readonly inflater?: Inflater;
    readonly octetsMax?: number;
    readonly abortAtMs?: number;
  } = {},
): Promise<Outcome> {
  const simulation = new Simulation(1);
  const { timers } = simulation;
  const stream = new TestStream(timers, () => answer);
  const abort = new AbortController();
  const work = download(
    () => Promise.resolve(stream),
    { path: '/tor/x', octetsMax },
    { timers, inflater },
    abort.signal,
  );
  if (abortAtMs !== Infinity) {
    await simulation.runWhile(Promise.resolve(), 1);
    simulation.run(abortAtMs);
    abort.abort();
  }
  const got = await simulation.runWhile(work, 2 * DOWNLOAD_MS_MAX);
  assert.is(timers.running, 0, 'no timer is left');
  const text = got instanceof DirectoryFault ? String(got) : textOf(got);
  return { text, stream, ms: simulation.now };
}

downloads('is what the directory answers', async () => {
  const { text, stream } = await fetched({ octets: answerOf('a document\n') });
  assert.is(text, 'a document\n');
  assert.is(stream.asked, 'GET /tor/x HTTP/1.0\r\nAccept-Encoding: identity\r\n\r\n');
  assert.is(stream.end, 'closed');
});

downloads('may come octet by octet', async () => {
  const answer: Answer = { octets: answerOf('a document\n'), pieceOctets: 1, everyMs: 100 };
  assert.is((await fetched(answer)).text, 'a document\n');
});

downloads('may come deflated, when there is somebody to inflate it', async () => {
  const octets = answerOf(deflateSync(octetsOf('a document\n')), {
    head: 'Content-Encoding: deflate\r\n',
  });
  const { text, stream } = await fetched({ octets }, { inflater: createNodeInflater() });
  assert.is(text, 'a document\n');
  assert.ok(stream.asked.includes('Accept-Encoding: deflate, identity\r\n'));
  assert.match((await fetched({ octets })).text, /^no answer: in an encoding that was not asked/);
});

downloads('of a bomb is refused', async () => {
  const octets = answerOf(deflateSync(new Uint8Array(1_000_000)), {
    head: 'Content-Encoding: deflate\r\n',
  });
  const { text } = await fetched({ octets }, { inflater: createNodeInflater() });
  assert.match(text, /^document too long/);
});

downloads('ends when nothing comes any more', async () => {
  const { text, stream, ms } = await fetched({ octets: new Uint8Array(0), isOpen: true });
  assert.is(text, 'no answer: silence');
  assert.is(stream.end, 'aborted');
  assert.ok(ms <= SILENCE_MS_MAX + 10);
});

downloads('ends however slowly it comes', async () => {
  const octets = answerOf('x'.repeat(900));
  const { text, ms } = await fetched({ octets, pieceOctets: 1, everyMs: 10_000 });
  assert.is(text, 'no answer: given up');
  assert.ok(ms <= DOWNLOAD_MS_MAX + 10);
});

downloads('ends when there is too much', async () => {
  const { text, stream } = await fetched({ octets: answerOf('x'.repeat(40_000)) });
  assert.match(text, /^document too long/);
  assert.is(stream.end, 'aborted');
});

downloads('ends when nobody needs it any more', async () => {
  const { text, ms } = await fetched({ octets: answerOf('x'), everyMs: 5000 }, { abortAtMs: 100 });
  assert.is(text, 'no answer: given up');
  assert.ok(ms < 5000);
});

downloads('that breaks is none', async () => {
  const { text } = await fetched({ octets: answerOf('half'), fault: 'ECONNRESET' });
  assert.is(text, 'no answer: the stream broke: ECONNRESET');
});

downloads('of another status is none', async () => {
  const { text } = await fetched({ octets: answerOf('', { status: '404 Not found' }) });
  assert.is(text, 'no answer: status 404 for /tor/x');
});

downloads('without a stream is none', async () => {
  const simulation = new Simulation(1);
  const got = await simulation.runWhile(
    download(
      () => Promise.reject(new Error('TLS: refused')),
      { path: '/', octetsMax: 1 },
      { timers: simulation.timers },
      new AbortController().signal,
    ),
    1,
  );
  assert.is(String(got), 'unreachable: TLS: refused');
  assert.is(simulation.timers.running, 0);
});

downloads.run();
