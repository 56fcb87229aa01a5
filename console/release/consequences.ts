/** What a command does to the users of the target, from the facts of now. Dialogs say this before a command is sent. */
import type { TFunction } from 'i18next';
import type { Progress } from '../api/types.js';
import type { PlainCommandType } from './command-dialogs.js';
import { sharesOf } from './share.js';

interface Facts {
  readonly progress: Progress;
  /** The percentage of another gray release on the target. */
  readonly otherPercentage: number;
  readonly percent: (value: number) => string;
  readonly t: TFunction;
}

/** The texts of a dialog, one paragraph each. */
export function consequencesOf(type: PlainCommandType, facts: Facts): string[] {
  const { progress, otherPercentage, percent, t } = facts;
  const { version, target } = progress;
  const sentence = t(`dialog.${withDialog(type)}`, { version, holder: '' });
  if (type === 'reset' || type === 'cancel') return [losing(facts), sentence];
  if (type === 'requestOffline') {
    const { release } = sharesOf(progress, otherPercentage);
    return [t('dialog.offlineLoses', { version, percentage: percent(release) }), sentence];
  }
  if (type === 'fullRelease') {
    const { baseline } = target;
    return [
      sentence,
      baseline === null ? t('dialog.noneBefore') : t('dialog.keptBefore', { version: baseline.version }),
    ];
  }
  if (type !== 'rollback' || target.candidate === null || otherPercentage === 0) return [sentence];
  const gray = { version: target.candidate.version, percentage: percent(otherPercentage) };
  return [sentence, t('dialog.grayCanceled', gray)];
}

/** Who loses the version when it is taken back to 0 %, and what they get then. */
function losing({ progress, otherPercentage, percent, t }: Facts): string {
  const { version, target } = progress;
  const share = sharesOf(progress, otherPercentage).release;
  if (share === 0) return t('dialog.nobodyLoses', { version });
  const words = { version, percentage: percent(share) };
  if (target.baseline === null) return t('dialog.losesAll', words);
  return t('dialog.losesTo', { ...words, baseline: target.baseline.version });
}

type CommandWithDialog = Exclude<PlainCommandType, 'approve' | 'approveOffline' | 'withdrawOffline' | 'resume'>;

/** Only commands with a dialog are asked about. */
function withDialog(type: PlainCommandType): CommandWithDialog {
  return type as CommandWithDialog;
}
