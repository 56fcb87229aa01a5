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
  const places = completionPointsOf(program);
  if (shell === 'fish') return fishScript(places);
  return shell === 'bash' ? bashScript(places) : zshScript(places);
}

/** bash puts a `=`, `:` or `@` into words of their own. None of them is a command. */
function bashScript(places: readonly CompletionPoint[]): string {
  return `# bash completion of halftone: source <(halftone completion bash)
_halftone() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} at='' word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    case "$at $word" in
      ${knownPaths(places)}) at="$at $word" ;;
    esac
  done
  COMPREPLY=()
  case "$at $previous" in
${valueCases(places, (choices) => `words=${quoted(choices.join(' '))}`, 'compopt -o default; return')}
    *)
      case "$at" in
${wordCases(places, (words) => `words=${quoted(words.map(({ text }) => text).join(' '))}`)}
      esac ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _halftone halftone`;
}

function zshScript(places: readonly CompletionPoint[]): string {
  const described = (words: readonly Word[]): string =>
    `found=(${words.map(({ text, about }) => quoted(about === '' ? text : `${text}:${about}`)).join(' ')})`;
  return `#compdef halftone
# zsh completion of halftone: halftone completion zsh > "\${fpath[1]}/_halftone"
_halftone() {
  local previous=\${words[CURRENT-1]} at='' word
  local -a found
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $word" in
      ${knownPaths(places)}) at="$at $word" ;;
    esac
  done
  case "$at $previous" in
${valueCases(places, (choices) => `found=(${choices.map(quoted).join(' ')})`, '_files; return')}
    *)
      case "$at" in
${wordCases(places, described)}
      esac ;;
  esac
  _describe halftone found
}
if [ "$funcstack[1]" = _halftone ]; then _halftone "$@"; else compdef _halftone halftone; fi`;
}

/** The cases of \`at\` begin with a blank, so that one pattern fits the first command, too. */
function knownPaths(places: readonly CompletionPoint[]): string {
  return places
    .filter(({ path }) => path !== '')
    .map(({ path }) => quoted(` ${path}`))
    .join(' | ');
}

function wordCases(places: readonly CompletionPoint[], found: (words: readonly Word[]) => string): string {
  return places.map((place) => `        ${quoted(atOf(place))}) ${found(wordsOf(place))} ;;`).join('\n');
}

function wordsOf({ words, options }: CompletionPoint): Word[] {
  return [...words, ...options.flatMap(({ names, about }) => names.map((text) => ({ text, about })))];
}

/** What follows an option that takes a value. Nothing is known of most. */
function valueCases(
  places: readonly CompletionPoint[],
  choose: (choices: readonly string[]) => string,
  chooseFile: string,
): string {
  const actionOf = ({ value }: OptionWord): string => {
    if (value === 'file') return chooseFile;
    return typeof value === 'string' ? 'return' : choose(value);
  };
  return places
    .flatMap((place) =>
      place.options
        .filter(({ value }) => value !== 'none')
        .map((option) => {
          const patterns = option.names.map((name) => quoted(`${atOf(place)} ${name}`));
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
