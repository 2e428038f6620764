/** The relays of a network of C tors, as circuits need to know them. */
import { addressOf } from '../../../runtime/base/address.ts';
import type { RelayTarget } from '../../../runtime/onion/target.ts';
import type { TorNetwork } from './network.ts';

const found = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';

export async function targetsOf(network: TorNetwork): Promise<readonly RelayTarget[]> {
  const documents = await network.document('server/all');
  return documents
    .split(/^(?=router )/m)
    .filter((text) => text.startsWith('router '))
    .map((text) => ({
      nickname: found(text, /^router (\S+)/),
      rsaIdentity: Buffer.from(found(text, /^fingerprint (.*)$/m).replaceAll(' ', ''), 'hex'),
      ed25519Identity: Buffer.from(found(text, /^master-key-ed25519 (.*)$/m), 'base64'),
      ntorKey: Buffer.from(found(text, /^ntor-onion-key (.*)$/m), 'base64'),
      places: [
        {
          address: addressOf(found(text, /^router \S+ (\S+)/)),
          port: Number(found(text, /^router \S+ \S+ (\d+)/)),
        },
      ],
      hasNtorV3: true,
      hasCongestionControl: true,
    }));
}
