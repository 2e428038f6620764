/** What arguments of items are: numbers, times, digests, addresses, lists of them. */
import { fromBase64, fromHex } from '../../base/base64.ts';
import { parseAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import type { LinkPlace } from '../link.ts';
import type { Item } from './document.ts';
import { quoted, refuse } from './fault.ts';

const PORT_MAX = 0xffff;
const NUMBER = /^(0|[1-9]\d{0,15})$/;
const SIGNED_NUMBER = /^-?\d{1,10}$/;
const TIME = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;
const NICKNAME = /^[A-Za-z0-9]{1,19}$/;

/** A whole number in 0..max, as it is written: no sign, no zeros in front. */
export function numberIn(item: Item, text: string, max: number): number {
  const number = NUMBER.test(text) ? Number(text) : NaN;
  if (!(number <= max)) {
    refuse('malformed argument', `${quoted(text)} is no number in 0..${max}`, item.line);
  }
  return number;
}

export function portIn(item: Item, text: string): number {
  return numberIn(item, text, PORT_MAX);
}

/** Two arguments: YYYY-MM-DD HH:MM:SS, in UTC. As seconds since 1970. */
export function timeIn(item: Item, first = 0): number {
  const text = `${item.argument(first)} ${item.argument(first + 1)}`;
  const seconds = parseTime(text);
  if (seconds === undefined) {
    refuse('malformed argument', `${quoted(text)} is no time`, item.line);
  }
  return seconds;
}

export function parseTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // 30 February would be 1 or 2 March, and 24 o'clock the next day.
  const isSame = showTime(date.getTime() / 1000) === text;
  return year >= 1970 && isSame ? date.getTime() / 1000 : undefined;
}

/** YYYY-MM-DD HH:MM:SS */
export function showTime(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

export function nicknameIn(item: Item, text: string): string {
  if (!NICKNAME.test(text)) {
    refuse('malformed argument', `${quoted(text)} is no nickname`, item.line);
  }
  return text;
}

/** So many octets in base16. */
export function hexIn(item: Item, text: string, octets: number): Uint8Array {
  const value = fromHex(text);
  if (value?.length !== octets) {
    refuse('malformed argument', `${quoted(text)} is not ${octets} octets in base16`, item.line);
  }
  return value;
}

/** So many octets in base64. */
export function base64In(item: Item, text: string, octets: number): Uint8Array {
  const value = fromBase64(text);
  if (value?.length !== octets) {
    refuse('malformed argument', `${quoted(text)} is not ${octets} octets in base64`, item.line);
  }
  return value;
}

export function addressIn(item: Item, text: string): Address {
  const address = parseAddress(text);
  if (address === undefined) {
    refuse('malformed argument', `${quoted(text)} is no address`, item.line);
  }
  return address;
}

/** 192.0.2.1:9001 or [2001:db8::1]:9001. */
export function placeIn(item: Item, text: string): LinkPlace {
  const colon = text.lastIndexOf(':');
  const host = text.slice(0, Math.max(colon, 0));
  const isBracketed = host.startsWith('[') && host.endsWith(']');
  const address = addressIn(item, isBracketed ? host.slice(1, -1) : host);
  if (isBracketed !== address.length > 4) {
    refuse('malformed argument', `${quoted(text)} is no address and port`, item.line);
  }
  return { address, port: portIn(item, text.slice(colon + 1)) };
}

/** Arguments NAME=INTEGER in 32 bits, none twice (dir-spec §3.4.1: params, bandwidth-weights). */
export function settingsIn(item: Item): ReadonlyMap<string, number> {
  const settings = new Map<string, number>();
  for (const setting of item.arguments) {
    const equals = setting.indexOf('=');
    const name = setting.slice(0, Math.max(equals, 0));
    const text = setting.slice(equals + 1);
    const value = SIGNED_NUMBER.test(text) ? Number(text) : NaN;
    if (name === '' || (value | 0) !== value) {
      refuse('malformed argument', `${quoted(setting)} is no setting`, item.line);
    }
    if (settings.has(name)) refuse('malformed argument', `${quoted(name)} twice`, item.line);
    settings.set(name, value);
  }
  return settings;
}
