/** The machine of a channel: what it asks and does, by who knows and who can. */
import * as events from '../../../generated/onion/channel.machine.ts';
import type { Channel as Machine, ChannelTimer } from '../../../generated/onion/channel.machine.ts';
import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import type { LinkHandshake } from './handshake.ts';
import type { PaddingIntervals } from './padding.ts';
import type { ChannelSettings } from './settings.ts';

export const HANDSHAKE_TIMEOUT_MS = 30_000;
export const IDLE_TIMEOUT_MS = 180_000;

/** padding-spec §2.2: before that, nobody knows how to ask for less. */
export const PADDING_SINCE = 5;

/** What the channel does itself. */
export interface ChannelDeeds {
  sendPadding(): void;
  notePadding(): void;
  openCircuit(): void;
  deliver(): void;
  reportOpen(): void;
  clearCircuits(): void;
  closeLink(): void;
  startTimer(timer: ChannelTimer, ms: number): void;
  stopTimer(timer: ChannelTimer): void;
}

export function channelMachine(
  settings: ChannelSettings,
  handshake: LinkHandshake,
  padding: PaddingIntervals,
  deeds: ChannelDeeds,
): Machine {
  const { counters, hasPadding = true, certificates } = settings;
  const machine: Machine = {
    state: events.CONNECTING,
    handshakeTimeout: settings.handshakeTimeoutMs ?? HANDSHAKE_TIMEOUT_MS,
    idleTimeout: settings.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
    linkVersion: 3,
    responder: false,
    theCertificatesHold: () => handshake.theCertificatesHold(),
    theClaimHolds: () => handshake.theClaimHolds(),
    theProofHolds: () => handshake.theProofHolds(machine.linkVersion),
    weSayWhoWeAre: () => handshake.weSayWhoWeAre(),
    paddingIsNegotiated: () => machine.linkVersion >= PADDING_SINCE && certificates === undefined,
    theClockIsFarOff: () => handshake.theClockIsFarOff(),
    // padding-spec §2.1: only between clients and relays
    aPaddingInterval() {
      const isBetweenRelays = machine.responder
        ? handshake.peer !== undefined
        : certificates !== undefined;
      const isPadded = machine.linkVersion >= PADDING_SINCE && !isBetweenRelays;
      return isPadded ? padding.next() : Infinity;
    },
    sendVersions: () => handshake.sendVersions(),
    sendCerts: () => handshake.sendCerts(machine.linkVersion, machine.responder),
    sendAuthChallenge: () => handshake.sendAuthChallenge(machine.linkVersion),
    sendAuthenticate: () => handshake.sendAuthenticate(machine.linkVersion),
    sendNetinfo: () => handshake.sendNetinfo(machine.linkVersion),
    sendPaddingNegotiate: () => handshake.sendPaddingNegotiate(machine.linkVersion, hasPadding),
    sendPadding: () => deeds.sendPadding(),
    noteTheIdentity: () => handshake.noteTheIdentity(),
    noteOurAddress: () => handshake.noteOurAddress(),
    noteThePadding: () => deeds.notePadding(),
    warnOfTheClock: () => void counters['clocks that are far off']++,
    openACircuit: () => deeds.openCircuit(),
    deliverToItsCircuit: () => deeds.deliver(),
    reportOpen: () => deeds.reportOpen(),
    reportFailed: () => {}, // told with the end, of which `closeTheConnection` knows why
    closeEveryCircuit: () => deeds.clearCircuits(),
    closeTheConnection: () => deeds.closeLink(),
    startTimer: (timer, ms) => deeds.startTimer(timer, ms),
    cancelTimer: (timer) => deeds.stopTimer(timer),
  };
  return machine;
}

type Handle = (machine: Machine, handshake: LinkHandshake) => void;

/** What is only said before the channel is open, or never again. */
export const HANDSHAKE_EVENTS: ReadonlyMap<number, Handle> = new Map<number, Handle>([
  [
    COMMAND.VERSIONS,
    (machine, handshake) => {
      events.onVersions(machine, { highestCommon: handshake.highestCommon() });
    },
  ],
  [COMMAND.CERTS, events.onCerts],
  [COMMAND.AUTH_CHALLENGE, events.onAuthChallenge],
  [COMMAND.AUTHENTICATE, events.onAuthenticate],
  [COMMAND.NETINFO, events.onNetinfo],
]);
