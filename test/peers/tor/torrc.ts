/** What a tor is told that belongs to a network of its own, which no packet leaves. */

export type Kind = 'authority' | 'relay' | 'exit' | 'client';

/** A tor of the network. Ports are its own, as every network has a namespace of its own. */
export interface TorNode {
  readonly name: string;
  readonly kind: Kind;
  readonly folder: string;
  readonly orPort: number;
  readonly directoryPort: number;
  readonly socksPort: number;
  readonly dnsPort: number;
  readonly controlPort: number;
}

/** Who a relay is, as tor itself tells it. */
export interface TorIdentity {
  /** Hexadecimal, of 20 octets. */
  readonly rsa: string;
  /** Base64, of 32 octets. */
  readonly ed25519: string;
  /** Of an authority: hexadecimal, what signs its keys. */
  readonly v3?: string;
}

export interface TorSetting {
  readonly address: string;
  readonly resolverFile: string;
  readonly bandwidthFile: string;
  readonly nodes: readonly TorNode[];
  readonly identities: ReadonlyMap<string, TorIdentity>;
  /** Words for every relay besides, such as `Schedulers Vanilla`. */
  readonly extra: readonly string[];
  /** Of the consensus: `cc_alg=0`. */
  readonly parameters: readonly string[];
}

/** Seconds from one consensus to the next; tor takes no less. */
const INTERVAL = 10;
const VALID = 3600;

const ports = { authority: 5000, relay: 5100, exit: 5200, client: 5300 };

export function torNode(kind: Kind, index: number, root: string): TorNode {
  const name = `${kind}${index}`;
  const base = ports[kind] + 10 * index;
  return {
    name,
    kind,
    folder: `${root}/${name}`,
    orPort: base + 1,
    directoryPort: base + 2,
    socksPort: base + 3,
    dnsPort: base + 4,
    controlPort: base + 5,
  };
}

/** The lines by which the tors of a network, and ours, know its authorities. */
function authorityLines({ address, nodes, identities }: TorSetting): readonly string[] {
  return nodes
    .filter(({ kind }) => kind === 'authority')
    .map(({ name, orPort, directoryPort }) => {
      const { rsa, v3 } = identities.get(name)!;
      const flags = `orport=${orPort} no-v2 v3ident=${v3}`;
      return `DirAuthority ${name} ${flags} ${address}:${directoryPort} ${rsa}`;
    });
}

export function torrc(node: TorNode, setting: TorSetting): string {
  const ofKind = { authority, relay, exit, client }[node.kind];
  const lines = [...common(node, setting), ...ofKind(node, setting)];
  if (node.kind !== 'client') lines.push(...setting.extra);
  return `${lines.join('\n')}\n`;
}

function common(node: TorNode, setting: TorSetting): readonly string[] {
  const { address } = setting;
  return [
    'TestingTorNetwork 1',
    ...authorityLines(setting),
    `DataDirectory ${node.folder}`,
    'Log notice stdout',
    'SafeLogging 0',
    'ProtocolWarnings 1',
    `ControlPort ${address}:${node.controlPort}`,
    // Without, tor does not open the port to others than its own machine.
    'CookieAuthentication 1',
    'ShutdownWaitLength 0',
    `OutboundBindAddress ${address}`,
    'AvoidDiskWrites 1',
    'PathsNeededToBuildCircuits 0.67',
    `V3AuthNIntervalsValid ${VALID / INTERVAL}`,
  ];
}

function authority(node: TorNode, setting: TorSetting): readonly string[] {
  const { address, nodes, identities, parameters } = setting;
  const guards = nodes
    .filter(({ kind }) => kind === 'relay')
    .map(({ name }) => `$${identities.get(name)!.rsa}`);
  return [
    `Nickname ${node.name}`,
    `Address ${address}`,
    `ORPort ${address}:${node.orPort}`,
    `DirPort ${address}:${node.directoryPort}`,
    'SocksPort 0',
    'AuthoritativeDirectory 1',
    'V3AuthoritativeDirectory 1',
    `ContactInfo ${node.name}@localhost.invalid`,
    'AssumeReachable 1',
    'ExitRelay 0',
    'ExitPolicy reject *:*',
    // Else a relay must have been up for days.
    `TestingDirAuthVoteGuard ${guards.join(',')}`,
    'TestingDirAuthVoteGuardIsStrict 1',
    'TestingDirAuthVoteHSDir *',
    'TestingMinExitFlagThreshold 0',
    // Else flags and weights would follow from what was measured.
    `V3BandwidthsFile ${setting.bandwidthFile}`,
    'TestingV3AuthInitialVotingInterval 5',
    'TestingV3AuthInitialVoteDelay 2',
    'TestingV3AuthInitialDistDelay 2',
    `V3AuthVotingInterval ${INTERVAL}`,
    'V3AuthVoteDelay 2',
    'V3AuthDistDelay 2',
    ...(parameters.length > 0 ? [`ConsensusParams ${parameters.join(' ')}`] : []),
  ];
}

function relay(node: TorNode, setting: TorSetting): readonly string[] {
  return [...anyRelay(node, setting), 'ExitRelay 0', 'ExitPolicy reject *:*'];
}

function exit(node: TorNode, setting: TorSetting): readonly string[] {
  return [
    ...anyRelay(node, setting),
    'ExitRelay 1',
    'ExitPolicyRejectPrivate 0',
    // A summary lists only ports that lead nearly everywhere.
    'ExitPolicy accept *:*',
    'IPv6Exit 1',
  ];
}

function anyRelay(node: TorNode, { address, resolverFile }: TorSetting): readonly string[] {
  return [
    `Nickname ${node.name}`,
    `Address ${address}`,
    `ORPort ${address}:${node.orPort}`,
    'SocksPort 0',
    'AssumeReachable 1',
    `ServerDNSResolvConfFile ${resolverFile}`,
    'ServerDNSDetectHijacking 0',
    'ServerDNSTestAddresses',
    'ServerDNSAllowBrokenConfig 1',
    'ServerDNSAllowNonRFC953Hostnames 1',
  ];
}

function client({ socksPort, dnsPort }: TorNode, { address }: TorSetting): readonly string[] {
  return [
    `SocksPort ${address}:${socksPort} IsolateSOCKSAuth`,
    `DNSPort ${address}:${dnsPort}`,
    'AutomapHostsOnResolve 0',
  ];
}
