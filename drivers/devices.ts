/**
 * Devices by name, as commands are given them: `tap:NAME[@NAMESPACE]` or `macvtap:PATH`, and what
 * shall not be as usual after commas: `tap:net0@lab,mtu=9000,mac=02:00:00:00:00:02,offload=no`.
 */
import { hardwareAddressGroup, setDestination } from '../generated/link/ethernet.wire.ts';
import { parseMac } from '../runtime/base/text.ts';
import type { Device } from '../runtime/device/device.ts';
import { DeviceFailure } from './failure.ts';
import { openMacvtap } from './macvtap/macvtap.ts';
import type { MacvtapOptions } from './macvtap/macvtap.ts';
import { openTap } from './tap/tap.ts';
import type { TapOptions } from './tap/tap.ts';

export type DeviceSpecification =
  ({ readonly kind: 'tap' } & TapOptions) | ({ readonly kind: 'macvtap' } & MacvtapOptions);

export const DEVICE_FORMS = 'tap:NAME[@NAMESPACE] or macvtap:PATH';

interface Settings {
  readonly mtu: number | undefined;
  readonly hardwareAddress: Uint8Array | undefined;
  readonly offload: boolean | undefined;
}

/** Throws a `DeviceFailure` that says what was expected, and where. */
export function parseDevice(text: string): DeviceSpecification {
  const [, kind = '', place = '', rest = ''] = /^([^:,]*):?([^,]*)(.*)$/s.exec(text) ?? [];
  const { mtu, hardwareAddress, offload } = parseSettings(text, rest);
  if (kind === 'tap' && place !== '') {
    const at = place.indexOf('@');
    const name = at < 0 ? place : place.slice(0, at);
    const namespace = at < 0 ? undefined : place.slice(at + 1);
    if (name === '' || namespace === '') throw mistake(text, 'a name is missing');
    return { kind, name, namespace, mtu, hardwareAddress, offload };
  }
  if (kind === 'macvtap' && place !== '') {
    if (offload !== undefined) throw mistake(text, 'offload is of tap alone');
    return { kind, path: place, mtu, hardwareAddress };
  }
  if (kind === 'tap') throw mistake(text, 'it names no interface');
  if (kind === 'macvtap') throw mistake(text, 'it names no file, such as /dev/tap5');
  throw mistake(text, `there is no kind '${kind}'`);
}

export async function openDevice(specification: DeviceSpecification): Promise<Device> {
  return specification.kind === 'tap' ? openTap(specification) : openMacvtap(specification);
}

function parseSettings(text: string, rest: string): Settings {
  const given = new Map<string, string>();
  for (const setting of rest.split(',').slice(1)) {
    const [name, value = ''] = setting.split('=', 2);
    if (!['mtu', 'mac', 'offload'].includes(name)) {
      throw mistake(text, `'${name}' is none of mtu, mac and offload`);
    }
    if (given.has(name)) throw mistake(text, `${name} is given twice`);
    given.set(name, value);
  }
  return {
    mtu: parseMtu(text, given.get('mtu')),
    hardwareAddress: parseHardwareAddress(text, given.get('mac')),
    offload: parseYesOrNo(text, given.get('offload')),
  };
}

function parseMtu(text: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{2,5}$/.test(value)) throw mistake(text, `mtu is '${value}', and no count of octets`);
  return Number(value);
}

function parseHardwareAddress(text: string, value: string | undefined): Uint8Array | undefined {
  if (value === undefined) return undefined;
  const number = parseMac(value);
  if (!(number >= 0)) throw mistake(text, `mac is '${value}', and nothing like 02:00:00:00:00:02`);
  const address = new Uint8Array(6);
  setDestination(address, 0, number);
  if (hardwareAddressGroup(address, 0) === 1) throw mistake(text, `mac is '${value}', a group's`);
  return address;
}

function parseYesOrNo(text: string, value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value !== 'yes' && value !== 'no') throw mistake(text, 'offload is yes or no');
  return value === 'yes';
}

function mistake(text: string, reason: string): DeviceFailure {
  return new DeviceFailure(
    `not a device: '${text}': ${reason}; expected ${DEVICE_FORMS}`,
    'EINVAL',
  );
}
