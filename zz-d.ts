import { command } from './commands/decode.ts'; import { openTerminal, endQuietlyOnClosedPipe } from './commands/terminal.ts';
import { parseInvocation } from './commands/arguments.ts';
endQuietlyOnClosedPipe(process.stdout);
try { await command.run(parseInvocation('decode', command as any, process.argv.slice(2)) as any, openTerminal(process.stdout, process.stderr)); } catch (e) { console.error(e); process.exitCode=1; }
