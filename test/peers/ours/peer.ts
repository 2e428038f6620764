/**
 * Our own stack as a program that knows the same commands as the peers that it is held against, so
 * that all are measured from without.
 *
 *   node --import tsx test/peers/ours/peer.ts -tap NAME -mac M -address A/N … COMMAND ARGUMENT …
 */
import { parseLine } from './job.ts';
import { openStation } from './station.ts';
import { start } from './work.ts';

const { job, site } = parseLine(process.argv.slice(2));
const { stack } = await openStation(site);
process.stdin.on('end', () => process.exit(0)).resume();
start(stack, job, (result) => process.stdout.write(`${JSON.stringify(result)}\n`));
process.stderr.write('ready\n');
