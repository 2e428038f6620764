/** `nonos completion`: what a shell needs to complete words of `nonos`, from the command table. */
import { defineCommand } from './command.ts';
import { wordsOf } from './completion/words.ts';
import { bash, fish, zsh } from './completion/shells.ts';
import { UsageError } from './failure.ts';
import { didYouMean } from './suggest.ts';
import { commands } from './table.ts';

const SHELLS = { bash, zsh, fish };

export const command = defineCommand({
  examples: [
    { line: 'source <(nonos completion bash)', description: 'In this shell, from now on' },
    {
      line: 'nonos completion zsh > ~/.zfunc/_nonos',
      description: 'For zsh, where a folder of fpath is ~/.zfunc',
    },
    {
      line: 'nonos completion fish > ~/.config/fish/completions/nonos.fish',
      description: 'For fish, for good',
    },
  ],
  positionals: [{ name: 'SHELL', description: 'bash, zsh or fish' }],
  options: {},
  async run({ positionals: [shell] }, terminal) {
    if (!Object.hasOwn(SHELLS, shell)) {
      const known = Object.keys(SHELLS);
      throw new UsageError(`there is no completion for ${shell}${didYouMean(shell, known)}`);
    }
    terminal.write(SHELLS[shell as keyof typeof SHELLS](await wordsOf(commands)));
  },
});
