/** What an interface sends and receives, as a pcapng file. */
export { PcapngWriter } from './link/pcapng.ts';
export type { PcapngInterface, PcapngOptions } from './link/pcapng.ts';
