/** What wget(1) shows of a page that comes: a bar where there is a terminal, else dots. */

const BAR_COLUMNS_MIN = 5;
const NAME_COLUMNS = 20;
const DOT_OCTETS = 1024;
const DOTS_IN_LINE = 50;
const DOTS_IN_GROUP = 10;
const SHOW_MS = 200;

export interface Show {
  came(octets: number): void;
  end(): void;
}

export interface Showing {
  readonly name: string;
  /** What was there before. */
  readonly from: number;
  /** Of all of it, where it is known. */
  readonly total: number | undefined;
  readonly columns: number;
  readonly write: (text: string) => void;
}

export const noShow: Show = { came() {}, end() {} };

export function openBar({ name, from, total, columns, write }: Showing): Show {
  const begun = performance.now();
  let octets = 0;
  const show = (isOver: boolean): void => {
    const ms = performance.now() - begun;
    write(`\r${barLine({ name, from, total, octets, ms, isOver }, columns)}`);
  };
  show(false);
  const showing = setInterval(() => show(false), SHOW_MS);
  return {
    came: (more) => void (octets += more),
    end() {
      clearInterval(showing);
      show(true);
      write('\n');
    },
  };
}

interface Bar {
  readonly name: string;
  readonly from: number;
  readonly total: number | undefined;
  readonly octets: number;
  readonly ms: number;
  readonly isOver: boolean;
}

export function barLine(bar: Bar, columns: number): string {
  const { name, from, total, octets, ms, isOver } = bar;
  const have = from + octets;
  const share = total === undefined || total === 0 ? undefined : Math.min(1, have / total);
  const percent = share === undefined ? '    ' : `${Math.floor(share * 100)}%`.padStart(4);
  const left = total === undefined || octets === 0 ? 0 : ((total - have) / octets) * ms;
  const end = isOver ? `in ${showSeconds(ms)}` : left > 0 ? `eta ${showSeconds(left)}` : '';
  const tail = `${human(have).padStart(7)}  ${speed(octets, ms).padStart(8)}    ${end.padEnd(8)}`;
  const head = `${name.slice(0, NAME_COLUMNS).padEnd(NAME_COLUMNS)}${percent}`;
  const room = Math.max(BAR_COLUMNS_MIN, columns - head.length - tail.length - 4);
  const filled = share === undefined ? 0 : Math.floor(share * room);
  const arrow = share === undefined ? '<=>' : filled > 0 ? `${'='.repeat(filled - 1)}>` : '';
  return `${head}[${arrow.padEnd(room)}] ${tail}`.trimEnd().padEnd(columns - 1);
}

export function openDots({ from, total, write }: Showing): Show {
  const begun = performance.now();
  let [octets, dots] = [0, 0];
  const lineStart = (): string => `${String((dots * DOT_OCTETS) / 1024).padStart(6)}K`;
  const lineEnd = (have: number): string => {
    const percent = total ? `${Math.floor((have / total) * 100)}%`.padStart(4) : '';
    return `${percent} ${speed(octets, performance.now() - begun).replace('B/s', '')}`;
  };
  return {
    came(more) {
      octets += more;
      for (; (dots + 1) * DOT_OCTETS <= octets; dots++) {
        const place = dots % DOTS_IN_LINE;
        if (place === 0) write(lineStart());
        if (place % DOTS_IN_GROUP === 0) write(' ');
        write('.');
        if (place === DOTS_IN_LINE - 1) write(`${lineEnd(from + (dots + 1) * DOT_OCTETS)}\n`);
      }
    },
    end() {
      const place = dots % DOTS_IN_LINE;
      if (place === 0 && dots > 0) return;
      if (place === 0) write(lineStart());
      const missing = DOTS_IN_LINE - place;
      const gaps = Math.ceil(missing / DOTS_IN_GROUP);
      write(`${' '.repeat(missing + (missing % DOTS_IN_GROUP === 0 ? gaps : gaps - 1))}`);
      write(`${lineEnd(from + octets)}=${showSeconds(performance.now() - begun)}\n`);
    },
  };
}

/** `976.56K`, as in bars. */
export function human(octets: number): string {
  let [number, unit] = [octets, ''];
  for (const next of ['K', 'M', 'G', 'T']) {
    if (number < 1024) break;
    number /= 1024;
    unit = next;
  }
  return unit === '' ? String(number) : `${number.toFixed(number < 100 ? 2 : 0)}${unit}`;
}

export function speed(octets: number, ms: number): string {
  if (ms <= 0 || octets === 0) return '--.-KB/s';
  let number = (octets / ms) * 1000;
  for (const unit of ['B/s', 'KB/s', 'MB/s']) {
    if (number < 1024) return `${number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0)}${unit}`;
    number /= 1024;
  }
  return `${number.toFixed(2)}GB/s`;
}

export function showSeconds(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 0.001) return '0s';
  if (seconds < 10) return `${Number(seconds.toPrecision(seconds < 0.1 ? 1 : 2))}s`;
  if (seconds < 100) return `${Math.round(seconds)}s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}m ${Math.round(seconds % 60)}s`
    : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}
