/**
 * A stack's counters and tables in the text format that Prometheus reads (version 0.0.4): of each
 * metric what it is, then its samples, an interface's with a label.
 */
import type { Stack } from '../stack.ts';
import { countersOfStack } from './counters.ts';
import { connectionRows, listenerRows, neighbourRows, portRows, routeRows } from './tables.ts';

export const PROMETHEUS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

type Labels = Readonly<Record<string, string>>;

interface Metric {
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: { readonly labels: Labels; readonly value: number }[];
}

export function prometheusText(stack: Stack): string {
  const metrics = new Map<string, Metric>();
  const add = (
    name: string,
    type: Metric['type'],
    help: string,
    labels: Labels,
    value: number,
  ): void => {
    const metric = metrics.get(name) ?? { help, type, samples: [] };
    metrics.set(name, metric);
    metric.samples.push({ labels, value });
  };
  for (const { parts, interface: on, value } of countersOfStack(stack)) {
    const name = `nonos_${parts.map(snake).join('_')}_total`;
    const labels: Labels = on === undefined ? {} : { interface: on };
    add(name, 'counter', `${parts.join('/')} since the stack began`, labels, value);
  }
  for (const [name, help, rows] of gauges(stack)) {
    const counts = new Map<string, { labels: Labels; value: number }>();
    for (const labels of rows) {
      const key = showLabels(labels);
      const count = counts.get(key) ?? { labels, value: 0 };
      counts.set(key, { labels, value: count.value + 1 });
    }
    for (const { labels, value } of counts.values()) add(name, 'gauge', help, labels, value);
  }
  return [...metrics].map(([name, metric]) => showMetric(name, metric)).join('');
}

type Gauge = readonly [name: string, help: string, rows: readonly Labels[]];

/** So many rows of each kind. */
function gauges(stack: Stack): readonly Gauge[] {
  return [
    [
      'nonos_tcp_connections',
      'Connections of TCP, by state',
      connectionRows(stack).map(({ state }) => ({ state })),
    ],
    ['nonos_tcp_listeners', 'Listeners of TCP', listenerRows(stack).map(() => ({}))],
    ['nonos_udp_ports', 'Ports of UDP that are open', portRows(stack).map(() => ({}))],
    [
      'nonos_routes',
      'Routes, by who has told of them',
      routeRows(stack).map(({ version, origin }) => ({ version: `${version}`, origin })),
    ],
    [
      'nonos_neighbours',
      'Neighbours, by interface and state',
      neighbourRows(stack).map(({ interface: on, state }) => ({ interface: on, state })),
    ],
  ];
}

function showMetric(name: string, { help, type, samples }: Metric): string {
  const lines = samples.map(({ labels, value }) => `${name}${showLabels(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function showLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

export function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/\W/g, '_');
}
