/** The last frames that were on the wire, each way: attackers have seen them. */
import { syn } from '../../../generated/transport/tcp.wire.ts';
import { TYPE_OF, packetOf } from '../packet.ts';
import type { Wire } from '../../../runtime/lab/wire.ts';

const FRAMES_MAX = 512;

export class Recorder {
  readonly toVictim: Uint8Array[] = [];
  readonly fromVictim: Uint8Array[] = [];
  readonly #next = { toVictim: 0, fromVictim: 0 };

  constructor(wire: Wire) {
    const [victim] = wire.ends;
    wire.watch((fate, b, o, end, from) => {
      if (fate !== 'sent') return;
      // Whoever can quote a SYN, or have it quoted, can end an attempt: RFC 5927 §4.
      const packet = packetOf(b, o, end);
      if (packet?.type === TYPE_OF.TCP && syn(b, packet.payload) === 1) return;
      const way = from === victim ? 'fromVictim' : 'toVictim';
      this[way][this.#next[way]++ % FRAMES_MAX] = b.slice(o, end);
    });
  }
}
