/**
 * A packet that arrived, as the layer above sees it. One object is filled again for each packet, so
 * it is good for the call alone.
 */
import type { FrameInfo } from '../device/frame-info.ts';
import { newFrameInfo } from '../device/frame-info.ts';
import type { Interface } from './interface.ts';

export interface Arrival {
  interface: Interface;
  version: 4 | 6;
  octets: Uint8Array;
  /** Index in `octets` of the IP header. */
  packet: number;
  /** What the packet carries: octets[payload, end), after every extension header. */
  payload: number;
  end: number;
  /** The protocol of what it carries: the last Next Header. */
  protocol: number;
  /** Index in `octets` of the source and destination address, of `addressOctets` octets each. */
  source: number;
  destination: number;
  addressOctets: 4 | 16;
  /** The one's complement sum of both addresses: what checksums begin with. */
  pseudoHeader: number;
  hopLimit: number;
  trafficClass: number;
  /** To a multicast group, or to everyone on the link. */
  isMulticast: boolean;
  isBroadcast: boolean;
  /** Ours, to ourselves: no link has carried it. */
  isLocal: boolean;
  /** Whether the checksum of what it carries was verified below; the frame's own word. */
  info: FrameInfo;
}

const NOTHING = new Uint8Array(0);

/** One that is still to be filled. */
export function newArrival(on: Interface, version: 4 | 6): Arrival {
  return {
    interface: on,
    version,
    octets: NOTHING,
    packet: 0,
    payload: 0,
    end: 0,
    protocol: 0,
    source: 0,
    destination: 0,
    addressOctets: version === 4 ? 4 : 16,
    pseudoHeader: 0,
    hopLimit: 0,
    trafficClass: 0,
    isMulticast: false,
    isBroadcast: false,
    isLocal: false,
    info: newFrameInfo(),
  };
}
