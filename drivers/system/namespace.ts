/**
 * Network namespaces: a descriptor belongs to the one in which it was opened, and a thread may step
 * into another for that moment. Nothing else of the program runs meanwhile, and nothing notices.
 */
import { closeSync, openSync } from 'node:fs';

import { DeviceFailure, codeOf } from '../failure.ts';
import { errnoName } from './libc.ts';
import type { Libc } from './libc.ts';

/** Where `ip netns add` puts them. */
const NAMESPACES = '/run/netns';
const OWN_NAMESPACE = '/proc/thread-self/ns/net';

/** Does `work` in the namespace of this name or, with a slash in it, this path. */
export function inNamespace<Result>(
  libc: Libc,
  namespace: string | undefined,
  work: () => Result,
): Result {
  if (namespace === undefined) return work();
  const own = openSync(OWN_NAMESPACE, 'r');
  try {
    const other = openNamespace(namespace);
    try {
      enter(libc, other, namespace);
    } finally {
      closeSync(other);
    }
    try {
      return work();
    } finally {
      enter(libc, own, OWN_NAMESPACE);
    }
  } finally {
    closeSync(own);
  }
}

function openNamespace(namespace: string): number {
  const path = namespace.includes('/') ? namespace : `${NAMESPACES}/${namespace}`;
  try {
    return openSync(path, 'r');
  } catch (error) {
    const code = codeOf(error);
    const advice = code === 'ENOENT' ? `: ip netns add ${namespace}` : '';
    throw new DeviceFailure(`no network namespace ${namespace} (${code})${advice}`, code);
  }
}

function enter(libc: Libc, descriptor: number, namespace: string): void {
  if (libc.setns(descriptor, 0) === 0) return;
  const code = errnoName(libc);
  throw new DeviceFailure(
    code === 'EPERM'
      ? `entering the network namespace ${namespace} needs root, or CAP_SYS_ADMIN: run as root, as by sudo`
      : `${namespace} is no network namespace that can be entered (${code})`,
    code,
  );
}
