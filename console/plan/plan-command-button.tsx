/** A command on a plan that names holds or a step: a button, and the dialog with its reason. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namesOf } from '../api/releases.js';
import type { Plan, Progress, ReleaseCommandBody } from '../api/types.js';
import type { ShownAction } from '../release/action-groups.js';
import { CommandDialog } from '../release/command-dialog.js';
import { rejectionWords } from '../release/rejection-words.js';
import type { CommandSender } from '../release/use-command-sender.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { OverrideDialog } from '../window/override.js';

export interface PlanCardProps {
  readonly progress: Progress;
  readonly plan: Plan;
  readonly sender: Pick<CommandSender<ReleaseCommandBody>, 'isBusy' | 'send'>;
}

interface PlanCommandButtonProps extends Pick<PlanCardProps, 'sender'> {
  readonly progress: Progress;
  readonly command: 'resumePlan' | 'advancePlan';
  readonly action: ShownAction;
  readonly label: string;
  /** What the command does to users now. */
  readonly paragraphs: readonly string[];
  readonly look?: { readonly type: 'primary' };
  readonly bodyOf: (reason: string) => ReleaseCommandBody;
  /** Of a command that may pass closed change windows: the share that is wanted, in percent. */
  readonly override?: { readonly share: number; readonly bodyOf: (reason: string) => ReleaseCommandBody } | undefined;
  /** In place of the dialog with the reason alone. */
  readonly ask?: ((onClose: () => void) => ReactElement) | undefined;
}

export function PlanCommandButton(props: PlanCommandButtonProps): ReactElement {
  const { action, label, look = {}, sender } = props;
  const override = action.overridable === true ? props.override : undefined;
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const words = action.rejection === null ? null : rejectionWords(action.rejection, t);
  const close = () => {
    setIsAsking(false);
  };
  return (
    <>
      <RefusableButton
        {...look}
        isExplained
        why={words === null || override !== undefined ? null : `${words.why} ${words.remedy}`}
        disabled={sender.isBusy}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {label}
      </RefusableButton>
      {isAsking ? <Question {...props} override={override} onClose={close} /> : null}
    </>
  );
}

interface QuestionProps extends PlanCommandButtonProps {
  readonly onClose: () => void;
}

/** What a command asks before it is sent. */
function Question(props: QuestionProps): ReactElement {
  const { progress, command, label, paragraphs, sender, bodyOf, override, ask, onClose } = props;
  const { t } = useTranslation();
  if (override !== undefined)
    return (
      <OverrideDialog
        {...{ progress, share: override.share, onClose }}
        onOverride={(reason) => {
          sender.send(override.bodyOf(reason));
        }}
      />
    );
  if (ask !== undefined) return ask(onClose);
  return (
    <CommandDialog
      command={command}
      title={t('dialog.titleNamed', { command: t(`command.${command}`), ...namesOf(progress) })}
      confirmLabel={label}
      paragraphs={paragraphs}
      onClose={onClose}
      onConfirm={({ reason = '' }) => {
        onClose();
        sender.send(bodyOf(reason.trim()));
      }}
    />
  );
}
