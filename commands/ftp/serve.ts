/**
 * A server of FTP for the internet that is bundled: RFC 959 with EPSV and EPRT (RFC 2428), REST and
 * SIZE (RFC 3659), and TLS (RFC 4217), over a tree in memory. What is heard when is a machine of
 * the spec. Files are octets in either type. Data goes to whoever talks to us, and to nobody else.
 */
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

import type { NodeNet, StackSocket } from '../../adapters/node/index.ts';
import * as machine from '../../generated/application/ftp-server.machine.ts';
import type { Session, SessionState } from '../../generated/application/ftp-server.machine.ts';
import { Failure } from '../failure.ts';
import type { Credentials } from '../network/authority.ts';
import { FileError } from '../network/files.ts';
import type { Files } from '../network/files.ts';
import { FTP_KINDS, FtpPlace } from './place.ts';
import type { Answer } from './place.ts';
import { FtpTransfers } from './transfers.ts';

export interface FtpHome {
  readonly net: NodeNet;
  readonly name: string;
  readonly files: Files;
  readonly password: string;
  /** Of TLS: asked for when somebody wants it. */
  readonly credentials: () => Credentials;
}

const FTP_PORT = 21;
const IDLE_TIMEOUT_MS = 300_000;
const VISITS_MAX = 32;
/** Of one line, and of lines that wait for a transfer to end. */
const LINE_OCTETS_MAX = 4096;
const LINES_MAX = 64;
/** Of replies that nobody reads. */
const OWED_OCTETS_MAX = 65_536;
const ANYBODY = new Set(['anonymous', 'ftp']);
/** What Telnet puts in front of a word that is urgent (RFC 959 §4.1.3). */
const TELNET = /\xff[\xf0-\xfe]?/g;

export function serveFtp(home: FtpHome): void {
  const visits = new Set<StackSocket>();
  home.net
    .createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => socket.destroy());
      if (visits.size >= VISITS_MAX) return void socket.end('421 Too many are here\r\n');
      visits.add(socket);
      socket.once('close', () => visits.delete(socket));
      new Visit(home, socket);
    })
    .listen(FTP_PORT);
}

class Visit implements Session {
  state: SessionState = machine.AWAITING_USER;
  readonly idleTimeout = IDLE_TIMEOUT_MS;
  readonly #home: FtpHome;
  readonly #place: FtpPlace;
  readonly #transfers: FtpTransfers;
  #control: Duplex;
  #idle: NodeJS.Timeout | undefined;
  #heard = '';
  #lines: string[] = [];
  /** An answer is still to come: nothing is heard before. */
  #isBusy = false;
  #user = '';
  #word = '';
  #argument = '';
  #renamed = '';
  #fault: unknown;

  constructor(home: FtpHome, socket: StackSocket) {
    this.#home = home;
    this.#control = socket;
    this.#place = new FtpPlace(home.files);
    this.#transfers = new FtpTransfers(home, socket);
    this.#listen();
    machine.startSession(this);
    machine.onAccepted(this);
  }

  #listen(): void {
    const control = this.#control;
    control.on('data', (data: Buffer) => this.#received(data));
    control.on('error', () => machine.onGone(this));
    control.on('end', () => machine.onGone(this));
    control.on('close', () => machine.onGone(this));
  }

  #received(data: Buffer): void {
    const lines = `${this.#heard}${data.toString('latin1')}`.replace(TELNET, '').split('\n');
    this.#heard = lines.pop()!;
    this.#lines.push(...lines);
    const isTooMuch = this.#heard.length > LINE_OCTETS_MAX || this.#lines.length > LINES_MAX;
    if (isTooMuch) machine.onGone(this);
    else this.#hearAll();
  }

  #hearAll(): void {
    while (!this.#isBusy && this.#lines.length > 0 && this.state !== machine.CLOSED) {
      machine.onMoved(this);
      if (this.#hear(this.#lines[0]) === machine.DEFERRED) return;
      this.#lines.shift();
    }
  }

  #hear(line: string): machine.SessionOutcome {
    const [, word, argument = ''] = /^(\S*) ?(.*?)\r?$/.exec(line) ?? ['', '', ''];
    this.#word = word.toUpperCase();
    this.#argument = Buffer.from(argument, 'latin1').toString();
    switch (this.#word) {
      case 'USER':
        return machine.onUser(this);
      case 'PASS': {
        const isAnybody = ANYBODY.has(this.#user);
        return machine.onPass(this, {
          isRight: isAnybody || this.#argument === this.#home.password,
        });
      }
      case 'RNFR':
        return machine.onRnfr(this, { isThere: this.#place.has(this.#argument) });
      case 'RNTO':
        return machine.onRnto(this);
      case 'ABOR':
        return machine.onAbor(this);
      case 'QUIT':
        return machine.onQuit(this);
      default:
        switch (FTP_KINDS.get(this.#word)) {
          case 'transfer':
            return machine.onTransfer(this, { hasWay: this.#transfers.hasWay });
          case 'file':
            return machine.onFileCommand(this);
          default:
            return machine.onOpenCommand(this);
        }
    }
  }

  #say(code: number, text: string): void {
    if (this.#control.destroyed) return;
    // RFC 959 §4.2: of several lines the first and the last bear the code.
    const [last, ...others] = text.split('\n').reverse();
    const [first, ...middle] = others.reverse();
    const lines = first === undefined ? [] : [`${code}-${first}`, ...middle];
    this.#control.write(`${[...lines, `${code} ${last}`].join('\r\n')}\r\n`);
    if (this.#control.writableLength > OWED_OCTETS_MAX) this.#control.destroy();
  }

  greet(): void {
    const { name, password } = this.#home;
    this.#say(220, `This is ${name}: anonymous, or anybody whose password is ${password}`);
  }

  askForThePassword(): void {
    this.#user = this.#argument;
    this.#say(331, 'Password?');
  }

  welcome(): void {
    this.#say(230, 'Welcome');
  }

  answerNotLoggedIn(): void {
    this.#say(530, 'Please log in');
  }

  answerLoginIncorrect(): void {
    this.#say(530, 'Login incorrect');
  }

  answerBadSequence(): void {
    this.#say(503, 'That does not come now');
  }

  answerNoWay(): void {
    this.#say(425, 'PASV, EPSV, PORT or EPRT first');
  }

  answerNothingToAbort(): void {
    this.#say(225, 'Nothing is on its way');
  }

  answerAborted(): void {
    this.#say(426, 'It was given up');
    this.#say(226, 'As you wished');
  }

  answerTooLate(): void {
    this.#say(421, 'Nothing was heard for too long');
  }

  sayGoodbye(): void {
    this.#say(221, 'Goodbye');
  }

  askForTheNewName(): void {
    this.#renamed = this.#argument;
    this.#say(350, 'And what is it to be called?');
  }

  answerNoSuchFile(): void {
    this.#say(550, 'No such file or directory');
  }

  rename(): void {
    this.#answer(() => this.#place.rename(this.#renamed, this.#argument));
  }

  doTheOpenCommand(): void {
    switch (this.#word) {
      case 'AUTH':
        return this.#secure();
      case 'PBSZ':
        return this.#say(this.#isSecure ? 200 : 503, 'PBSZ=0');
      case 'PROT':
        return this.#protect();
      default:
        this.#say(...this.#place.open(this.#word, this.#argument));
    }
  }

  get #isSecure(): boolean {
    return this.#control instanceof tls.TLSSocket;
  }

  /** RFC 4217 §4. */
  #secure(): void {
    if (this.#argument.toUpperCase() !== 'TLS') return this.#say(504, 'AUTH TLS alone');
    if (this.#isSecure) return this.#say(503, 'It is secret already');
    const { certificate: cert, key } = this.#home.credentials();
    this.#say(234, 'Then let us be secret');
    const under = this.#control;
    for (const event of ['data', 'end']) under.removeAllListeners(event);
    // What was said before it was secret is not believed after.
    this.#heard = '';
    this.#lines.length = 1;
    this.#control = new tls.TLSSocket(under, { isServer: true, cert, key });
    this.#transfers.credentials = { certificate: cert, key };
    this.#listen();
  }

  /** RFC 4217 §9. */
  #protect(): void {
    const level = this.#argument.toUpperCase();
    if (!this.#isSecure) return this.#say(503, 'AUTH TLS first');
    if (level !== 'P' && level !== 'C') return this.#say(536, 'P or C');
    this.#transfers.isSecret = level === 'P';
    this.#say(200, `Protection is ${level}`);
  }

  doTheFileCommand(): void {
    const way = this.#transfers.wayFor(this.#word, this.#argument);
    if (way === undefined) return this.#answer(() => this.#place.do(this.#word, this.#argument));
    this.#isBusy = true;
    void way
      .catch((): Answer => [425, 'There is no such way'])
      .then((said) => {
        this.#say(...said);
        this.#isBusy = false;
        this.#hearAll();
      });
  }

  #answer(work: () => Answer): void {
    try {
      this.#say(...work());
    } catch (error) {
      this.#sayFault(error);
    }
  }

  #sayFault(fault: unknown): void {
    const text = (fault as Error).message;
    if (fault instanceof FileError) this.#say(fault.code === 'ENOSPC' ? 552 : 550, text);
    else this.#say(fault instanceof Failure ? 425 : 426, text);
  }

  beginTheTransfer(): void {
    const word = this.#word;
    const path = this.#place.at(this.#argument);
    const moving = this.#transfers.begin(word, path, this.#place.takeFrom(), {
      begun: () => this.#say(150, 'Here it comes'),
      moved: () => void machine.onMoved(this),
    });
    const isOver = (heard: () => void) => (fault?: unknown) => {
      if (!this.#transfers.isOf(moving)) return;
      this.#fault = fault;
      heard();
      this.#hearAll();
    };
    moving.then(
      isOver(() => machine.onTransferred(this)),
      isOver(() => machine.onLost(this)),
    );
  }

  answerTransferred(): void {
    this.#say(226, 'All of it');
  }

  answerWhatWasWrong(): void {
    this.#sayFault(this.#fault);
  }

  abandon(): void {
    this.#transfers.abandon();
  }

  hangUp(): void {
    const control = this.#control;
    if (!control.destroyed) control.end(() => control.destroy());
  }

  startTimer(_timer: machine.SessionTimer, ms: number): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => machine.afterIdle(this), ms);
    this.#idle.unref();
  }

  cancelTimer(): void {
    clearTimeout(this.#idle);
  }
}
