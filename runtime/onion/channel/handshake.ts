/**
 * What both ends of a link say before the first circuit: versions, certificates, challenge and
 * proof, time and addresses. When each may be said, the machine knows; what is in it is looked at
 * here. tor-spec §4.
 */
import { readCell } from '../../../generated/onion/tor.value.ts';
import type { CellBody, Certificate } from '../../../generated/onion/tor.value.ts';
import { checkCell, OK, PADDING_COMMAND } from '../../../generated/onion/tor.wire.ts';
import type { Address } from '../../base/address.ts';
import { copyOf } from '../../base/octets.ts';
import { verifyInitiator, verifyResponder } from '../certificates.ts';
import type { ClaimedIdentity, ProvenIdentity } from '../certificates.ts';
import type { RelayCertificates } from '../certificates/make.ts';
import type { RunningDigest } from '../crypto.ts';
import type { Link } from '../link.ts';
import { AUTHENTICATION_METHOD, isAuthenticated, makeAuthenticate } from './authentication.ts';
import type { LinkTranscript } from './authentication.ts';
import type { ChannelEnd } from './faults.ts';
import { handshakeCell } from './handshake-cells.ts';
import { netinfoOf, ourAddress } from './netinfo.ts';
import { ITO_HIGH_MS, ITO_LOW_MS } from './padding.ts';
import type { ChannelSettings, ExpectedIdentity } from './settings.ts';

/** tor-spec §4.1: what we can speak. */
export const LINK_VERSIONS: readonly number[] = [3, 4, 5];

/** More than this, and somebody's clock is wrong. */
const SKEW_SECONDS_MAX = 3600;

const CHALLENGE_OCTETS = 32;
const NOTHING = new Uint8Array(0);

/** VERSIONS is said before there is a link version: tor-spec §4.1. */
const FIRST_VERSION = 3;

type Netinfo = Extract<CellBody, { readonly is: 'netinfo' }>;

export class LinkHandshake {
  /** What was wrong, if anything was. */
  fault: ChannelEnd | undefined;
  peer: ProvenIdentity | undefined;
  ourAddress: Address | undefined;
  /** By how much the other end's clock is ahead of ours; 0 when it does not say. */
  clockSkewSeconds = 0;
  readonly #settings: ChannelSettings;
  readonly #link: Link;
  readonly #expected: ExpectedIdentity;
  readonly #write: (octets: Uint8Array) => void;
  readonly #certificates: RelayCertificates | undefined;
  /** Digests of all that was heard and said, of who may have to prove or verify it. */
  #heard: RunningDigest | undefined;
  #said: RunningDigest | undefined;
  /** Of a responder: what was said up to AUTH_CHALLENGE. */
  #challenged: Uint8Array = NOTHING;
  #claimed: ClaimedIdentity | undefined;
  /** The cell that is being looked at. */
  #body: CellBody | undefined;
  #octets: Uint8Array = NOTHING;

  constructor(
    settings: ChannelSettings,
    link: Link,
    expected: ExpectedIdentity,
    write: (octets: Uint8Array) => void,
  ) {
    this.#settings = settings;
    this.#link = link;
    this.#expected = expected;
    this.#write = write;
    this.#certificates = settings.certificates?.();
    if (this.#certificates === undefined) return;
    this.#heard = settings.crypto.runningDigest('sha256');
    this.#said = settings.crypto.runningDigest('sha256');
  }

  /** Looks at a cell of the handshake; false when it is malformed. */
  look(b: Uint8Array, o: number, end: number, linkVersion: number): boolean {
    this.#body = undefined;
    if (checkCell(b, o, end, linkVersion) !== OK) return false;
    this.#octets = copyOf(b, o, end);
    this.#body = readCell(this.#octets, 0, this.#octets.length, linkVersion).body;
    return true;
  }

  /** CLOG of a responder ends before AUTHENTICATE: that alone is not given. */
  heard(b: Uint8Array, o: number, end: number): void {
    this.#heard?.update(b, o, end);
  }

  /** The channel is open: nothing of all this is needed any more. */
  finish(): void {
    this.#heard = undefined;
    this.#said = undefined;
    this.#claimed = undefined;
    this.#body = undefined;
    this.#octets = NOTHING;
  }

  /** tor-spec §4.1: the highest that both know, or 0. */
  highestCommon(): number {
    if (this.#body?.is !== 'versions') return 0;
    const { versions } = this.#body;
    const common = this.#versions().filter((version) => versions.includes(version));
    if (common.length === 0) this.fault ??= 'no link version is common';
    return Math.max(0, ...common);
  }

  theCertificatesHold(): boolean {
    const { crypto, unixSeconds } = this.#settings;
    const { certificate } = this.#link;
    const shown = this.#shownCertificates();
    const verified = verifyResponder(crypto, shown, certificate, this.#expected, unixSeconds());
    if (verified.ok) this.peer = ownOctets(verified.identity);
    else this.fault ??= verified.fault;
    return verified.ok;
  }

  theClaimHolds(): boolean {
    const { crypto, unixSeconds } = this.#settings;
    const verified = verifyInitiator(crypto, this.#shownCertificates(), unixSeconds());
    if (verified.ok) {
      const { authenticationKey } = verified.identity;
      this.#claimed = { ...ownOctets(verified.identity), authenticationKey };
    } else this.fault ??= verified.fault;
    return verified.ok;
  }

  theProofHolds(linkVersion: number): boolean {
    const claimed = this.#claimed;
    const certificates = this.#certificates;
    if (claimed === undefined || certificates === undefined) return false;
    const holds = isAuthenticated(
      this.#settings.crypto,
      this.#link,
      linkVersion,
      {
        initiator: claimed,
        responder: certificates,
        said: this.#challenged,
        heard: this.#heard!.snapshot(),
      },
      claimed.authenticationKey,
      this.#octets,
    );
    if (!holds) this.fault ??= 'the proof does not hold';
    return holds;
  }

  noteTheIdentity(): void {
    const { peer, rsaIdentity, ed25519Identity, rsaKey } = { peer: this.peer, ...this.#claimed };
    if (peer !== undefined || rsaIdentity === undefined) return;
    this.peer = { rsaIdentity, ed25519Identity: ed25519Identity!, rsaKey: rsaKey! };
  }

  /**
   * Whether our RSA key is the larger one, and theirs the smaller: the keys are equally long, and
   * so are in DER. Undefined when one of us has none. tor-spec §5.1.1.
   */
  get keyOrder(): number | undefined {
    const [own, theirs] = [this.#certificates?.rsaKey, this.peer?.rsaKey];
    if (own === undefined || theirs === undefined) return undefined;
    const at = own.findIndex((octet, index) => octet !== theirs[index]);
    return at < 0 ? 0 : own[at] - theirs[at];
  }

  /** Of the challenge that is being looked at: whether we could answer it. */
  weSayWhoWeAre(): boolean {
    if (this.#certificates === undefined) return false;
    return this.#body?.is !== 'authChallenge'
      ? true
      : this.#body.methods.includes(AUTHENTICATION_METHOD);
  }

  theClockIsFarOff(): boolean {
    const { time } = this.#body as Netinfo;
    this.clockSkewSeconds = time === 0 ? 0 : time - this.#settings.unixSeconds();
    return Math.abs(this.clockSkewSeconds) > SKEW_SECONDS_MAX;
  }

  noteOurAddress(): void {
    this.ourAddress = ourAddress(this.#body as Netinfo);
  }

  sendVersions(): void {
    this.#say({ is: 'versions', versions: this.#versions() }, FIRST_VERSION);
  }

  sendCerts(linkVersion: number, isResponder: boolean): void {
    const { asResponder = [], asInitiator = [] } = this.#certificates ?? {};
    const certificates = isResponder ? asResponder : asInitiator;
    this.#say({ is: 'certs', certificates, ignored: NOTHING }, linkVersion);
  }

  sendAuthChallenge(linkVersion: number): void {
    const challenge = this.#settings.crypto.random(CHALLENGE_OCTETS);
    const methods = [AUTHENTICATION_METHOD];
    this.#say({ is: 'authChallenge', challenge, methods, ignored: NOTHING }, linkVersion);
    this.#challenged = this.#said?.snapshot() ?? NOTHING;
  }

  sendAuthenticate(linkVersion: number): void {
    const certificates = this.#certificates!;
    const transcript: LinkTranscript = {
      initiator: certificates,
      responder: this.peer!,
      said: this.#heard!.snapshot(),
      heard: this.#said!.snapshot(),
    };
    const { secretKey } = certificates.authentication;
    const { crypto } = this.#settings;
    this.#write(makeAuthenticate(crypto, this.#link, linkVersion, transcript, secretKey));
  }

  sendNetinfo(linkVersion: number): void {
    const { unixSeconds, addresses = [] } = this.#settings;
    // tor-spec §4.5: clients say zero, so that their clocks do not tell them from each other
    const time = this.#certificates === undefined ? 0 : Math.floor(unixSeconds());
    this.#say(netinfoOf(time, this.#link.remote.address, addresses), linkVersion);
  }

  sendPaddingNegotiate(linkVersion: number, isWanted: boolean): void {
    const paddingCommand = isWanted ? PADDING_COMMAND.START : PADDING_COMMAND.STOP;
    const [itoLow, itoHigh] = isWanted ? [ITO_LOW_MS, ITO_HIGH_MS] : [0, 0];
    const filler = NOTHING;
    this.#say({ is: 'paddingNegotiate', paddingCommand, itoLow, itoHigh, filler }, linkVersion);
  }

  #say(body: CellBody, linkVersion: number): void {
    const octets = handshakeCell(body, linkVersion);
    this.#said?.update(octets, 0, octets.length);
    this.#write(octets);
  }

  #versions(): readonly number[] {
    return this.#settings.versions ?? LINK_VERSIONS;
  }

  #shownCertificates(): readonly Certificate[] {
    return this.#body?.is === 'certs' ? this.#body.certificates : [];
  }
}

/** What was read is a view of a cell. */
function ownOctets({ rsaIdentity, ed25519Identity, rsaKey }: ProvenIdentity): ProvenIdentity {
  return { rsaIdentity, ed25519Identity: copyOf(ed25519Identity), rsaKey: copyOf(rsaKey) };
}
