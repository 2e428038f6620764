/** What TLS agreed on decides how later messages read (RFC 8446 §4.2.1). */
import type { Layer } from './dissect.ts';
import type { Connection } from './streams.ts';
import { numberAt, valueAt } from './view.ts';

const SERVER_HELLO = 2;

export function learnVersion(layer: Layer, connection: Connection): void {
  const { root } = layer.description;
  if (numberAt(root, 'msgType') !== SERVER_HELLO) return;
  const selected = valueAt(root, 'body.extensions.extensionData.selectedVersion');
  const version = typeof selected === 'number' ? selected : numberAt(root, 'body.legacyVersion');
  if (version >= 0x0300 && version <= 0x0304) connection.shared.negotiatedVersion = version;
}
