/** Why something could not be reached, as strerror(3) says it. */
const SENTENCES: Readonly<Record<string, string>> = {
  ENETUNREACH: 'Network is unreachable',
  EHOSTUNREACH: 'No route to host',
  EADDRNOTAVAIL: 'Cannot assign requested address',
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  ECONNABORTED: 'Software caused connection abort',
  ETIMEDOUT: 'Connection timed out',
  EMSGSIZE: 'Message too long',
  EACCES: 'Permission denied',
  ENETDOWN: 'Network is down',
  ENOBUFS: 'No buffer space available',
  EPROTO: 'Protocol error',
  EADDRINUSE: 'Address already in use',
};

export function showFault(fault: string): string {
  return SENTENCES[fault] ?? fault;
}
