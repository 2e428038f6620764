/** Users that write down what they hear. */
import type { CircuitFailure, CircuitUser } from '../../../runtime/onion/circuit/user.ts';
import type {
  ResolvedName,
  ResolveFailure,
  ResolveUser,
} from '../../../runtime/onion/stream/resolution.ts';
import type { TcpFault, TcpUser } from '../../../runtime/transport/tcp/user.ts';

export class LoggedCircuit implements CircuitUser {
  readonly said: string[] = [];

  opened(): void {
    this.said.push('opened');
  }

  failed({ step, hop, why }: CircuitFailure): void {
    this.said.push(`failed: ${step} ${hop}: ${why}`);
  }

  closed({ step, why }: CircuitFailure): void {
    this.said.push(`closed: ${step}: ${why}`);
  }
}

export class LoggedStream implements TcpUser {
  readonly said: string[] = [];
  onWritable: () => void = () => {};
  onReadable: () => void = () => {};

  established(): void {
    this.said.push('established');
  }

  readable(): void {
    this.said.push('readable');
    this.onReadable();
  }

  writable(): void {
    this.said.push('writable');
    this.onWritable();
  }

  closed(fault: TcpFault | undefined): void {
    this.said.push(`closed: ${fault}`);
  }
}

export class LoggedResolution implements ResolveUser {
  readonly said: string[] = [];

  resolved({ answers }: ResolvedName): void {
    this.said.push(...answers.map(({ value, ttlSeconds }) => `${value} for ${ttlSeconds}`));
  }

  failed({ fault, isLasting }: ResolveFailure): void {
    this.said.push(`${fault}${isLasting ? ' for good' : ''}`);
  }
}
