/** Tables of a stack as the old tools print them. */
import type { ConnectionRow, InterfaceRow, NeighbourRow, RouteRow } from '../../runtime/observe.ts';

/** Rows under a head, each column as wide as it has to be. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  return cells.map((row) => {
    return row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join(' ')
      .trimEnd();
  });
}

export function connectionTable(
  rows: readonly ConnectionRow[],
  hasOwners = false,
): readonly string[] {
  const head = ['Proto', 'Recv-Q', 'Send-Q', 'Local Address', 'Foreign Address', 'State'];
  return table(
    hasOwners ? [...head, 'PID/Program name'] : head,
    rows.map((one) => [
      one.protocol,
      one.receiveQueue,
      one.sendQueue,
      one.local,
      one.remote,
      one.state.replaceAll('-', '_'),
      ...(hasOwners ? [ownerOf(one)] : []),
    ]),
  );
}

function ownerOf({ owner }: ConnectionRow): string {
  return owner === undefined ? '-' : `${owner.id ?? '?'}/${owner.name.split(' ')[0]}`;
}

/** `U` up, `G` by a gateway, `H` to one host. */
function flagsOf({ gateway, prefix, version }: RouteRow): string {
  const isHost = prefix.endsWith(version === 4 ? '/32' : '/128');
  return `U${gateway === undefined ? '' : 'G'}${isHost ? 'H' : ''}`;
}

export function routeTable(rows: readonly RouteRow[], isNumeric = false): readonly string[] {
  return table(
    ['Destination', 'Gateway', 'Flags', 'Metric', 'Iface', 'Origin'],
    rows.map((one) => [
      !isNumeric && /^(0\.0\.0\.0|::)\/0$/.test(one.prefix) ? 'default' : one.prefix,
      one.gateway ?? (one.version === 4 ? '0.0.0.0' : '::'),
      flagsOf(one),
      one.metric,
      one.interface,
      one.origin,
    ]),
  );
}

export function neighbourTable(
  rows: readonly (NeighbourRow & { readonly name?: string })[],
): readonly string[] {
  return table(
    ['Address', 'HWaddress', 'State', 'Iface'],
    rows.map((one) => [
      one.name ?? one.address,
      one.hardwareAddress ?? '(incomplete)',
      one.state,
      one.interface,
    ]),
  );
}

export function interfaceTable(rows: readonly InterfaceRow[]): readonly string[] {
  return table(
    ['Iface', 'MTU', 'RX-OK', 'RX-ERR', 'RX-DRP', 'TX-OK', 'TX-ERR', 'TX-DRP', 'Flg'],
    rows.map(({ name, mtu, isUp, counters }) => [
      name,
      mtu,
      counters.receivedFrames,
      counters.receiveErrors,
      counters.receiveDropped,
      counters.transmittedFrames,
      counters.transmitErrors,
      counters.transmitDropped,
      `BM${isUp ? 'RU' : ''}`,
    ]),
  );
}

/** An interface over several lines, as ifconfig(8) shows it. */
export function interfaceLines(one: InterfaceRow): readonly string[] {
  const { name, mtu, isUp, isForwarding, hardwareAddress, addresses, counters } = one;
  const policy = one.macPolicy === 'static' ? '' : `  (${one.macPolicy})`;
  const isLoopback = hardwareAddress === '00:00:00:00:00:00';
  const flags = [
    ...(isUp ? ['UP', 'RUNNING'] : []),
    ...(isLoopback ? ['LOOPBACK'] : ['BROADCAST', 'MULTICAST']),
    ...(isForwarding ? ['FORWARDING'] : []),
  ];
  const received = `${counters.receivedFrames}  bytes ${counters.receivedOctets}`;
  const sent = `${counters.transmittedFrames}  bytes ${counters.transmittedOctets}`;
  const indent = ' '.repeat(8);
  return [
    `${name}: flags=<${flags.join(',')}>  mtu ${mtu}`,
    ...addresses.map(({ address, length, state }) => {
      const mark = state === 'preferred' ? '' : `  ${state}`;
      return address.includes(':')
        ? `${indent}inet6 ${address}  prefixlen ${length}${mark}`
        : `${indent}inet ${address}  netmask ${netmask(length)}${mark}`;
    }),
    isLoopback ? `${indent}loop` : `${indent}ether ${hardwareAddress}${policy}`,
    `${indent}RX packets ${received}`,
    `${indent}RX errors ${counters.receiveErrors}  dropped ${counters.receiveDropped}`,
    `${indent}TX packets ${sent}`,
    `${indent}TX errors ${counters.transmitErrors}  dropped ${counters.transmitDropped}`,
  ];
}

export function netmask(length: number): string {
  return [0, 8, 16, 24]
    .map((before) => 256 - 2 ** (8 - Math.min(8, Math.max(0, length - before))))
    .join('.');
}
