/**
 * The three headers for kaitai-struct-compiler. A .ksy file is YAML, of which this is what a parser
 * would give.
 */

/**
 * As its own gallery of formats has them: a stream for each layer, a payload at the end of each.
 */
export const asInGallery = {
  meta: { id: 'ethernet_frame', endian: 'be' },
  seq: [
    { id: 'destination', size: 6 },
    { id: 'source', size: 6 },
    { id: 'ether_type', type: 'u2' },
    { id: 'packet', 'size-eos': true, type: 'ipv4_packet', if: 'ether_type == 0x0800' },
  ],
  types: {
    ipv4_packet: {
      seq: [
        { id: 'b1', type: 'u1' },
        { id: 'b2', type: 'u1' },
        { id: 'total_length', type: 'u2' },
        { id: 'identification', type: 'u2' },
        { id: 'b67', type: 'u2' },
        { id: 'ttl', type: 'u1' },
        { id: 'protocol', type: 'u1' },
        { id: 'header_checksum', type: 'u2' },
        { id: 'source_address', size: 4 },
        { id: 'destination_address', size: 4 },
        { id: 'options', type: 'ipv4_options', size: 'ihl_bytes - 20' },
        { id: 'body', size: 'total_length - ihl_bytes', type: 'protocol_body(protocol)' },
      ],
      instances: {
        version: { value: '(b1 & 0xf0) >> 4' },
        ihl: { value: 'b1 & 0xf' },
        ihl_bytes: { value: 'ihl * 4' },
      },
    },
    ipv4_options: {
      seq: [{ id: 'entries', type: 'ipv4_option', repeat: 'eos' }],
    },
    ipv4_option: {
      seq: [
        { id: 'b1', type: 'u1' },
        { id: 'len', type: 'u1' },
        { id: 'body', size: '(len > 2) ? len - 2 : 0' },
      ],
    },
    protocol_body: {
      params: [{ id: 'protocol', type: 'u1' }],
      seq: [{ id: 'body', type: { 'switch-on': 'protocol', cases: { 6: 'tcp_segment' } } }],
    },
    tcp_segment: {
      seq: [
        { id: 'source_port', type: 'u2' },
        { id: 'destination_port', type: 'u2' },
        { id: 'sequence_number', type: 'u4' },
        { id: 'acknowledgment_number', type: 'u4' },
        { id: 'data_offset', type: 'b4' },
        { id: 'reserved', type: 'b4' },
        { id: 'flags', type: 'u1' },
        { id: 'window_size', type: 'u2' },
        { id: 'checksum', type: 'u2' },
        { id: 'urgent_pointer', type: 'u2' },
        { id: 'options', size: 'data_offset * 4 - 20', if: 'data_offset * 4 - 20 != 0' },
        { id: 'body', 'size-eos': true },
      ],
    },
  },
};

/** Pared down to what is read: one stream, fields only, no payload cut out. */
export const paredDown = {
  meta: { id: 'ethernet_frame', endian: 'be' },
  seq: [
    { id: 'destination', size: 6 },
    { id: 'source', size: 6 },
    { id: 'ether_type', type: 'u2' },
    { id: 'packet', type: 'ipv4_packet', if: 'ether_type == 0x0800' },
  ],
  types: {
    ipv4_packet: {
      seq: [
        ...asInGallery.types.ipv4_packet.seq.slice(0, 10),
        { id: 'options', size: 'ihl_bytes - 20' },
        { id: 'segment', type: 'tcp_segment', if: 'protocol == 6' },
      ],
      instances: asInGallery.types.ipv4_packet.instances,
    },
    tcp_segment: { seq: asInGallery.types.tcp_segment.seq.slice(0, -1) },
  },
};
