// npm runs this after `npm ci`, where nothing is to be done: a checkout runs its sources. But it is
// also the only thing npm runs when the package is installed straight from a git address, and then
// only dist/ is kept; npm marks that case with this variable.
import { execFileSync } from 'node:child_process';

if (process.env._PACOTE_NO_PREPARE_) execFileSync('npm', ['run', 'build'], { stdio: 'inherit' });
