/** The example of each command, for its help and docs/cli.md: its arguments and what it cannot do without. */
import type { Command } from 'commander';

/** Values by which arguments and options are shown. A test shows that each has one. */
const sampleOf: Readonly<Record<string, string>> = {
  release: 'weather@2.3.1/wallet/production',
  review: '01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b62',
  target: 'weather/wallet/production',
  opens: 'weather/wallet/production',
  page: 'pages/index',
  template: 'Careful',
  command: '01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b64',
  code: '01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b63',
  percentage: '20%',
  address: 'https://wallet.example/halftone',
  words: 'weather',
  stop: 'pause',
  workspace: '01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b60',
  app: 'wallet',
  program: 'weather',
  'program@version': 'weather@2.3.1',
  reason: '"support calls"',
  plan: 'standard',
  for: 'full',
  shell: 'bash',
  window: '"Spring festival"',
  name: '"Spring festival"',
  'display-name': 'Acme',
  url: 'https://packages.example/weather/2.3.1.zip',
  kind: 'DENY',
  user: 'alice',
  file: 'plan.yaml',
  filename: 'workspace/',
  purpose: '"pipeline of weather"',
  token: '01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b61',
  apps: 'wallet',
  role: 'reviewer',
};

/** Where more than the necessary options helps. Keys: the command without `halftone`. */
const more: Readonly<Record<string, string>> = {
  login: '--url https://halftone.example',
  logout: '--profile staging',
  'token issue': '--scopes operate --expires 30d',
  'decide-token issue': '--kind server',
  'release list': '--active --app wallet',
  'release set': '--wait --timeout 30m',
  'release full': '--wait --fail-on-hold',
  'release start': '--start-at 2030-01-31T10:00 --zone Asia/Shanghai',
  'release events': '--limit 5',
  'app events': '--limit 5',
  'workspace events': '--limit 5',
  'release get': '-o json',
  'release stop-many': '--app wallet --changed-since PT1H',
  events: '--since PT1H --app wallet',
  'push attempts': '--result failed',
  'qr list': '--program weather',
  'qr create': '--description "poster at the station"',
  'qr image': '--file weather.png --size 1024',
  'review list': '--mine approvals',
  'target list': '--app wallet',
  'target events': '--limit 5',
  'version list': '--limit 5',
  'version create': '--package weather-2.3.1.zip --pages pages/index',
  'app create': '--environments test production',
  'workspace create': '--kind tenant',
  'program create': '--name Weather',
  simulate: 'standard --program weather --app wallet --start-at 2030-01-31T10:00 --zone Asia/Shanghai',
  'release plan': '> plan.yaml',
  'window create': '--start 2030-02-05 --end 2030-02-13 --zone Asia/Shanghai',
  'window preview': '--start 2030-01-05 --end 2030-01-07 --rrule "FREQ=WEEKLY;BYDAY=SA"',
  'window edit': '--end 2030-02-14 --dry-run',
  'window freeze': '--app wallet',
  apply: '--dry-run',
  export: '> workspace/all.yaml',
  schema: 'PlanTemplate',
  top: '--once',
  wait: '--timeout 2d --fail-on-hold',
};

/** The last commands of the tree: those that do something. */
export function leavesOf(command: Command): Command[] {
  const { commands } = command;
  return commands.length === 0 ? [command] : commands.flatMap(leavesOf);
}

/** As it is typed, with the name of the program. */
export function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

export function exampleOf(command: Command): string {
  const path = pathOf(command);
  const values = command.registeredArguments.filter(({ required }) => required).map((one) => sample(one.name()));
  const needed = command.options.filter(({ mandatory }) => mandatory);
  const options = needed.map((one) => `${one.long ?? ''} ${sample(one.name())}`);
  const added = more[path.slice(path.indexOf(' ') + 1)];
  return [path, ...values, ...options, ...(added === undefined ? [] : [added])].join(' ');
}

function sample(name: string): string {
  return sampleOf[name] ?? `<${name}>`;
}

/** Only its help computes it. */
export function addExamples(program: Command): void {
  for (const leaf of leavesOf(program)) leaf.addHelpText('after', () => `\nExample:\n  ${exampleOf(leaf)}`);
}
