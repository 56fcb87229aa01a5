/** The script for fish: one `complete` for each word and option. */
import type { OptionWord, CompletionPoint } from './completion-places.js';

export function fishScript(points: readonly CompletionPoint[]): string {
  const paths = points.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `# fish completion of halftone: halftone completion fish > ~/.config/fish/completions/halftone.fish
function __halftone_at
    set -l at ''
    for word in (commandline -opc)[2..-1]
        set -l longer (string trim -- "$at $word")
        if contains -- $longer ${paths.join(' ')}
            set at $longer
        end
    end
    test "$at" = "$argv[1]"
end
complete -c halftone -f
${points.flatMap(linesOf).join('\n')}`;
}

function linesOf({ path, words, options }: CompletionPoint): string[] {
  const start = `complete -c halftone -n ${quoted(`__halftone_at "${path}"`)}`;
  return [
    ...words.map(({ text, about }) => `${start} -a ${quoted(text)}${aboutOf(about)}`),
    ...options.map((option) => `${start}${namesOf(option)}${valueOf(option)}${aboutOf(option.about)}`),
  ];
}

function namesOf({ names }: OptionWord): string {
  return names.map((name) => (name.startsWith('--') ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`)).join('');
}

function valueOf({ value }: OptionWord): string {
  if (value === 'none') return '';
  if (value === 'file') return ' -r -F';
  return value === 'free' ? ' -x' : ` -x -a ${quoted(value.join(' '))}`;
}

function aboutOf(about: string): string {
  return about === '' ? '' : ` -d ${quoted(about)}`;
}

/** fish ends a text in single quotes at a quote, and takes a backslash before it. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
