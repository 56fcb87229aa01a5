/** The part of docs/cli.md that lists the commands: between its marks, from the commands as commander has them. */
import { exampleOf, leavesOf, pathOf } from '../dist/cli/operator/output/examples.js';
import { operatorProgram } from '../dist/cli/operator/operator-commands.js';

const marks = ['<!-- commands: begin -->', '<!-- commands: end -->'];
/** Of almost every command: the words by hand tell about them. */
const ofAll = new Set(['--output', '--profile']);

export function commandPage(old) {
  const [begin, end] = marks.map((mark) => old.indexOf(mark));
  if (begin === -1 || end < begin) throw new Error(`docs/cli.md lacks its marks: ${marks.join(' ')}`);
  const parts = operatorProgram().commands.map(partOf);
  return `${old.slice(0, begin + marks[0].length)}\n\n${parts.join('\n\n')}\n\n${old.slice(end)}`;
}

function partOf(command) {
  const leaves = leavesOf(command);
  const rows = leaves.map((leaf) => [`\`${usageOf(leaf)}\``, `${leaf.summary()}<br>\`${exampleOf(leaf)}\``]);
  const lines = [`### \`${command.name()}\``, '', tableOf(['command', 'what it does, and an example'], rows)];
  const options = optionRows(leaves);
  if (options.length > 0) lines.push('', tableOf(['option', 'of', 'meaning'], options));
  return lines.join('\n');
}

function usageOf(leaf) {
  const names = leaf.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`));
  return [pathOf(leaf).slice('halftone '.length), ...names].join(' ');
}

/** One row for options that are the same in several commands. */
function optionRows(leaves) {
  const rows = new Map();
  for (const leaf of leaves)
    for (const { flags, long, description, argChoices, mandatory } of leaf.options) {
      if (ofAll.has(long)) continue;
      const choices = argChoices === undefined ? [] : [argChoices.join(', ')];
      const meaning = [...(description === '' ? [] : [description]), ...choices].join(': ');
      const key = `${flags} ${meaning}`;
      const row = rows.get(key) ?? { flags, meaning, of: [] };
      rows.set(key, row);
      row.of.push(mandatory ? `**${leaf.name()}**` : leaf.name());
    }
  return [...rows.values()].map(({ flags, of, meaning }) => [`\`${flags}\``, of.join(', '), meaning]);
}

function tableOf(head, rows) {
  const escaped = (cells) => cells.map((cell) => cell.replaceAll('|', '\\|'));
  return [head, head.map(() => '---'), ...rows.map(escaped)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
