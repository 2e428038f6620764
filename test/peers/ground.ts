/** Where two stacks meet: a wire in namespaces of its own, with a place at each end. */
import { execFileSync } from 'node:child_process';

import type { Place } from './contestant.ts';
import { Namespace, needRootAnd } from './namespace.ts';

export interface Ground {
  /** On most grounds the kernel is the one at this end. */
  readonly near: Place;
  readonly far: Place;
  close(): void;
}

/** The kernel at the near end of a TAP interface, whose file is the far end. */
export function tapGround(): Ground {
  const namespace = newNamespace();
  addTap(namespace, 'tap0');
  const near = placeIn(namespace, 'tap0', 1);
  address(namespace, near);
  return groundOf(near, placeIn(namespace, 'tap0', 2), namespace);
}

export interface VethOptions {
  /** Whether the kernel is at the far end too; else a stack takes its place by AF_PACKET. */
  readonly isFarKernels: boolean;
  readonly offload: boolean;
}

/** A pair of interfaces, each in a namespace of its own. */
export function vethGround({ isFarKernels, offload }: VethOptions): Ground {
  const [here, there] = [newNamespace(), newNamespace()];
  here.ip('link', 'add', 'near', 'type', 'veth', 'peer', 'name', 'far');
  here.ip('link', 'set', 'far', 'netns', there.name);
  const [near, far] = [placeIn(here, 'near', 1), placeIn(there, 'far', 2)];
  address(here, near);
  if (isFarKernels) {
    address(there, far);
  } else {
    // The kernel keeps out of it: no address, no solicitation, no answer.
    there.set('ipv6.conf.far.disable_ipv6', 1);
    there.ip('link', 'set', 'far', 'up');
  }
  if (!offload) {
    withoutOffload(here, near);
    withoutOffload(there, far);
  }
  return groundOf(near, far, here, there);
}

/** Two TAP interfaces on a bridge: a stack in user space at either end. */
export function bridgeGround(): Ground {
  const namespace = newNamespace();
  namespace.ip('link', 'add', 'bridge', 'type', 'bridge');
  for (const name of ['tap0', 'tap1']) {
    addTap(namespace, name);
    namespace.ip('link', 'set', name, 'master', 'bridge', 'up');
  }
  namespace.ip('link', 'set', 'bridge', 'up');
  return groundOf(placeIn(namespace, 'tap0', 1), placeIn(namespace, 'tap1', 2), namespace);
}

function newNamespace(): Namespace {
  const namespace = new Namespace('peers');
  // The addresses are ours alone: nobody needs to be asked whether they are taken.
  namespace.set('ipv6.conf.default.accept_dad', 0);
  return namespace;
}

/** It stays when whoever opened its file is gone, and waits for the next one. */
function addTap(namespace: Namespace, name: string): void {
  namespace.ip('tuntap', 'add', 'dev', name, 'mode', 'tap');
}

function placeIn({ name: namespace }: Namespace, name: string, host: number): Place {
  return { namespace, interface: name, ipv4: `198.18.0.${host}`, ipv6: `2001:db8:18::${host}` };
}

function address(namespace: Namespace, { interface: name, ipv4, ipv6 }: Place): void {
  namespace.ip('address', 'add', `${ipv4}/24`, 'dev', name);
  namespace.ip('address', 'add', `${ipv6}/64`, 'dev', name, 'nodad');
  namespace.ip('link', 'set', name, 'up');
}

function withoutOffload(namespace: Namespace, { interface: name }: Place): void {
  needRootAnd('ethtool');
  const words = ['tx', 'tso', 'gso', 'gro'].flatMap((feature) => [feature, 'off']);
  const ethtool = ['ethtool', '--offload', name, ...words];
  execFileSync('ip', ['netns', 'exec', namespace.name, ...ethtool], { stdio: 'pipe' });
}

function groundOf(near: Place, far: Place, ...namespaces: readonly Namespace[]): Ground {
  const close = (): void => {
    for (const namespace of namespaces) namespace.remove();
  };
  return { near, far, close };
}
