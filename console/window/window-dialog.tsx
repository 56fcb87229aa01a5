/** Creates or changes a change window, with its next times before it is saved. */
import { Checkbox, Form, Radio, Select } from 'antd';
import Input from 'antd/es/input/Input.js';
import TextArea from 'antd/es/input/TextArea.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeWindow } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog, HintedRadios } from '../shared/form-dialog.js';
import { atLeastOne, reasonLimit, required } from '../shared/rules.js';
import { zoneChoices } from '../shared/zones.js';
import { days, type Recurrence, recurrences } from './recurrence-choice.js';
import { fieldsOf, windowBodyOf, type WindowFields } from './window-fields.js';
import { WindowPreview } from './window-preview.js';
import { windowsTouched } from './window-words.js';

interface WindowDialogProps {
  readonly workspace: string;
  /** Null: a new one. */
  readonly window: ChangeWindow | null;
  readonly onClose: () => void;
}

export function WindowDialog({ workspace, window, onClose }: WindowDialogProps): ReactElement {
  const { t } = useTranslation();
  const creation = useWrite('post', '/v1/workspaces/{workspace}/change-windows', windowsTouched);
  const change = useWrite('patch', '/v1/workspaces/{workspace}/change-windows/{window}', windowsTouched);
  const save = (fields: WindowFields) => {
    const body = windowBodyOf(fields);
    const done = { onSuccess: onClose };
    if (window === null) creation.mutate({ params: { path: { workspace } }, body }, done);
    else {
      const header = { 'if-match': `"${String(window.version)}"` };
      change.mutate({ params: { path: { workspace, window: window.id }, header }, body }, done);
    }
  };
  return (
    <FormDialog<WindowFields>
      title={window === null ? t('windows.newTitle') : t('windows.changeTitle', { name: window.name })}
      submitLabel={t(window === null ? 'action.create' : 'action.save')}
      isPending={creation.isPending || change.isPending}
      error={creation.error ?? change.error}
      initialValues={fieldsOf(window)}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')} rules={[required(t)]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t('field.kind')}>
        <HintedRadios
          choices={(['DENY', 'ALLOW'] as const).map((value) => ({
            value,
            label: t(`windows.kind.${value}`),
            hint: t(`windows.kindHint.${value}`),
          }))}
        />
      </Form.Item>
      {(['targetApp', 'miniProgram'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(`field.${name}`)} extra={t('windows.targetAppHint')}>
          <Input maxLength={63} autoComplete="off" />
        </Form.Item>
      ))}
      <TimeFields />
      <Form.Item name="reason" label={t('form.reason')} extra={t('windows.reasonHint')} rules={[required(t)]}>
        <TextArea maxLength={reasonLimit} rows={2} />
      </Form.Item>
      <WindowPreview workspace={workspace} window={window?.id ?? null} />
    </FormDialog>
  );
}

function TimeFields(): ReactElement {
  const { t } = useTranslation();
  const [zones] = useState(zoneChoices);
  return (
    <>
      {(['start', 'end'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(`windows.${name}`)} extra={t(`windows.${name}Hint`)}>
          <Input type="datetime-local" />
        </Form.Item>
      ))}
      <Form.Item name="zone" label={t('windows.zone')}>
        <Select showSearch options={zones} />
      </Form.Item>
      <Form.Item name="repeat" label={t('windows.repeat')}>
        <Radio.Group options={recurrences.map((value) => ({ value, label: t(`windows.repeats.${value}`) }))} />
      </Form.Item>
      <RuleFields />
    </>
  );
}

/** What the chosen recurrence needs. */
function RuleFields(): ReactElement | null {
  const { t } = useTranslation();
  const repeat = Form.useWatch<Recurrence | undefined>('repeat', Form.useFormInstance());
  if (repeat === undefined || repeat === 'none') return null;
  return (
    <>
      {repeat === 'weekly' ? (
        <Form.Item name="days" label={t('windows.days')} rules={[atLeastOne(t)]}>
          <Checkbox.Group options={days.map((value) => ({ value, label: t(`windows.day.${value}`) }))} />
        </Form.Item>
      ) : null}
      {repeat === 'own' ? (
        <Form.Item name="rrule" label={t('windows.rule')} extra={t('windows.ruleHint')} rules={[required(t)]}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item name="exdates" label={t('windows.exdates')} extra={t('windows.exdatesHint')}>
        <Input autoComplete="off" />
      </Form.Item>
    </>
  );
}
