/** Onion routing: what programs give it, and what it gives them. */
export { makeRelayCertificates, makeRelayIdentity } from './onion/certificates/make.ts';
export type { RelayCertificates, RelayIdentityKeys } from './onion/certificates/make.ts';
export {
  modulusBits,
  readRsaPublicKey,
  readRsaSecretKey,
  writeRsaPublicKey,
  writeRsaSecretKey,
} from './onion/certificates/rsa-key.ts';
export type { RsaPublicNumbers, RsaSecretNumbers } from './onion/certificates/rsa-key.ts';
export { areEqual } from './onion/crypto.ts';
export type {
  DigestName,
  Ed25519Pair,
  Keystream,
  OnionCrypto,
  RsaSecretKey,
  RunningDigest,
  X25519Pair,
} from './onion/crypto.ts';
export type { Link, LinkCredentials, LinkDialer, LinkPlace, LinkUser } from './onion/link.ts';
export type { RelayTarget } from './onion/target.ts';
export type { Authority } from './onion/directory/authority.ts';
export { DirectoryClient } from './onion/directory/client.ts';
export type { DirectoryClientOptions } from './onion/directory/client.ts';
export type { DirectoryStream, Inflater } from './onion/directory/download.ts';
export { DirectoryFault } from './onion/directory/fault.ts';
export type { Phase } from './onion/directory/progress.ts';
export { PathChooser, PathFault } from './onion/path/chooser.ts';
export type { PathOptions, PathPurpose } from './onion/path/chooser.ts';
export { directoryStreams } from './onion/directory/opening.ts';
export { ClientCircuit } from './onion/circuit.ts';
export type { BuildOptions } from './onion/circuit.ts';
export { circuitShared } from './onion/circuit/shared.ts';
export type { CircuitGiven, CircuitShared } from './onion/circuit/shared.ts';
export type { CircuitFailure, CircuitInfo, CircuitUser } from './onion/circuit/user.ts';
export { DEFAULT_CLIENT_LIMITS, OnionClient } from './onion/circuits.ts';
export { ISOLATIONS } from './onion/circuits/isolation.ts';
export type { Isolation } from './onion/circuits/isolation.ts';
export type { ClientConnection } from './onion/circuits/connection.ts';
export type {
  ChannelWaiter,
  ClientLimits,
  ExitPurpose,
  NoPath,
  OnionClientOptions,
  PooledInfo,
  StreamWish,
} from './onion/circuits/user.ts';
export type { OnionStream } from './onion/stream.ts';
export { nameOfEnd } from './onion/stream/faults.ts';
export type { ResolvedName, ResolveFailure, ResolveUser } from './onion/stream/resolution.ts';
export { acceptChannel, Channel, openChannel } from './onion/channel.ts';
export { CHANNEL_ENDS, CHANNEL_FAULTS, channelCounters } from './onion/channel/faults.ts';
export type { ChannelCounters, ChannelEnd } from './onion/channel/faults.ts';
export { ChannelFailed, ChannelPool, CHANNELS_MAX } from './onion/channel/pool.ts';
export type {
  ChannelSettings,
  ChannelUser,
  CircuitOwner,
  ExpectedIdentity,
} from './onion/channel/settings.ts';
export type { CellChannel, CircuitEnd } from './onion/channel/user.ts';
export { LaboratoryAuthority } from './onion/authority.ts';
export type { LaboratoryAuthorityOptions, LaboratorySigner } from './onion/authority.ts';
export { OnionRelay } from './onion/relay.ts';
export type { OnionRelayOptions, RelayStatus } from './onion/relay.ts';
export { ExitPolicy } from './onion/relay/exit-policy.ts';
export type { ExitPolicyOptions } from './onion/relay/exit-policy.ts';
export type { Exit, ExitConnection, Resolver } from './onion/relay/exit.ts';
export type { RelayCounters, RelayLimits } from './onion/relay/limits.ts';
export { OnionGate } from './onion/gate.ts';
export { OnionFailure, OnionService } from './onion/service.ts';
export type { OnionServiceOptions } from './onion/service.ts';
export type { CircuitStatus, HopStatus, OnionStatus } from './onion/service/status.ts';
