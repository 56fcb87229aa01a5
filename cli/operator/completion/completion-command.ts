/** `halftone completion`: prints a script with which a shell completes commands, options and their choices. */
import { Argument, type Command } from 'commander';
import { reportFailures } from '../output/print.js';
import { type Shell, shells } from './completion-places.js';

export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .summary('print a script that completes commands and options in your shell')
    .description(
      'Prints a script for a shell. To have it in every new one:\n' +
        "  bash: echo 'source <(halftone completion bash)' >> ~/.bashrc\n" +
        '  zsh:  halftone completion zsh > "${fpath[1]}/_halftone"\n' +
        '  fish: halftone completion fish > ~/.config/fish/completions/halftone.fish',
    )
    .addArgument(new Argument('<shell>').choices(shells))
    .action(
      reportFailures(async (_flags: object, shell = '') => {
        const { completionScript } = await import('./completion-script.js');
        console.log(completionScript(shell as Shell, program));
      }),
    );
}
