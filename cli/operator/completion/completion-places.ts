/** What can follow each command, from the tree of commander. */
import type { Argument, Command, Option } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export interface Word {
  readonly text: string;
  readonly about: string;
}

export interface OptionWord {
  /** `-o` and `--output`. */
  readonly names: readonly string[];
  readonly about: string;
  readonly value: 'none' | 'free' | 'file' | readonly string[];
}

export interface CompletionPoint {
  /** The command without `halftone`: `release set`. Empty: the program itself. */
  readonly path: string;
  /** Commands below it, and choices of its argument. */
  readonly words: readonly Word[];
  readonly options: readonly OptionWord[];
}

export function completionPointsOf(command: Command, path = ''): CompletionPoint[] {
  const below = command.commands.map((one) => ({ text: one.name(), about: one.summary() || one.description() }));
  const point = {
    path,
    words: [...below, ...command.registeredArguments.flatMap(choicesOf)],
    options: [...command.options.map(optionWord), help],
  };
  return [point, ...command.commands.flatMap((one) => completionPointsOf(one, `${path} ${one.name()}`.trim()))];
}

const help: OptionWord = { names: ['-h', '--help'], about: 'show the help of the command', value: 'none' };

function choicesOf({ argChoices = [] }: Argument): Word[] {
  return argChoices.map((text) => ({ text, about: '' }));
}

function optionWord(option: Option): OptionWord {
  const { short, long, description: about, argChoices, required, optional } = option;
  const names = [short, long].filter((name) => name !== undefined);
  if (!required && !optional) return { names, about, value: 'none' };
  return { names, about, value: argChoices ?? (/<file>/.test(option.flags) ? 'file' : 'free') };
}
