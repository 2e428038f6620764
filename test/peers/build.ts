/**
 * Compiles the peers, once for each text that their sources have had, into a folder that is no part
 * of the project. What they need comes as Debian packages; who lacks one is told which.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export type ProgramName = 'gvisor' | 'lwip' | 'linux' | 'caller' | 'short';

interface Recipe {
  /** Folders and files that a change of has it compiled anew, seen from here. */
  readonly sources: readonly string[];
  /** What has to be there, and from which packages it comes. */
  readonly needs: readonly string[];
  readonly packages: readonly string[];
  readonly compiler: string;
  arguments(output: string): readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../.cache/peers/', import.meta.url));

const GO_PATH = '/usr/share/gocode';
const GO_SOURCES = ['gvisor/peer.go', 'gvisor/host.go', 'gvisor/transfer.go'];
const C_FLAGS = ['-std=gnu17', '-O2', '-Wall', '-Wextra', '-Werror', '-Wno-unused-function'];

const recipes: Readonly<Record<ProgramName, Recipe>> = {
  gvisor: {
    sources: GO_SOURCES,
    needs: [`${GO_PATH}/src/gvisor.dev/gvisor/pkg/tcpip/stack`],
    packages: ['golang-go', 'golang-gvisor-gvisor-dev'],
    compiler: 'go',
    arguments: (output) => ['build', '-o', output, ...GO_SOURCES.map((name) => HERE + name)],
    environment: {
      // Packages lie where Debian puts them, and nothing is asked of any other machine.
      GO111MODULE: 'off',
      GOPATH: GO_PATH,
      GOPROXY: 'off',
      GOFLAGS: '',
      GOCACHE: `${CACHE}go`,
    },
  },
  lwip: {
    sources: ['lwip/peer.c', 'job.h', 'octets.h'],
    needs: ['/usr/include/lwip/lwip/tcp.h'],
    packages: ['gcc', 'libc6-dev', 'liblwip-dev'],
    compiler: 'cc',
    arguments: (output) => {
      const include = '-I/usr/include/lwip';
      return [...C_FLAGS, include, '-o', output, `${HERE}lwip/peer.c`, '-llwip'];
    },
  },
  linux: {
    sources: ['linux/peer.c', 'job.h', 'octets.h'],
    needs: ['/usr/include/linux/if_packet.h'],
    packages: ['gcc', 'libc6-dev'],
    compiler: 'cc',
    arguments: (output) => [...C_FLAGS, '-o', output, `${HERE}linux/peer.c`],
  },
  caller: {
    sources: ['linux/caller.c'],
    needs: ['/usr/include/linux/tcp.h'],
    packages: ['gcc', 'libc6-dev'],
    compiler: 'cc',
    arguments: (output) => [...C_FLAGS, '-o', output, `${HERE}linux/caller.c`],
  },
  short: {
    sources: ['linux/short.c'],
    needs: ['/usr/include/netinet/tcp.h'],
    packages: ['gcc', 'libc6-dev'],
    compiler: 'cc',
    arguments: (output) => [...C_FLAGS, '-o', output, `${HERE}linux/short.c`],
  },
};

const building = new Map<ProgramName, Promise<string>>();

/** Where the program of a peer lies, compiled if need be. */
export function peerProgram(name: ProgramName): Promise<string> {
  const known = building.get(name);
  if (known !== undefined) return known;
  const made = build(name, recipes[name]);
  building.set(name, made);
  return made;
}

/** Throws unless everything is there to compile a peer with. */
export function checkNeeds(name: ProgramName, recipe: Pick<Recipe, 'needs' | 'packages'>): void {
  const missing = recipe.needs.find((path) => !existsSync(path));
  if (missing !== undefined) throw new Error(`${advice(name, recipe.packages)}; no ${missing}`);
}

async function build(name: ProgramName, recipe: Recipe): Promise<string> {
  checkNeeds(name, recipe);
  mkdirSync(CACHE, { recursive: true });
  const output = `${CACHE}${name}-${textOf(recipe)}`;
  if (existsSync(output)) return output;
  // Two runs at once may both compile it; each puts a whole file in place.
  const beside = `${output}.${process.pid}`;
  try {
    await promisify(execFile)(recipe.compiler, [...recipe.arguments(beside)], {
      env: { ...process.env, ...recipe.environment },
    });
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === 'ENOENT') throw new Error(advice(name, recipe.packages), { cause: error });
    throw new Error(`the peer ${name} does not compile:\n${stderr}`, { cause: error });
  }
  renameSync(beside, output);
  return output;
}

function advice(name: ProgramName, packages: readonly string[]): string {
  return `the peer ${name} needs Debian's ${packages.join(', ')}`;
}

function textOf({ sources, compiler, arguments: words }: Recipe): string {
  const hash = createHash('sha256');
  hash.update([compiler, ...words('')].join(' '));
  for (const source of sources) hash.update(readFileSync(HERE + source));
  return hash.digest('hex').slice(0, 12);
}
