/** Has our stack do what a peer's command line says. */
import { addressOf, ANY_IPV4, ANY_IPV6 } from '../../../runtime/base/address.ts';
import type { Address } from '../../../runtime/base/address.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import type { Stack } from '../../../runtime/stack.ts';
import type { TcpOptions } from '../../../runtime/transport/tcp/user.ts';
import type { UdpPort, UdpUser } from '../../../runtime/transport/udp/user.ts';
import { makeOctets } from '../octets.ts';
import { flowFor } from './flow.ts';
import type { Report } from './flow.ts';
import { isActive } from './job.ts';
import type { Job } from './job.ts';

const BACKLOG = 16;
const ANSWER_MS_MAX = 1000;
const options: Partial<TcpOptions> = { noDelay: true };

/** Begins; the work of those who serve goes on until they are stopped, by what is answered. */
export function start(stack: Stack, job: Job, report: Report): () => void {
  if (job.command === 'udp-echo') return serveDatagrams(stack, job);
  if (job.command === 'udp-ping') return askByDatagrams(stack, job, report);
  return isActive(job) ? ask(stack, job, report) : serve(stack, job, report);
}

function serve(stack: Stack, job: Job, report: Report): () => void {
  // It hears IPv4 too.
  const listener = stack.tcp.listen({ address: ANY_IPV6, port: job.port }, BACKLOG, {
    options,
    reuseAddress: true,
  });
  if (typeof listener === 'string') throw new Error(`cannot listen: ${listener}`);
  listener.onAcceptable(() => {
    for (let one = listener.accept(); one !== undefined; one = listener.accept()) {
      const flow = flowFor(job, report);
      flow.connection = one;
      one.setUser(flow);
      flow.established();
      // What came before anyone was there to be told.
      if (one.readable > 0 || one.isPeerClosed) flow.readable();
    }
  });
  return () => listener.close();
}

function ask(stack: Stack, job: Job, report: Report): () => void {
  const flow = flowFor(job, report);
  const remote = { address: addressOf(job.address), port: job.port };
  const connection = stack.tcp.connect(remote, flow, { options });
  if (typeof connection === 'string') throw new Error(`cannot connect: ${connection}`);
  flow.connection = connection;
  return () => {};
}

function serveDatagrams(stack: Stack, job: Job): () => void {
  const user: UdpUser = {
    datagram(b, from, to, { octets, source, addressOctets, sourcePort }) {
      const address = octets.slice(source, source + addressOctets);
      port.send(b, from, to, { address, port: sourcePort });
    },
    error: () => {},
  };
  const port = open(stack, ANY_IPV6, job.port, user);
  return () => port.close();
}

/**
 * Each datagram is another stretch of octets, and is to come back as it was. What is no answer to
 * the last one comes late, and is not waited for any more.
 */
function askByDatagrams(stack: Stack, job: Job, report: Report): () => void {
  const sent = new Uint8Array(job.octets);
  const begun = performance.now();
  let [roundTrips, lost] = [0, 0];
  const next = (): void => {
    late.stop();
    if (roundTrips + lost === job.count) {
      const seconds = (performance.now() - begun) / 1000;
      report({ command: job.command, roundTrips, lost, seconds });
      return;
    }
    makeOctets(sent, roundTrips + lost, 0);
    port.send(sent, 0, sent.length);
    late.start(ANSWER_MS_MAX);
  };
  const late = new Timer(stack.timers, () => {
    lost++;
    next();
  });
  const user: UdpUser = {
    datagram(b, from, to) {
      if (Buffer.compare(b.subarray(from, to), sent) !== 0) return;
      roundTrips++;
      next();
    },
    error: () => {},
  };
  const port = open(stack, job.address.includes(':') ? ANY_IPV6 : ANY_IPV4, 0, user);
  const fault = port.connect({ address: addressOf(job.address), port: job.port });
  if (fault !== undefined) throw new Error(`no way there: ${fault}`);
  next();
  return () => {
    late.stop();
    port.close();
  };
}

function open(stack: Stack, address: Address, number: number, user: UdpUser): UdpPort {
  const port = stack.udp.open({ address, port: number }, user);
  if (typeof port === 'string') throw new Error(`no port: ${port}`);
  return port;
}
