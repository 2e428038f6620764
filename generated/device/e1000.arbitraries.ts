// @generated from spec/device/e1000.protocol: change that, then npm run generate.
/**
 * E1000: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './e1000.value.ts';

/** A valid Transmit Descriptor. */
export function makeTransmitDescriptor(d: Draw, room: number): v.TransmitDescriptor {
  const bufferAddress = d.big(0n, 18446744073709551615n);
  const length = d.integer(0, 65535);
  const cso = d.integer(0, 255);
  const eop = d.flag();
  const ifcs = d.flag();
  const ic = d.flag();
  const rs = d.flag();
  const rps = d.flag();
  const vle = d.flag();
  const ide = d.flag();
  const dd = d.flag();
  const ec = d.flag();
  const lc = d.flag();
  const tu = d.flag();
  const rsv = d.integer(0, 15);
  const css = d.integer(0, 255);
  const vlan = d.integer(0, 4095);
  const cfi = d.flag();
  const pri = d.integer(0, 7);
  return {
    bufferAddress,
    length,
    cso,
    eop,
    ifcs,
    ic,
    rs,
    rps,
    vle,
    ide,
    dd,
    ec,
    lc,
    tu,
    rsv,
    css,
    vlan,
    cfi,
    pri,
  };
}

/** A valid Context Descriptor. */
export function makeContextDescriptor(d: Draw, room: number): v.ContextDescriptor {
  const ipcss = d.integer(0, 255);
  const ipcso = d.integer(0, 255);
  const ipcse = d.integer(0, 65535);
  const tucss = d.integer(0, 255);
  const tucso = d.integer(0, 255);
  const tucse = d.integer(0, 65535);
  const paylen = d.integer(0, 1048575);
  const tcp = d.flag();
  const ip = d.flag();
  const tse = d.flag();
  const rs = d.flag();
  const rsv = d.flag();
  const snap = d.flag();
  const ide = d.flag();
  const dd = d.flag();
  const reserved = d.integer(0, 127);
  const hdrlen = d.integer(0, 255);
  const mss = d.integer(0, 65535);
  return {
    ipcss,
    ipcso,
    ipcse,
    tucss,
    tucso,
    tucse,
    paylen,
    tcp,
    ip,
    tse,
    rs,
    rsv,
    snap,
    ide,
    dd,
    reserved,
    hdrlen,
    mss,
  };
}

/** A valid Data Descriptor. */
export function makeDataDescriptor(d: Draw, room: number): v.DataDescriptor {
  const address = d.big(0n, 18446744073709551615n);
  const dtalen = d.integer(0, 1048575);
  const eop = d.flag();
  const ifcs = d.flag();
  const tse = d.flag();
  const rs = d.flag();
  const rps = d.flag();
  const vle = d.flag();
  const ide = d.flag();
  const dd = d.flag();
  const ec = d.flag();
  const lc = d.flag();
  const tu = d.flag();
  const reserved = d.integer(0, 15);
  const ixsm = d.flag();
  const txsm = d.flag();
  const unused = d.integer(0, 63);
  const vlan = d.integer(0, 4095);
  const cfi = d.flag();
  const pri = d.integer(0, 7);
  return {
    address,
    dtalen,
    eop,
    ifcs,
    tse,
    rs,
    rps,
    vle,
    ide,
    dd,
    ec,
    lc,
    tu,
    reserved,
    ixsm,
    txsm,
    unused,
    vlan,
    cfi,
    pri,
  };
}

/** A valid Receive Descriptor. */
export function makeReceiveDescriptor(d: Draw, room: number): v.ReceiveDescriptor {
  const bufferAddress = d.big(0n, 18446744073709551615n);
  const length = d.integer(0, 65535);
  const packetChecksum = d.integer(0, 65535);
  const dd = d.flag();
  const eop = d.flag();
  const ixsm = d.flag();
  const vp = d.flag();
  const rsv = d.flag();
  const tcpcs = d.flag();
  const ipcs = d.flag();
  const pif = d.flag();
  const ce = d.flag();
  const se = d.flag();
  const seq = d.flag();
  const reserved = d.flag();
  const cxe = d.flag();
  const tcpe = d.flag();
  const ipe = d.flag();
  const rxe = d.flag();
  const vlan = d.integer(0, 4095);
  const cfi = d.flag();
  const pri = d.integer(0, 7);
  return {
    bufferAddress,
    length,
    packetChecksum,
    dd,
    eop,
    ixsm,
    vp,
    rsv,
    tcpcs,
    ipcs,
    pif,
    ce,
    se,
    seq,
    reserved,
    cxe,
    tcpe,
    ipe,
    rxe,
    vlan,
    cfi,
    pri,
  };
}
