/** A link with a stack that wants addresses of IPv6, and a server that a test writes. */
import { decodeMessage, encodeMessage } from '../../../generated/application/dhcpv6.value.ts';
import type { Option } from '../../../generated/application/dhcpv6.value.ts';
import { MESSAGE_TYPE, PORT } from '../../../generated/application/dhcpv6.wire.ts';
import type { Duid } from '../../../generated/application/dhcpv4.value.ts';
import { duidOf } from '../../../runtime/application/dhcpv6/letter.ts';
import { addressOf, ANY_IPV6, showAddress } from '../../../runtime/base/address.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { link as plainLink } from '../dhcp/link.ts';
import type { Link } from '../dhcp/link.ts';

export const SERVER: Duid = {
  is: 'duidLl',
  hardwareType: 1,
  linkLayerAddress: Uint8Array.of(2, 0, 0, 0, 0, 2),
};

export interface Question {
  readonly kind: string;
  readonly transactionId: number;
  readonly iaid: number;
}

export interface Told {
  readonly kind: 'ADVERTISE' | 'REPLY';
  readonly addresses?: readonly string[];
  readonly client?: Duid;
  readonly more?: readonly Option[];
  readonly lifetimes?: readonly [t1: number, t2: number, preferred: number, valid: number];
}

const KINDS = new Map(Object.entries(MESSAGE_TYPE).map(([name, kind]) => [kind as number, name]));

/** A letter as a server would write it. */
export function reply({ transactionId, iaid }: Question, told: Told, to: Uint8Array): Uint8Array {
  const { kind, addresses = [], lifetimes = [100, 160, 200, 300], more = [] } = told;
  const [t1, t2, preferredLifetime, validLifetime] = lifetimes;
  const iaOptions = addresses.map((address) => ({
    iaContent: {
      ...({ is: 'address', address, preferredLifetime, validLifetime } as const),
      addressOptions: new Uint8Array(0),
    },
  }));
  const options: Option[] = [
    { content: { is: 'clientIdentifier', clientDuid: told.client ?? duidOf(to) } },
    { content: { is: 'serverIdentifier', serverDuid: SERVER } },
    ...more,
  ];
  if (addresses.length > 0) {
    options.push({ content: { is: 'nonTemporaryAddresses', iaid, t1, t2, iaOptions } });
  }
  return encodeMessage({
    body: { is: 'plain', messageType: MESSAGE_TYPE[kind], transactionId, options },
  });
}

export interface Link6 extends Link {
  readonly asked: string[];
  /** What is answered to each question, from now on. */
  answer: (question: Question) => readonly Uint8Array[];
  /** Addresses that were leased and may be used. */
  leased(): readonly string[];
}

export function link6(seed = 1): Link6 {
  const one = plainLink(seed);
  const { there, home, eth0 } = one;
  const asked: string[] = [];
  const made: Link6 = {
    ...one,
    asked,
    answer: () => [],
    leased: () =>
      eth0.addresses
        .filter(({ prefixLength, state }) => prefixLength === 128 && state === 1)
        .map(({ address }) => showAddress(address)),
  };
  const port = there.udp.open(
    { address: ANY_IPV6, port: PORT.SERVER },
    {
      datagram(b, from, to, meta) {
        const decoded = decodeMessage(copyOf(b, from, to));
        if (!decoded.ok || decoded.value.body.is !== 'plain') throw new Error('no letter');
        const { messageType, transactionId, options } = decoded.value.body;
        const kind = KINDS.get(messageType) ?? '';
        asked.push(kind);
        const found = options.find(({ content }) => content.is === 'nonTemporaryAddresses');
        const iaid = found?.content.is === 'nonTemporaryAddresses' ? found.content.iaid : 0;
        const address = copyOf(meta.octets, meta.source, meta.source + 16);
        for (const octets of made.answer({ kind, transactionId, iaid })) {
          const client = { address, port: PORT.CLIENT, interface: home };
          if (typeof port !== 'string') port.send(octets, 0, octets.length, client);
        }
      },
      error() {},
    },
    { interface: home },
  );
  if (typeof port === 'string') throw new Error(port);
  port.join(addressOf('ff02::1:2'), home);
  // Until addresses of the link are in use.
  one.world.run(5000);
  return made;
}
