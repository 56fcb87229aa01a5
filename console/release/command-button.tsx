/** One command as a button: sent at once, or after its dialog. A refused command stays visible with the reason. */
import type { ButtonProps } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { useTarget } from '../api/releases.js';
import type { ShownAction } from './action-groups.js';
import { canCancelActive } from './can-take-over.js';
import { asksFirst, commandBody, type PlainCommandType } from './command-dialogs.js';
import { CommandDialog } from './command-dialog.js';
import { rejectionWords } from './rejection-words.js';
import { RefusableButton } from '../shared/refusable-button.js';

interface CommandButtonProps {
  readonly progress: Progress;
  readonly action: ShownAction & { readonly type: PlainCommandType };
  readonly isBusy: boolean;
  readonly look?: Pick<ButtonProps, 'type' | 'danger'>;
  readonly onSend: (command: ReleaseCommandBody) => void;
}

export function CommandButton({ progress, action, isBusy, look = {}, onSend }: CommandButtonProps): ReactElement {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const { type, rejection } = action;
  const label = t(labelKey(type, progress.status));
  const { data: target } = useTarget(progress, isAsking && type === 'rollback');
  const words = rejection === null ? null : rejectionWords(rejection, t);
  const cancelsActive = canCancelActive(type, rejection);
  return (
    <>
      <RefusableButton
        {...look}
        why={words === null || cancelsActive ? null : `${words.why} ${words.remedy}`}
        disabled={isBusy}
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
          title={t('dialog.title', { command: label })}
          confirmLabel={label}
          facts={{ version: progress.version }}
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
  return type === 'cancel' && status === 'GRAYSCALE_RELEASE' ? 'chooser.cancelGrayscale' : (`command.${type}` as const);
}
