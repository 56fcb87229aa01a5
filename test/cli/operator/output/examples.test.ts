import type { Command } from 'commander';
import { expect, it } from '@jest/globals';
import { operatorProgram } from '../../../../cli/operator/operator-commands.js';
import { exampleOf, leavesOf } from '../../../../cli/operator/output/examples.js';

const examples = leavesOf(operatorProgram()).map(exampleOf);

it.each(examples)('the example is accepted: %s', async (example) => {
  const [, ...words] = example.replace(/ > .*/, '').match(/"[^"]*"|\S+/g) ?? [];
  expect(example).not.toMatch(/<.*>/);
  const program = operatorProgram();
  const ran: string[] = [];
  for (const leaf of leavesOf(program)) leaf.action(() => void ran.push(leaf.name()));
  throwing(program);
  await program.parseAsync(
    words.map((word) => word.replaceAll('"', '')),
    { from: 'user' },
  );
  expect(ran).toHaveLength(1);
});

it('each command has a summary, and its help shows the example', () => {
  for (const leaf of leavesOf(operatorProgram())) {
    expect(leaf.summary()).toMatch(/^[a-z]/);
    let help = '';
    leaf.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toContain(`Example:\n  ${exampleOf(leaf)}\n`);
  }
});

function throwing(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  command.commands.forEach(throwing);
}
