/** Requests of node:http and node:https by an agent of a stack, where no other is named. */
import type { Agent, ClientRequest, RequestOptions } from 'node:http';

type Ask = (url: string | URL, options: RequestOptions, answered?: Answered) => ClientRequest;
type Answered = Parameters<typeof import('node:http').get>[2];

/** Node's `ask`, as `(url, options?, answered?)` or `(options, answered?)`. */
export function askingBy<Asking extends Ask>(ask: Asking, globalAgent: Agent): Asking {
  const askHere = (...given: unknown[]): ClientRequest => {
    const url = given.find((one) => typeof one === 'string' || one instanceof URL);
    const options = given.find((one) => isPlain(one)) as RequestOptions | undefined;
    const answered = given.find((one) => typeof one === 'function') as Answered;
    const chosen = { ...options, agent: agentOf(options, globalAgent) };
    return url === undefined
      ? (ask as (...words: unknown[]) => ClientRequest)(chosen, answered)
      : ask(url as string | URL, chosen, answered);
  };
  return askHere as Asking;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof URL);
}

/** As Node chooses: one of its own for `false`, none for who brings a connection. */
function agentOf(options: RequestOptions | undefined, globalAgent: Agent): RequestOptions['agent'] {
  const { agent, createConnection } = options ?? {};
  if (agent === false) return new (globalAgent.constructor as new () => Agent)();
  if (agent || typeof createConnection === 'function') return agent;
  return globalAgent;
}
