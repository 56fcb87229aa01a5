/** The dialog that asks for what a command needs, and the dialog of a step that supersedes another release. */
import { Alert, Checkbox, Form, Modal, Radio, Typography } from 'antd';
// Not from the index, which would add every kind of input to the first page.
import TextArea from 'antd/es/input/TextArea.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServedRelease } from '../../domain/target/target.js';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { namesOf } from '../api/releases.js';
import { useFormats } from '../i18n/use-language.js';
import { ReasonChips } from '../shared/reason-chips.js';
import { reasonLimit } from '../shared/rules.js';
import { useFocusReturn } from '../shared/use-focus-return.js';
import { type AskingCommand, type CommandAnswers, commandQuestions } from './command-dialogs.js';
import { consequencesOf } from './consequences.js';
import { holderIn } from './rejection-words.js';

interface CommandDialogProps {
  readonly command: AskingCommand;
  readonly title: string;
  readonly confirmLabel: string;
  /** What the command does to users now. */
  readonly paragraphs: readonly string[];
  readonly retained?: readonly ServedRelease[];
  /** The active releases on the target, as a text. Confirming cancels them unless the box is cleared. */
  readonly inTheWay?: string;
  readonly onConfirm: (answers: CommandAnswers) => void;
  readonly onClose: () => void;
}

/** Confirms a command: describes its effect and what cannot be undone, and takes the reason and the option. */
export function CommandDialog(props: CommandDialogProps): ReactElement {
  const { command, title, confirmLabel, paragraphs, retained = [], inTheWay, onConfirm, onClose } = props;
  const { t } = useTranslation();
  useFocusReturn();
  const [form] = Form.useForm<CommandAnswers>();
  const { reason, isDangerous, option } = commandQuestions[command];
  return (
    <Modal
      open
      title={title}
      okText={confirmLabel}
      cancelText={t('action.keep')}
      okButtonProps={{ danger: isDangerous, htmlType: 'submit', form: 'command' }}
      onCancel={onClose}
      destroyOnHidden
    >
      {paragraphs.map((text) => (
        <Typography.Paragraph key={text}>{text}</Typography.Paragraph>
      ))}
      <Form<CommandAnswers> id="command" form={form} layout="vertical" requiredMark={false} onFinish={onConfirm}>
        {inTheWay === undefined ? null : (
          <Alert type="warning" showIcon title={inTheWay} style={{ marginBottom: 16 }} />
        )}
        {reason === 'none' ? null : (
          <Form.Item
            name="reason"
            label={t('form.reason')}
            extra={t(reason === 'chips' ? 'form.reasonRead' : 'form.reasonHint')}
            rules={[
              {
                required: reason !== 'optional',
                whitespace: reason !== 'optional',
                message: t(reason === 'chips' ? 'reasons.choose' : 'form.required'),
              },
            ]}
          >
            {reason === 'chips' ? <ReasonChips autoFocus /> : <TextArea autoFocus maxLength={reasonLimit} rows={3} />}
          </Form.Item>
        )}
        {option === 'reshuffle' || option === 'cancelActive' ? (
          <Form.Item name={option} valuePropName="checked" initialValue={inTheWay !== undefined}>
            <Checkbox>{t(`dialog.${option}`)}</Checkbox>
          </Form.Item>
        ) : null}
        {option === 'rollbackTo' ? (
          <Form.Item name="rollbackTo" label={t('dialog.rollbackTo')} initialValue="">
            <Radio.Group
              vertical
              options={rollbackChoices(retained, t('dialog.previousBaseline', { version: retained[0]?.version }))}
            />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}

function rollbackChoices(
  [, ...earlier]: readonly ServedRelease[],
  previous: string,
): { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: previous },
    ...earlier.map(({ releaseId, version }) => ({ value: releaseId, label: version })),
  ];
}

export type Step = { readonly type: 'fullRelease' } | { readonly type: 'setPercentage'; readonly percentage: number };

interface StepDialogProps {
  readonly progress: Progress;
  readonly step: Step;
  readonly takeover: { readonly facts?: Readonly<Record<string, unknown>> | undefined } | null;
  readonly onSend: (command: ReleaseCommandBody) => void;
  readonly onClose: () => void;
}

/** Confirms a full release, or a step that supersedes another release. */
export function StepDialog({ progress, step, takeover, onSend, onClose }: StepDialogProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { release, target } = namesOf(progress);
  const holder = holderIn(takeover?.facts);
  const label = step.type === 'fullRelease' ? t('command.fullRelease') : percent(step.percentage);
  return (
    <CommandDialog
      command={takeover === null ? 'fullRelease' : 'supersede'}
      title={t('dialog.titleNamed', {
        command: takeover === null ? t('command.fullRelease') : t('chooser.supersede'),
        release,
        target,
      })}
      confirmLabel={takeover === null ? t('command.fullRelease') : `${t('chooser.supersede')}: ${label}`}
      paragraphs={
        takeover === null
          ? consequencesOf('fullRelease', { progress, otherPercentage: 0, percent, t })
          : [t('dialog.supersede', { holder: holder?.version ?? '', version: progress.version })]
      }
      onClose={onClose}
      onConfirm={({ reason }) => {
        onClose();
        onSend(takeover === null ? step : { ...step, supersede: true, ...(reason === undefined ? {} : { reason }) });
      }}
    />
  );
}
