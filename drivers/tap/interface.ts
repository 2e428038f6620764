/**
 * The kernel's end of a TAP, set up as its administrator would: by `ip` of iproute2, which knows
 * every way in which it can be done.
 */
import { execFile } from 'node:child_process';

import { DeviceFailure } from '../failure.ts';

export interface InterfaceSettings {
  readonly name: string;
  /** A name of `ip netns`. */
  readonly namespace?: string | undefined;
  /** The kernel's own on this wire, with their prefixes: `192.0.2.1/24`, `2001:db8::1/64`. */
  readonly addresses?: readonly string[] | undefined;
  readonly isUp?: boolean | undefined;
}

/** Does what is asked for, in order; throws a `DeviceFailure` with what `ip` says. */
export async function configureInterface(settings: InterfaceSettings): Promise<void> {
  const { name, namespace, addresses = [], isUp } = settings;
  const where = namespace === undefined ? [] : ['-netns', namespace];
  for (const address of addresses) {
    // An address of IPv6 would else be tried on a wire on which nobody may be listening yet.
    const trust = address.includes(':') ? ['nodad'] : [];
    await ip([...where, 'address', 'replace', address, 'dev', name, ...trust]);
  }
  if (isUp !== undefined) await ip([...where, 'link', 'set', name, isUp ? 'up' : 'down']);
}

function ip(words: readonly string[]): Promise<void> {
  return new Promise((settle, refuse) => {
    execFile('ip', words, (error, _output, complaint) => {
      if (error === null) return settle();
      if (error.code === 'ENOENT') {
        return refuse(new DeviceFailure('setting up an interface needs ip of iproute2', 'ENOENT'));
      }
      const reason = complaint.trim().replaceAll('\n', ' ');
      refuse(new DeviceFailure(`ip ${words.join(' ')}: ${reason}`, 'EINVAL'));
    });
  });
}
