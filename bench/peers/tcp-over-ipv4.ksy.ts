/**
 * The three headers for kaitai-struct-compiler, laid out as its own gallery of formats does it. A
 * .ksy file is YAML, of which this is what the parser would give. The payload is not cut out: where
 * it begins and ends is all that is asked for.
 */
export const tcpOverIpv4 = {
  meta: { id: 'tcp_over_ipv4', endian: 'be' },
  seq: [
    { id: 'dst_mac', size: 6 },
    { id: 'src_mac', size: 6 },
    { id: 'ether_type', type: 'u2' },
    { id: 'packet', type: 'ipv4_packet', if: 'ether_type == 0x0800' },
  ],
  types: {
    ipv4_packet: {
      seq: [
        { id: 'version', type: 'b4' },
        { id: 'ihl', type: 'b4' },
        { id: 'dscp', type: 'b6' },
        { id: 'ecn', type: 'b2' },
        { id: 'total_length', type: 'u2' },
        { id: 'identification', type: 'u2' },
        { id: 'reserved', type: 'b1' },
        { id: 'dont_fragment', type: 'b1' },
        { id: 'more_fragments', type: 'b1' },
        { id: 'fragment_offset', type: 'b13' },
        { id: 'ttl', type: 'u1' },
        { id: 'protocol', type: 'u1' },
        { id: 'header_checksum', type: 'u2' },
        { id: 'src', type: 'u4' },
        { id: 'dst', type: 'u4' },
        { id: 'options', size: 'ihl * 4 - 20' },
        { id: 'segment', type: 'tcp_segment', if: 'protocol == 6 and fragment_offset == 0' },
      ],
    },
    tcp_segment: {
      seq: [
        { id: 'src_port', type: 'u2' },
        { id: 'dst_port', type: 'u2' },
        { id: 'seq_num', type: 'u4' },
        { id: 'ack_num', type: 'u4' },
        { id: 'data_offset', type: 'b4' },
        { id: 'reserved', type: 'b4' },
        { id: 'flags', type: 'u1' },
        { id: 'window_size', type: 'u2' },
        { id: 'checksum', type: 'u2' },
        { id: 'urgent_pointer', type: 'u2' },
        { id: 'options', size: 'data_offset * 4 - 20' },
      ],
    },
  },
};
