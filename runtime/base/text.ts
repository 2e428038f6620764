/** Addresses, text and names of labels, between octets and strings. */

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** UTF-8, the short and plain case without a decoder. */
export function readText(b: Uint8Array, from: number, to: number): string {
  if (to - from > 64) return decoder.decode(b.subarray(from, to));
  let text = '';
  for (let at = from; at < to; at++) {
    if (b[at] > 0x7f) return decoder.decode(b.subarray(from, to));
    text += String.fromCharCode(b[at]);
  }
  return text;
}

/** Writes UTF-8 and answers its end; what lies behind the buffer is counted, not written. */
export function putText(b: Uint8Array, at: number, text: string): number {
  let end = at;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return putOctets(b, at, encoder.encode(text));
    b[end++] = code;
  }
  return end;
}

function putOctets(b: Uint8Array, at: number, octets: Uint8Array): number {
  for (let index = 0; index < octets.length; index++) b[at + index] = octets[index];
  return at + octets.length;
}

/** `192.0.2.1` of a 32-bit number. */
export function showIpv4(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** The 32-bit number of `192.0.2.1`; NaN when it is not an address. */
export function parseIpv4(text: string): number {
  let address = 0;
  let part = -1;
  let dots = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 46;
    if (code === 46) {
      if (part < 0) return NaN;
      address = address * 256 + part;
      part = -1;
      dots++;
    } else {
      if (code < 48 || code > 57 || part === 0) return NaN;
      part = (part < 0 ? 0 : part * 10) + code - 48;
      if (part > 255) return NaN;
    }
  }
  return dots === 4 ? address : NaN;
}

const hex: readonly string[] = Array.from({ length: 256 }, (_, octet) =>
  octet.toString(16).padStart(2, '0'),
);

/** `02:00:00:00:00:01` of a 48-bit number. */
export function showMac(address: number): string {
  const high = Math.floor(address / 0x1000000);
  const low = address % 0x1000000;
  return [high >>> 16, (high >>> 8) & 255, high & 255, low >>> 16, (low >>> 8) & 255, low & 255]
    .map((octet) => hex[octet])
    .join(':');
}

/** The 48-bit number of `02:00:00:00:00:01`; NaN when it is not an address. */
export function parseMac(text: string): number {
  if (!/^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i.test(text)) return NaN;
  return parseInt(text.replace(/[:-]/g, ''), 16);
}

/** The text of an IPv6 address, as RFC 5952 writes it. */
export function showIpv6(b: Uint8Array, at: number): string {
  const groups = Array.from(
    { length: 8 },
    (_, index) => (b[at + 2 * index] << 8) | b[at + 2 * index + 1],
  );
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return `::ffff:${showIpv4(((groups[6] << 16) | groups[7]) >>> 0)}`;
  }
  let best = 0;
  let bestFrom = -1;
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && groups[to] === 0) to++;
    if (to - from > best) [best, bestFrom] = [to - from, from];
  }
  const text = (from: number, to: number): string =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  return best < 2 ? text(0, 8) : `${text(0, bestFrom)}::${text(bestFrom + best, 8)}`;
}

/** The 16 octets of an IPv6 address; undefined when it is not one. */
export function parseIpv6(text: string): Uint8Array | undefined {
  const [before, behind, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const head = groupsOf(before);
  const tail = behind === undefined ? [] : groupsOf(behind);
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (behind === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  return Uint8Array.from(groups.flatMap((group) => [group >>> 8, group & 255]));
}

function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && index === parts.length - 1) {
      const address = parseIpv4(part);
      if (Number.isNaN(address)) return undefined;
      groups.push(Math.floor(address / 0x10000), address % 0x10000);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** Appends a label to a name in text; dots, backslashes and unprintable octets are escaped (RFC 1035 §5.1). */
export function readLabel(b: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) {
    const octet = b[at];
    if (octet === 46 || octet === 92) text += `\\${String.fromCharCode(octet)}`;
    else if (octet > 32 && octet < 127) text += String.fromCharCode(octet);
    else text += `\\${String(octet).padStart(3, '0')}`;
  }
  return text;
}

/** The octets of the labels of a name in text; undefined when an escape is wrong or a label is empty. */
export function parseLabels(text: string): Uint8Array[] | undefined {
  if (text === '' || text === '.') return [];
  const labels: Uint8Array[] = [];
  let label: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 46) {
      if (label.length === 0) return undefined;
      labels.push(Uint8Array.from(label));
      label = [];
    } else if (code === 92) {
      const digits = /^\d{3}/.exec(text.slice(index + 1))?.[0];
      if (digits !== undefined && Number(digits) < 256) label.push(Number(digits));
      else if (digits === undefined && index + 1 < text.length)
        label.push(text.charCodeAt(index + 1) & 255);
      else return undefined;
      index += digits === undefined ? 1 : 3;
    } else {
      for (const octet of code < 128 ? [code] : encoder.encode(text[index])) label.push(octet);
    }
  }
  if (label.length > 0) labels.push(Uint8Array.from(label));
  return labels;
}

/** Where the text of a name goes on after its first label: past the first dot that is not escaped. */
export function nextLabel(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 92) index++;
    else if (code === 46) return index + 1;
  }
  return text.length;
}
