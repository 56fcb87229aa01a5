/**
 * Rollout controls: the type while in preparation, then the percentage and Next Step. When another release holds the
 * target, the same step can supersede it, after a confirmation with a reason.
 */
import { type ReactElement, useState } from 'react';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import type { ActionGroups } from './action-groups.js';
import { GrayControls } from './gray-controls.js';
import { canTakeOver } from './can-take-over.js';
import { type Step, StepDialog } from './step-dialog.js';
import { TypeChooser } from './type-chooser.js';

interface RolloutControlsProps {
  readonly progress: Progress;
  readonly rollout: NonNullable<ActionGroups['rollout']>;
  readonly isBusy: boolean;
  readonly onSend: (command: ReleaseCommandBody) => void;
}

export function RolloutControls({ progress, rollout, isBusy, onSend }: RolloutControlsProps): ReactElement {
  const [asked, setAsked] = useState<Step | null>(null);
  const raise = rollout.setPercentage.rejection;
  const full = rollout.fullRelease.rejection;

  const take = (step: Step) => {
    // Not a full release, and no other release holds the target: no confirmation needed.
    if (step.type === 'setPercentage' && step.percentage < 100 && !canTakeOver(raise)) onSend(step);
    else setAsked(step);
  };
  return (
    <>
      {progress.status === 'RELEASE_PREPARATION' ? (
        <TypeChooser
          isBusy={isBusy}
          rejections={{ GRAYSCALE: rollout.chooseType?.rejection ?? null, FULL: full }}
          onChoose={(type) => {
            if (type === 'FULL') take({ type: 'fullRelease' });
            else onSend({ type: 'chooseType', releaseType: 'GRAYSCALE' });
          }}
        />
      ) : (
        <GrayControls progress={progress} raise={raise} full={full} isBusy={isBusy} onTake={take} />
      )}
      {asked === null ? null : (
        <StepDialog
          progress={progress}
          step={asked}
          takeover={[full, raise].find(canTakeOver) ?? null}
          onSend={onSend}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
