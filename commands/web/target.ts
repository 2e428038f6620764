/** Where a page goes: a file, made when there is something to put into it, or standard output. */
import type { OutputFile, Surroundings } from '../surroundings.ts';
import { codeOf, WebFault } from './fault.ts';

export interface Target {
  readonly write: (octets: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function openTarget(
  path: string | undefined,
  write: Target['write'],
  { openFile }: Pick<Surroundings, 'openFile'>,
  appends = false,
): Target {
  if (path === undefined || path === '-') return { write, async close() {} };
  let file: OutputFile | undefined;
  return {
    async write(octets) {
      try {
        file ??= await openFile(path, appends);
        await file.write(octets);
      } catch (error) {
        throw new WebFault('write', `Failure writing output to ${path} (${codeOf(error)})`);
      }
    },
    async close() {
      const open = file;
      file = undefined;
      await open?.close();
    },
  };
}

/** What stands behind the last slash of a path; empty where nothing does. */
export function nameIn({ pathname }: URL): string {
  const name = pathname.slice(pathname.lastIndexOf('/') + 1);
  let decoded = name;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    // Then it is named as it stands.
  }
  // What the other side names is a name, and no way to another folder.
  const isName = !/[/\0]/.test(decoded) && decoded !== '.' && decoded !== '..';
  return isName ? decoded : name.replaceAll('.', '_');
}
