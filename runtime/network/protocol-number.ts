/** What a packet carries, by number: IPv4's Protocol and IPv6's Next Header, for the layers above. */
export { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
