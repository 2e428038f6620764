/** How far a client has come, in the words of C tor's bootstrap events (control-spec §5.5). */

export interface Phase {
  readonly percent: number;
  readonly tag: string;
  readonly summary: string;
}

const phase = (percent: number, tag: string, summary: string): Phase => ({ percent, tag, summary });

export const STARTING: Phase = phase(0, 'starting', 'Starting');
export const CONNECTING: Phase = phase(5, 'conn', 'Connecting to a relay');
export const ASKING_FOR_CONSENSUS: Phase = phase(
  25,
  'requesting_status',
  'Asking for networkstatus consensus',
);
export const LOADING_CONSENSUS: Phase = phase(
  30,
  'loading_status',
  'Loading networkstatus consensus',
);
export const LOADING_KEYS: Phase = phase(40, 'loading_keys', 'Loading authority key certs');
export const ASKING_FOR_DESCRIPTORS: Phase = phase(
  45,
  'requesting_descriptors',
  'Asking for relay descriptors',
);
export const ENOUGH: Phase = phase(
  75,
  'enough_dirinfo',
  'Loaded enough directory info to build circuits',
);

const LOADING_PERCENT = 50;

/** `part` of what is enough, 0 to 1, is here. */
export function loadingDescriptors(part: number): Phase {
  const percent = LOADING_PERCENT + Math.floor((ENOUGH.percent - LOADING_PERCENT) * part);
  const most = Math.min(Math.max(percent, LOADING_PERCENT), ENOUGH.percent - 1);
  return phase(most, 'loading_descriptors', 'Loading relay descriptors');
}
