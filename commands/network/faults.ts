/** Why something could not be reached, as strerror(3) says it. */
import { ERRNO, errnoText } from '../../runtime/sockets.ts';
import type { ErrnoName } from '../../runtime/sockets.ts';

export function showFault(fault: string): string {
  return fault in ERRNO ? errnoText(fault as ErrnoName) : fault;
}
