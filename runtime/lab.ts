/** Laboratories: networks in virtual time, from a topology and a seed. */
export { prefixOf, showAddress } from './base/address.ts';
export type { Address, Prefix } from './base/address.ts';
export { Laboratory, SETTLING_MS } from './lab/laboratory.ts';
export type { LabNode, LabOutcome, LaboratoryOptions } from './lab/laboratory.ts';
export type { Hash, NewHash } from './lab/pages.ts';
export type * from './lab/records.ts';
export { LAB_DOMAIN, serveNames } from './lab/name-servers.ts';
export type { NameServers } from './lab/name-servers.ts';
export { SwitchGroups } from './lab/segments.ts';
export { Simulation } from './lab/simulation.ts';
export type * from './lab/topology.ts';
export { joinByWire } from './lab/wire.ts';
export type { Fate, Ills, Watch, Wire, WireEnd } from './lab/wire.ts';
export { OnionNetwork } from './lab/onion-network.ts';
export type { OnionNetworkOptions } from './lab/onion-network.ts';
export { PageFetch } from './lab/page-fetch.ts';
export type { Fetched, PageFetchOptions } from './lab/page-fetch.ts';
