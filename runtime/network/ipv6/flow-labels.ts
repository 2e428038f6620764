/**
 * Flow labels: the same for all packets of a flow, so that routers keep them on one way, and as
 * good as chance to all who do not know the key (RFC 6437 §3). A flow is what goes from one address
 * to another of one protocol and, where the protocol has ports, from one port to another. The label
 * stands beside the route, as most routes are held by one flow.
 */
import { ipv4Word } from '../../base/address.ts';
import type { Random } from '../../base/random.ts';
import { SIPHASH_KEY_OCTETS, SipHash } from '../../base/siphash.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import type { IpRoute } from '../route.ts';

const LABEL_MASK = 0xfffff;
/** Ports, both of them, are what these begin with. */
const PORTS_OCTETS = 4;

export class FlowLabels {
  readonly #hash: SipHash;

  constructor(random: Random) {
    const key = new Uint8Array(SIPHASH_KEY_OCTETS);
    random.fill(key);
    this.#hash = new SipHash(key);
  }

  /** For the payload b[o, end) of a packet that goes by `route`. */
  label(route: IpRoute, protocol: number, b: Uint8Array, o: number, end: number): number {
    const hasPorts =
      (protocol === PROTOCOL_NUMBER.TCP || protocol === PROTOCOL_NUMBER.UDP) &&
      end - o >= PORTS_OCTETS;
    const ports = hasPorts ? ipv4Word(b, o) : 0;
    const { flow } = route;
    if (flow.label === 0 || flow.protocol !== protocol || flow.ports !== ports) {
      flow.protocol = protocol;
      flow.ports = ports;
      flow.label = this.#label(route, protocol, ports);
    }
    return flow.label;
  }

  #label({ source, destination }: IpRoute, protocol: number, ports: number): number {
    const hash = this.#hash;
    hash.begin();
    for (let at = 0; at < source.length; at += 4) {
      hash.add(ipv4Word(source, at));
      hash.add(ipv4Word(destination, at));
    }
    hash.add(protocol);
    hash.add(ports);
    // §3: zero says that there is none.
    return hash.finish() & LABEL_MASK || 1;
  }
}
