/** One command as a button: sent at once, or after its dialog. A refused command stays visible with the reason. */
import type { ButtonProps } from 'antd';
import type { TFunction } from 'i18next';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { namesOf, useTarget } from '../api/releases.js';
import { useFormats } from '../i18n/use-language.js';
import { words } from '../i18n/words.js';
import type { ShownAction } from './action-groups.js';
import { canCancelActive } from './can-take-over.js';
import { asksFirst, commandBody, type PlainCommandType } from './command-dialogs.js';
import { CommandDialog } from './command-dialog.js';
import { consequencesOf } from './consequences.js';
import { rejectionWords } from './rejection-words.js';
import { commandKeys } from '../keyboard/shortcuts.js';
import { RefusableButton } from '../shared/refusable-button.js';

interface CommandButtonProps {
  readonly progress: Progress;
  readonly action: ShownAction & { readonly type: PlainCommandType };
  readonly isBusy: boolean;
  /** The percentage of another gray release on the target. */
  readonly otherPercentage: number;
  readonly look?: Pick<ButtonProps, 'type' | 'danger'>;
  readonly onSend: (command: ReleaseCommandBody) => void;
}

export function CommandButton({
  progress,
  action,
  isBusy,
  otherPercentage,
  look = {},
  onSend,
}: CommandButtonProps): ReactElement {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const { type, rejection } = action;
  const label = t(labelKey(type, progress.status));
  const { percent } = useFormats();
  const { release, target: targetName } = namesOf(progress);
  const { data: target } = useTarget(progress, isAsking && type === 'rollback');
  const words = rejection === null ? null : rejectionWords(rejection, t);
  const cancelsActive = canCancelActive(type, rejection);
  return (
    <>
      <RefusableButton
        {...look}
        isExplained
        why={words === null || cancelsActive ? null : `${words.why} ${words.remedy}`}
        disabled={isBusy}
        offeredAs={label}
        shortcut={type === 'pause' ? commandKeys.pause : undefined}
        onClick={() => {
          if (asksFirst(type)) setIsAsking(true);
          else onSend(commandBody(type));
        }}
      >
        {label}
      </RefusableButton>
      {isAsking && asksFirst(type) ? (
        <CommandDialog
          command={type}
          title={dialogTitle(type, label, { release, target: targetName }, t)}
          confirmLabel={label}
          paragraphs={consequencesOf(type, { progress, otherPercentage, percent, t })}
          {...(cancelsActive && words !== null ? { inTheWay: words.why } : {})}
          {...(target === undefined ? {} : { retained: target.retained })}
          onClose={() => {
            setIsAsking(false);
          }}
          onConfirm={(answers) => {
            setIsAsking(false);
            onSend(commandBody(type, answers));
          }}
        />
      ) : null}
    </>
  );
}

function labelKey(type: PlainCommandType, status: Progress['status']) {
  if (type === 'reset') return 'chooser.resetToZero';
  return type === 'cancel' && status === 'GRAYSCALE_RELEASE' ? 'chooser.cancelGrayscale' : (`command.${type}` as const);
}

/** Names the release and its target, so that the wrong one is not stopped. */
function dialogTitle(
  type: PlainCommandType,
  command: string,
  names: { readonly release: string; readonly target: string },
  t: TFunction,
): string {
  return isNamed(type) ? t(`dialog.titleOf.${type}`, names) : t('dialog.titleNamed', { command, ...names });
}

/** Has a sentence of its own as its title. */
function isNamed(type: string): type is keyof typeof words.dialog.titleOf {
  return Object.hasOwn(words.dialog.titleOf, type);
}
