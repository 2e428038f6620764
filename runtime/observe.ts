/** What a stack can tell of itself: counters, tables, and transitions of TCP. */
export { countersOfStack } from './observe/counters.ts';
export type { Counter } from './observe/counters.ts';
export { PROMETHEUS_CONTENT_TYPE, prometheusText } from './observe/prometheus.ts';
export {
  connectionRows,
  interfaceRows,
  listenerRows,
  neighbourRows,
  ownersOf,
  portRows,
  routeRows,
  showEndpoint,
} from './observe/tables.ts';
export type {
  AddressRow,
  ConnectionRow,
  InterfaceRow,
  NeighbourRow,
  Owners,
  RouteRow,
} from './observe/tables.ts';
export { showTransition, traceTransitions } from './observe/transitions.ts';
export type { Transition } from './observe/transitions.ts';
