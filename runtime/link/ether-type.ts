/** The EtherTypes of Ethernet's spec, for the layers above: they know no format of the link. */
export { ETHERTYPE } from '../../generated/link/ethernet.wire.ts';
