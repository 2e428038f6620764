/**
 * What a client says. As little as it can: RFC 7844 wants no letter to tell more of a host than
 * what it needs to get an address. So the identifier is the hardware address, which is chosen for
 * the network or for the day (mac-policy.ts); no host name unless somebody asks for it; no vendor,
 * no address that it once had but to verify that it still has it.
 */
import {
  MESSAGE_TYPE,
  OP,
  OPTION_CODE as CODE,
} from '../../../generated/application/dhcpv4.wire.ts';
import type { Option } from '../../../generated/application/dhcpv4.value.ts';
import { HARDWARE_TYPE_ETHERNET } from '../../link/hardware-address.ts';
import { encodeLetter } from './letter.ts';

export type RequestKind = keyof typeof MESSAGE_TYPE;

export interface ClientRequest {
  readonly kind: RequestKind;
  readonly xid: number;
  readonly hardwareAddress: Uint8Array;
  /** Since it began to ask, in seconds. */
  readonly secs: number;
  readonly hostName: string | undefined;
  /** The largest that we can take, in octets. */
  readonly octetsMax: number;
  /** While we answer for it. */
  readonly ciaddr?: string | undefined;
  readonly requestedAddress?: string | undefined;
  readonly server?: string | undefined;
  /** Why it is declined. */
  readonly reason?: string | undefined;
}

/** RFC 3442: the classless routes before Router. */
const WANTED: readonly number[] = [
  CODE.SUBNET_MASK,
  CODE.CLASSLESS_STATIC_ROUTE,
  CODE.ROUTER,
  CODE.DOMAIN_NAME_SERVER,
  CODE.DOMAIN_NAME,
  CODE.INTERFACE_MTU,
  CODE.RENEWAL_TIME_VALUE,
  CODE.REBINDING_TIME_VALUE,
  CODE.DOMAIN_SEARCH,
];
const SECS_MAX = 0xffff;

export function encodeRequest(request: ClientRequest): Uint8Array {
  const { kind, ciaddr, requestedAddress, server, reason, hostName, octetsMax } = request;
  const { hardwareAddress, xid } = request;
  const asks = kind === 'DHCPDISCOVER' || kind === 'DHCPREQUEST';
  const options: Option[] = [
    { is: 'dhcpMessageType', messageType: MESSAGE_TYPE[kind] },
    {
      is: 'clientIdentifier',
      identifier: {
        is: 'linkLayer',
        type: HARDWARE_TYPE_ETHERNET,
        linkLayerAddress: hardwareAddress,
      },
    },
  ];
  if (requestedAddress !== undefined) {
    options.push({ is: 'requestedIpAddress', requestedAddress });
  }
  if (server !== undefined) options.push({ is: 'serverIdentifier', serverIdentifier: server });
  if (reason !== undefined) options.push({ is: 'message', text: reason });
  if (asks) {
    options.push({ is: 'parameterRequestList', parameters: WANTED });
    options.push({ is: 'maximumDhcpMessageSize', maximumSize: octetsMax });
    if (hostName !== undefined) options.push({ is: 'hostName', hostName });
  }
  return encodeLetter({
    op: OP.BOOTREQUEST,
    xid,
    hardwareAddress,
    secs: Math.min(SECS_MAX, request.secs),
    ...(ciaddr === undefined ? {} : { ciaddr }),
    options,
  });
}
