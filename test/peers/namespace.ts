/**
 * Network namespaces for tests against Linux: whatever is done in one stays in it, and it goes when
 * the tests end, however they end. A guard sees to that: a process that waits for this one to be
 * gone, and then ends what runs in the namespace and removes it.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import type { Socket } from 'node:net';
import { delimiter, join } from 'node:path';

const GUARD = `
trap '' INT TERM HUP
read -r _
for process in $(ip netns pids "$0"); do kill -9 "$process"; done
ip netns del "$0"
`;

const READY_SECONDS_MAX = 60;
const RUN_SECONDS_MAX = 120;
const STOP_SECONDS_MAX = 10;
/** So long what it said last may be on its way when it has ended. */
const OUTPUT_MS_MAX = 2000;

export interface Outcome {
  readonly status: number;
  readonly output: string;
  readonly complaints: string;
}

/** Throws unless we are root and these programs are there; they are named by what is asked. */
export function needRootAnd(...programs: readonly string[]): void {
  if (process.geteuid?.() !== 0) {
    throw new Error('these tests make network namespaces and interfaces: run them as root');
  }
  const missing = ['ip', ...programs].filter((program) => !isThere(program));
  if (missing.length === 0) return;
  const packages = 'the Debian packages at the head of .ci/run';
  throw new Error(`these tests need ${missing.join(', ')}: install ${packages}`);
}

function isThere(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs a program to its end, which comes by force when it takes too long. */
export function runProgram(program: string, ...words: readonly string[]): Promise<Outcome> {
  const bounds = {
    timeout: RUN_SECONDS_MAX * 1000,
    killSignal: 'SIGKILL' as const,
    maxBuffer: 64 * 1024 * 1024,
  };
  return new Promise((settle) => {
    const child = execFile(program, words, bounds, (_error, output, complaints) => {
      settle({ status: child.exitCode ?? -1, output, complaints });
    });
  });
}

let made = 0;

export class Namespace {
  readonly name: string;
  readonly #guard: ChildProcess;
  #isRemoved = false;

  /** Makes one of its own, with its loopback up. */
  constructor(label: string) {
    this.name = `nonos-${label}-${process.pid}-${++made}`;
    execFileSync('ip', ['netns', 'add', this.name]);
    this.#guard = spawn('sh', ['-c', GUARD, this.name], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#guard.unref();
    (this.#guard.stdin as Socket).unref();
    this.ip('link', 'set', 'lo', 'up');
  }

  /** Does what `ip` does, within; throws with what it says. */
  ip(...words: readonly string[]): string {
    return execFileSync('ip', ['-netns', this.name, ...words], { encoding: 'utf8', stdio: 'pipe' });
  }

  set(name: string, value: number | string): void {
    const setting = `net.${name}=${value}`;
    execFileSync('ip', ['netns', 'exec', this.name, 'sysctl', '--quiet', '--write', setting]);
  }

  /** Runs a program in it to its end. */
  run(program: string, ...words: readonly string[]): Promise<Outcome> {
    return runProgram('ip', 'netns', 'exec', this.name, program, ...words);
  }

  /** Starts a program in it, and waits for it to have said that it is ready. */
  async start(ready: RegExp, program: string, ...words: readonly string[]): Promise<Program> {
    const started = new Program(spawn('ip', ['netns', 'exec', this.name, program, ...words]));
    await started.said(ready);
    return started;
  }

  /** Ends what runs in it, and removes it. */
  remove(): void {
    if (this.#isRemoved) return;
    this.#isRemoved = true;
    const processes = execFileSync('ip', ['netns', 'pids', this.name], { encoding: 'utf8' });
    for (const id of processes.split('\n').filter((line) => line !== '')) end(Number(id));
    execFileSync('ip', ['netns', 'del', this.name]);
    this.#guard.kill('SIGKILL');
  }
}

function end(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/** A program that runs, and all that it has said. */
export class Program {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Outcome>;
  output = '';
  complaints = '';
  #heard: () => void = () => {};

  constructor(child: ChildProcessWithoutNullStreams) {
    this.process = child;
    child.stdout.on('data', (data: Buffer) => {
      this.output += data.toString('latin1');
      this.#heard();
    });
    child.stderr.on('data', (data: Buffer) => {
      this.complaints += data.toString('latin1');
      this.#heard();
    });
    // One that has ended reads no more.
    child.stdin.on('error', () => {});
    this.ended = new Promise((settle) => {
      const over = (status: number | null): void => {
        settle({ status: status ?? -1, output: this.output, complaints: this.complaints });
        this.#heard();
      };
      // What it has begun may outlive it, and hold its output open.
      let late: NodeJS.Timeout | undefined;
      child.on('exit', (status) => (late = setTimeout(over, OUTPUT_MS_MAX, status)));
      child.on('close', (status) => {
        clearTimeout(late);
        over(status);
      });
    });
  }

  /** Waits for it to say something. */
  said(what: RegExp): Promise<RegExpExecArray> {
    return new Promise((settle, fail) => {
      const tell = (problem: string): void => {
        const { spawnargs } = this.process;
        const all = `${this.output}${this.complaints}`;
        done();
        fail(new Error(`${spawnargs.join(' ')}: ${problem} ${what}: ${all}`));
      };
      const late = setTimeout(() => tell('has not said'), READY_SECONDS_MAX * 1000);
      const done = (): void => {
        clearTimeout(late);
        this.#heard = () => {};
      };
      this.#heard = () => {
        const found = what.exec(this.output) ?? what.exec(this.complaints);
        if (found !== null) {
          done();
          settle(found);
        } else if (this.process.exitCode !== null) tell('has ended and not said');
      };
      this.#heard();
    });
  }

  /** Asks it to end, and waits for that, which comes by force when it takes too long. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Outcome> {
    this.process.kill(signal);
    const late = setTimeout(() => this.process.kill('SIGKILL'), STOP_SECONDS_MAX * 1000);
    const outcome = await this.ended;
    clearTimeout(late);
    return outcome;
  }
}
