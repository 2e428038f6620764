/** The meter of curl(1): twelve columns on one line, made anew as octets come. */

const HEAD = `\
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
`;
const SHOW_MS = 250;
/** The speed now is that of the last five seconds. */
const RECENT_SAMPLES = 20;

export interface Meter {
  /** As far as it is known. */
  total(octets: number | undefined): void;
  received(octets: number): void;
  sent(octets: number): void;
  end(): void;
}

export const noMeter: Meter = { total() {}, received() {}, sent() {}, end() {} };

export function openMeter(write: (text: string) => void): Meter {
  const begun = performance.now();
  const samples: (readonly [ms: number, octets: number])[] = [];
  let total: number | undefined;
  let [received, sent] = [0, 0];
  const show = (): void => {
    const ms = performance.now() - begun;
    samples.push([ms, received + sent]);
    if (samples.length > RECENT_SAMPLES) samples.shift();
    write(`\r${meterLine({ ms, total, received, sent, current: speedOf(samples, ms) })}`);
  };
  write(HEAD);
  show();
  const showing = setInterval(show, SHOW_MS);
  return {
    total: (octets) => void (total = octets),
    received: (octets) => void (received += octets),
    sent: (octets) => void (sent += octets),
    end() {
      clearInterval(showing);
      show();
      write('\n');
    },
  };
}

function speedOf(samples: readonly (readonly [number, number])[], ms: number): number {
  const [[since, before]] = samples;
  const [, octets] = samples.at(-1)!;
  if (ms > since) return ((octets - before) / (ms - since)) * 1000;
  return ms > 0 ? (octets / ms) * 1000 : 0;
}

interface Progress {
  readonly ms: number;
  readonly total: number | undefined;
  readonly received: number;
  readonly sent: number;
  readonly current: number;
}

export function meterLine({ ms, total, received, sent, current }: Progress): string {
  const share = (part: number, whole: number): string =>
    String(whole === 0 ? 0 : Math.floor((part / whole) * 100)).padStart(3);
  const whole = total === undefined ? received + sent : total + sent;
  const speed = (octets: number): number => (ms > 0 ? (octets / ms) * 1000 : 0);
  const rate = speed(received + sent);
  const isKnown = total !== undefined && rate > 0;
  const allSeconds = isKnown ? Math.ceil(whole / rate) : undefined;
  const spent = Math.floor(ms / 1000);
  const left = allSeconds === undefined ? undefined : Math.max(0, allSeconds - spent);
  const pairs = [
    [total === undefined ? '  0' : share(received + sent, whole), five(whole)],
    [total === undefined ? '  0' : share(received, total), five(received)],
    [sent === 0 ? '  0' : '100', five(sent)],
    [five(speed(received))],
    [five(speed(sent)), clock(allSeconds), clock(spent || undefined), clock(left), five(current)],
  ];
  return pairs.map((pair) => pair.join(' ')).join('  ');
}

/** A number in five columns. */
function five(octets: number): string {
  let [number, unit] = [octets, ''];
  for (const next of ['k', 'M', 'G', 'T']) {
    if (number < 100_000 && (unit === '' || number < 9999.5)) break;
    number /= 1024;
    unit = next;
  }
  const text =
    unit !== 'k' && unit !== '' && number < 100 ? number.toFixed(1) : String(Math.floor(number));
  return `${text}${unit}`.padStart(5);
}

function clock(seconds: number | undefined): string {
  if (seconds === undefined) return '--:--:--';
  const two = (number: number): string => String(number % 60).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  if (hours > 99) return `${Math.floor(hours / 24)}d`.padStart(8);
  return `${String(hours).padStart(2)}:${two(Math.floor(seconds / 60))}:${two(seconds)}`;
}
