/** The scripts. They hold all words, so that a completion starts no process. */
import type { Command } from 'commander';
import {
  type OptionWord,
  type CompletionPoint,
  completionPointsOf,
  type Shell,
  type Word,
} from './completion-places.js';
import { fishScript } from './fish-script.js';

export function completionScript(shell: Shell, program: Command): string {
  const points = completionPointsOf(program);
  if (shell === 'fish') return fishScript(points);
  return shell === 'bash' ? bashScript(points) : zshScript(points);
}

/** bash puts a `=`, `:` or `@` into words of their own. None of them is a command. */
function bashScript(points: readonly CompletionPoint[]): string {
  return `# bash completion of halftone: source <(halftone completion bash)
_halftone() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} at='' word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    case "$at $word" in
      ${knownPaths(points)}) at="$at $word" ;;
    esac
  done
  COMPREPLY=()
  case "$at $previous" in
${valueCases(points, (choices) => `words=${quoted(choices.join(' '))}`, 'compopt -o default; return')}
    *)
      case "$at" in
${wordCases(points, (words) => `words=${quoted(words.map(({ text }) => text).join(' '))}`)}
      esac ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _halftone halftone`;
}

function zshScript(points: readonly CompletionPoint[]): string {
  const described = (words: readonly Word[]): string =>
    `found=(${words.map(({ text, about }) => quoted(about === '' ? text : `${text}:${about}`)).join(' ')})`;
  return `#compdef halftone
# zsh completion of halftone: halftone completion zsh > "\${fpath[1]}/_halftone"
_halftone() {
  local previous=\${words[CURRENT-1]} at='' word
  local -a found
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $word" in
      ${knownPaths(points)}) at="$at $word" ;;
    esac
  done
  case "$at $previous" in
${valueCases(points, (choices) => `found=(${choices.map(quoted).join(' ')})`, '_files; return')}
    *)
      case "$at" in
${wordCases(points, described)}
      esac ;;
  esac
  _describe halftone found
}
if [ "$funcstack[1]" = _halftone ]; then _halftone "$@"; else compdef _halftone halftone; fi`;
}

/** The cases of \`at\` begin with a blank, so that one pattern fits the first command, too. */
function knownPaths(points: readonly CompletionPoint[]): string {
  return points
    .filter(({ path }) => path !== '')
    .map(({ path }) => quoted(` ${path}`))
    .join(' | ');
}

function wordCases(points: readonly CompletionPoint[], found: (words: readonly Word[]) => string): string {
  return points.map((point) => `        ${quoted(atOf(point))}) ${found(wordsOf(point))} ;;`).join('\n');
}

function wordsOf({ words, options }: CompletionPoint): Word[] {
  return [...words, ...options.flatMap(({ names, about }) => names.map((text) => ({ text, about })))];
}

/** What follows an option that takes a value. Nothing is known of most. */
function valueCases(
  points: readonly CompletionPoint[],
  choose: (choices: readonly string[]) => string,
  chooseFile: string,
): string {
  const actionOf = ({ value }: OptionWord): string => {
    if (value === 'file') return chooseFile;
    return typeof value === 'string' ? 'return' : choose(value);
  };
  return points
    .flatMap((point) =>
      point.options
        .filter(({ value }) => value !== 'none')
        .map((option) => {
          const patterns = option.names.map((name) => quoted(`${atOf(point)} ${name}`));
          return `    ${patterns.join(' | ')}) ${actionOf(option)} ;;`;
        }),
    )
    .join('\n');
}

function atOf({ path }: CompletionPoint): string {
  return path === '' ? '' : ` ${path}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
