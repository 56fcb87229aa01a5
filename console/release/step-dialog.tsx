/** Confirms a full release, or a step that supersedes another release. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { CommandDialog } from './command-dialog.js';
import { holderIn } from './rejection-words.js';

export type Step = { readonly type: 'fullRelease' } | { readonly type: 'setPercentage'; readonly percentage: number };

interface StepDialogProps {
  readonly progress: Progress;
  readonly step: Step;
  readonly takeover: { readonly facts?: Readonly<Record<string, unknown>> | undefined } | null;
  readonly onSend: (command: ReleaseCommandBody) => void;
  readonly onClose: () => void;
}

export function StepDialog({ progress, step, takeover, onSend, onClose }: StepDialogProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const holder = holderIn(takeover?.facts);
  const label = step.type === 'fullRelease' ? t('command.fullRelease') : percent(step.percentage);
  return (
    <CommandDialog
      command={takeover === null ? 'fullRelease' : 'supersede'}
      title={takeover === null ? t('dialog.title', { command: t('command.fullRelease') }) : t('chooser.supersede')}
      confirmLabel={takeover === null ? t('command.fullRelease') : `${t('chooser.supersede')}: ${label}`}
      facts={{ version: progress.version, holder: holder?.version ?? '' }}
      onClose={onClose}
      onConfirm={({ reason }) => {
        onClose();
        onSend(takeover === null ? step : { ...step, supersede: true, ...(reason === undefined ? {} : { reason }) });
      }}
    />
  );
}
