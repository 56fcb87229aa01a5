/** Resumes a held plan that has not begun: its first step is due as it is, or at another time. */
import { Flex, Form } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalTime } from '../../domain/plan/plan.js';
import { namesOf } from '../api/releases.js';
import type { Progress } from '../api/types.js';
import { focusFirstInvalid } from '../shared/focus-in-dialog.js';
import { FormDialog } from '../shared/form-dialog.js';
import { reasonLimit } from '../shared/rules.js';
import { startFields } from './local-instant.js';
import { isLate, SameStart, StartTime } from './start-time.js';

interface ResumePlanDialogProps {
  readonly progress: Progress;
  /** Of the first step, as it is. */
  readonly startAt: string;
  readonly submitLabel: string;
  /** `given`: of the command, besides its holds. */
  readonly onResume: (reason: string, given: ReturnType<typeof startFields>) => void;
  readonly onClose: () => void;
}

export function ResumePlanDialog(props: ResumePlanDialogProps): ReactElement {
  const { progress, startAt, submitLabel, onResume, onClose } = props;
  const { t } = useTranslation();
  const [start, setStart] = useState<LocalTime | null>(null);
  const [isTried, setIsTried] = useState(false);
  const isAhead = Date.parse(startAt) > Date.now();
  return (
    <FormDialog<{ readonly reason?: string }>
      title={t('dialog.titleNamed', { command: t('command.resumePlan'), ...namesOf(progress) })}
      submitLabel={submitLabel}
      isPending={false}
      error={null}
      onSubmit={({ reason = '' }) => {
        setIsTried(true);
        if (start !== null && isLate(start)) {
          focusFirstInvalid();
          return;
        }
        onClose();
        onResume(reason.trim(), startFields(start));
      }}
      onClose={onClose}
    >
      <p>{t('dialog.resumePlan')}</p>
      <Flex vertical gap={16}>
        <StartTime
          {...{ start, isTried }}
          {...(isAhead ? { asItIs: <SameStart at={startAt} /> } : {})}
          onChange={setStart}
        />
      </Flex>
      <Form.Item name="reason" label={t('form.reason')} extra={t('form.reasonHint')}>
        <TextArea maxLength={reasonLimit} rows={2} />
      </Form.Item>
    </FormDialog>
  );
}
