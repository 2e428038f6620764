/** What goes wrong, by the numbers that curl(1) has for it. */
import type { Step } from '../web/fault.ts';

export const EXIT_STATUS: Readonly<Record<Step, number>> = {
  protocol: 1,
  'not HTTP': 1,
  url: 3,
  'resolve proxy': 5,
  resolve: 6,
  connect: 7,
  partial: 18,
  status: 22,
  write: 23,
  read: 26,
  timeout: 28,
  range: 33,
  tls: 35,
  redirects: 47,
  empty: 52,
  send: 55,
  receive: 56,
  certificate: 60,
  encoding: 61,
  authorities: 77,
  'HTTP/2': 92,
  proxy: 97,
};
