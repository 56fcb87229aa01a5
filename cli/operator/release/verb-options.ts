/** The options of verbs. */
import { type Command, InvalidArgumentError } from 'commander';
import { parseShare } from './wait-condition.js';

export interface VerbFlags {
  readonly reason?: string;
  readonly supersede?: true;
  readonly override?: string;
  readonly reshuffle?: true;
  readonly cancelActive?: true;
  readonly to?: string;
  readonly plan?: string;
  readonly startAt?: string;
  readonly zone?: string;
  readonly deadline?: string;
  readonly hold?: string[];
  readonly step?: string;
  readonly review?: string;
  readonly comment?: string;
  readonly file?: string;
  readonly dryRun?: true;
}

type VerbOption = Exclude<keyof VerbFlags, 'reason'>;

const optionOf: Readonly<Record<VerbOption, readonly [flags: string, description: string]>> = {
  supersede: ['--supersede', 'cancel the release that holds the target, in the same act; needs --reason'],
  override: ['--override <reason>', 'pass closed change windows whose workspaces you are an admin of'],
  reshuffle: ['--reshuffle', 'draw the first users again'],
  cancelActive: ['--cancel-active', 'end what is under way on the target, too'],
  to: ['--to <id>', 'id of a retained release (the version before)'],
  plan: ['--plan <template>', 'a built-in template, such as standard, or the id of one of a workspace'],
  startAt: [
    '--start-at <time>',
    'when the first step is due: 2030-01-31T12:00:00Z, or 2030-01-31T12:00 with --zone (now)',
  ],
  zone: ['--zone <zone>', 'of a local --start-at: Asia/Shanghai'],
  deadline: [
    '--deadline <duration>',
    'hold the plan when it is not done in this time: P7D, PT12H; or none (that of the template)',
  ],
  hold: ['--hold <id...>', 'ids of the holds to lift (all of now)'],
  step: ['--step <id>', 'id of the step (the next one of now)'],
  review: ['--review <id>', 'id of the request (the open one of now)'],
  comment: ['--comment <text>', 'for those who read the history'],
  file: ['--file <file>', 'all steps, in YAML or JSON; - reads stdin'],
  dryRun: ['--dry-run', 'show the difference, and what the plan would do then; send nothing'],
};

/** What a verb takes. */
export interface VerbInputs {
  readonly reason?: 'required' | 'optional';
  readonly options?: readonly VerbOption[];
}

export function addVerbOptions(command: Command, { reason, options = [] }: VerbInputs): void {
  if (reason === 'required') command.requiredOption('--reason <text>', 'why, for those who read the history');
  if (reason === 'optional') command.option('--reason <text>', 'why, for those who read the history');
  for (const name of options) {
    const [flags, description] = optionOf[name];
    if (name === 'plan' || name === 'file') command.requiredOption(flags, description);
    else command.option(flags, description);
  }
}

/** Left out, it is that of the template. */
export function deadlineOf(flag: string | undefined): { readonly deadline?: { readonly after: string } | null } {
  if (flag === undefined) return {};
  return { deadline: flag === 'none' ? null : { after: flag } };
}

/** @throws InvalidArgumentError */
export function requireShare(text: string): number {
  const share = parseShare(text);
  if (share === null) throw new InvalidArgumentError('Say a percentage above 0, at most 100, such as 20 or 12.5%.');
  return share;
}

export function parseRevision(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Say the number that `release get` shows.');
}
