/** Datagrams put together of their fragments (RFC 791 §3.2, RFC 8200 §4.5), within bounds. */
import type { Dissector, Layer, Place } from './dissect.ts';

const DATAGRAM_OCTETS_MAX = 65_535;
/** The oldest gives way. */
const DATAGRAMS_MAX = 256;

interface Datagram {
  readonly pieces: {
    readonly from: number;
    readonly octets: Uint8Array;
    readonly packet: number;
  }[];
  /** Known when the last fragment came. */
  length: number | undefined;
  tag: number;
}

interface Fragment {
  readonly identification: number;
  readonly from: number;
  readonly isLast: boolean;
  readonly tag: number;
}

export class Fragments {
  private readonly datagrams = new Map<string, Datagram>();

  /** Takes a fragment; gives the datagram when it was the one that was missing. */
  take(
    dissector: Dissector,
    layer: Layer,
    place: Place,
  ): { place: Place; tag: number } | undefined {
    const fragment = fragmentOf(layer);
    if (!fragment) return undefined;
    const addresses = layer.key === 'ipv4.packet' ? layer.description.numbers : undefined;
    const who = addresses
      ? `${addresses.sourceAddress} ${addresses.destinationAddress}`
      : place.addresses.join(' ');
    const tag = layer.key === 'ipv4.packet' ? fragment.tag : '';
    const name = `${layer.key} ${who} ${fragment.identification} ${tag}`;
    const datagram = this.datagrams.get(name) ?? {
      pieces: [],
      length: undefined,
      tag: fragment.tag,
    };
    this.remember(name, datagram);
    const payload = payloadOf(layer);
    const end = fragment.from + payload.length;
    if (end > DATAGRAM_OCTETS_MAX) return undefined;
    datagram.pieces.push({
      from: fragment.from,
      octets: payload.slice(),
      packet: dissector.number,
    });
    if (fragment.from === 0) datagram.tag = fragment.tag;
    if (fragment.isLast) datagram.length = end;
    const whole = join(datagram);
    if (!whole) {
      dissector.note(`fragment ${fragment.from}..${end - 1}`);
      return undefined;
    }
    this.datagrams.delete(name);
    const packets = [...new Set(datagram.pieces.map((piece) => `#${piece.packet}`))];
    dissector.note(`put together of ${packets.length} fragments: ${packets.join(' ')}`);
    return { tag: datagram.tag, place: wholePlace(layer, place, whole) };
  }

  private remember(name: string, datagram: Datagram): void {
    this.datagrams.set(name, datagram);
    const oldest = this.datagrams.keys().next();
    if (this.datagrams.size > DATAGRAMS_MAX && !oldest.done) this.datagrams.delete(oldest.value);
  }
}

function wholePlace(layer: Layer, place: Place, whole: Uint8Array): Place {
  const { description } = layer;
  return {
    ...place,
    octets: whole,
    start: 0,
    end: whole.length,
    isReassembled: true,
    isShort: false,
    depth: place.depth + 1,
    context: { ...place.context, ...description.gives },
    addresses: layer.key === 'ipv4.packet' ? addressesOf(layer) : place.addresses,
  };
}

function addressesOf(layer: Layer): readonly [string, string] {
  const text = (id: string): string => nodeText(layer, id);
  return [text('sourceAddress'), text('destinationAddress')];
}

function nodeText(layer: Layer, id: string): string {
  const header = layer.description.root.children[0];
  return header?.children.find((child) => child.id === id)?.text ?? '';
}

/** What makes a fragment, in either version; undefined for what is whole. */
function fragmentOf({ key, description }: Layer): Fragment | undefined {
  const { numbers } = description;
  const { identification = 0, fragmentOffset = 0 } = numbers;
  if (key === 'ipv4.packet') {
    const more = numbers.moreFragments ?? 0;
    if (more === 0 && fragmentOffset === 0) return undefined;
    return {
      identification,
      from: fragmentOffset * 8,
      isLast: more === 0,
      tag: numbers.protocol ?? 0,
    };
  }
  if (key !== 'ipv6.fragment') return undefined;
  const more = numbers.mFlag ?? 0;
  if (more === 0 && fragmentOffset === 0) return undefined;
  return {
    identification,
    from: fragmentOffset * 8,
    isLast: more === 0,
    tag: numbers.nextHeader ?? 0,
  };
}

function payloadOf(layer: Layer): Uint8Array {
  const value = layer.description.root.children.find((child) => child.id === 'payload')?.value;
  return value instanceof Uint8Array ? value : new Uint8Array();
}

/** The datagram, if nothing of it is missing. */
function join({ pieces, length }: Datagram): Uint8Array | undefined {
  if (length === undefined) return undefined;
  const whole = new Uint8Array(length);
  let reached = 0;
  for (const piece of [...pieces].sort((left, right) => left.from - right.from)) {
    if (piece.from > reached || piece.from + piece.octets.length > length) return undefined;
    whole.set(piece.octets, piece.from);
    reached = Math.max(reached, piece.from + piece.octets.length);
  }
  return reached === length ? whole : undefined;
}
