/** One request, and those that answers send us to. */
import { connect, placeOf } from '../web/connection.ts';
import type { Connection, Ways } from '../web/connection.ts';
import { exchange } from '../web/exchange.ts';
import type { Answer } from '../web/exchange.ts';
import { WebFault } from '../web/fault.ts';
import { isRedirect, redirected } from '../web/redirects.ts';
import { paced, take } from '../web/transfer.ts';
import type { Asked } from './questions.ts';
import type { Meter } from './meter.ts';
import type { Answered } from './write-out.ts';

export interface Conduct {
  /** Write what stands in front of the page, too. */
  readonly isHead: boolean;
  /** Of a page that is an error nothing is written. */
  readonly isFailing: boolean;
  /** How many redirects are followed at most; undefined when none is. */
  readonly redirectsMax: number | undefined;
  /** The method was asked for, and stays whatever a redirect would make of it. */
  readonly isMethodKept: boolean;
  readonly isUnpacked: boolean;
  readonly rateMax: number | undefined;
  /** What is there already of the page. */
  readonly from: number;
  readonly file: string;
  readonly meter: Meter;
  readonly say: (line: string) => void;
  readonly write: (octets: Uint8Array) => Promise<void>;
}

/** What is known so far; a failure leaves it as far as it came. */
export type Progress = { -readonly [Name in keyof Answered]: Answered[Name] };

export function newProgress(url: URL, method: string, file: string): Progress {
  const nowhere = { address: '', port: 0 };
  return {
    status: 0,
    octets: 0,
    sent: 0,
    seconds: 0,
    type: '',
    url: String(url),
    redirects: 0,
    version: '0',
    method,
    times: { lookup: 0, connect: 0, secure: 0, asked: 0, first: 0, redirect: 0 },
    local: nowhere,
    remote: nowhere,
    location: '',
    file,
  };
}

export async function request(
  ways: Ways,
  first: Asked,
  conduct: Conduct,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const begun = performance.now();
  const { redirectsMax } = conduct;
  let asked = first;
  try {
    for (;;) {
      const answer = await ask(ways, asked, conduct, progress, begun, signal);
      const location = answer.header('location');
      const isMoved = isRedirect(answer.status) && location !== undefined;
      progress.location = isMoved ? String(new URL(location, asked.url)) : '';
      if (!isMoved || redirectsMax === undefined)
        return await deliver(answer, conduct, progress, signal);
      if (progress.redirects >= redirectsMax) {
        answer.close();
        throw new WebFault('redirects', `Maximum (${redirectsMax}) redirects followed`);
      }
      await pass(answer, conduct, signal);
      asked = redirected(asked, answer.status, location, conduct.isMethodKept);
      progress.redirects++;
      progress.method = asked.method;
      progress.url = String(asked.url);
      progress.times = { ...progress.times, redirect: (performance.now() - begun) / 1000 };
      conduct.say(`* Issue another request to this URL: '${asked.url}'`);
    }
  } finally {
    progress.seconds = Math.round((performance.now() - begun) * 1000) / 1e6;
  }
}

async function ask(
  ways: Ways,
  asked: Asked,
  conduct: Conduct,
  progress: Progress,
  begun: number,
  signal: AbortSignal,
): Promise<Answer> {
  const base = (performance.now() - begun) / 1000;
  const connection = await connect(placeOf(asked.url), ways, signal);
  markTimes(progress, connection, base, (performance.now() - begun) / 1000);
  const { body } = asked;
  const sent = (octets: number): void => {
    progress.sent += octets;
    conduct.meter.sent(octets);
  };
  const answer = await exchange(
    connection,
    {
      ...asked,
      body: body && {
        ...body,
        pieces: () => counted(paced(body.pieces(), conduct.rateMax), sent),
      },
      say: conduct.say,
    },
    signal,
  );
  progress.times = { ...progress.times, first: (performance.now() - begun) / 1000 };
  progress.status = answer.status;
  progress.version = answer.version;
  progress.type = answer.header('content-type') ?? '';
  return answer;
}

function markTimes(
  progress: Progress,
  { marks, local, remote }: Connection,
  base: number,
  now: number,
): void {
  const seconds = (ms: number): number => (ms === 0 ? 0 : base + ms / 1000);
  progress.times = {
    ...progress.times,
    lookup: seconds(marks.lookupMs),
    connect: seconds(marks.connectMs),
    secure: seconds(marks.secureMs),
    asked: now,
  };
  progress.local = local;
  progress.remote = remote;
}

async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  sent: (octets: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    sent(piece.length);
    yield piece;
  }
}

async function deliver(
  answer: Answer,
  conduct: Conduct,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const { status } = answer;
  const { from, meter, isUnpacked, rateMax, isFailing, write } = conduct;
  if (from > 0 && progress.method === 'GET' && status === 200) {
    answer.close();
    const reason = "HTTP server doesn't seem to support byte ranges. Cannot resume.";
    throw new WebFault('range', reason);
  }
  // RFC 9110 §15.5.17: nothing stands behind what is there.
  const isNothingLeft = from > 0 && status === 416;
  const isWritten = !isNothingLeft && (!isFailing || status < 400);
  await writeHead(answer, conduct, isWritten);
  const length = answer.header('content-length');
  meter.total(length === undefined ? undefined : Number(length));
  const came = (octets: number): void => {
    progress.octets += octets;
    meter.received(octets);
  };
  await take(
    answer,
    { isUnpacked, rateMax, came, write: isWritten ? write : async () => {} },
    signal,
  );
}

/** What stands in the page that sends us on is not what was asked for. */
async function pass(answer: Answer, conduct: Conduct, signal: AbortSignal): Promise<void> {
  await writeHead(answer, conduct, true);
  const nowhere = { isUnpacked: false, write: async () => {}, came: () => {} };
  await take(answer, nowhere, signal);
}

async function writeHead(
  { version, status, reason, headers }: Answer,
  { isHead, say, write }: Conduct,
  isWritten: boolean,
): Promise<void> {
  const lines = [
    `HTTP/${version} ${status} ${reason}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
  ];
  for (const line of lines) say(`< ${line}`);
  if (isHead && isWritten) await write(Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));
}
