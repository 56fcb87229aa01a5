/** The buttons of a plan template in its list: change, copy, delete. A built-in one is only copied. */
import { Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplate } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { useManagedQuestion } from '../shared/managed-mark.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { templatesTouched } from './template-steps.js';

interface TemplateActionsProps {
  readonly template: PlanTemplate;
  /** As the list shows it. */
  readonly name: string;
  /** Why the user may not manage templates. */
  readonly forbidden: string | null;
  readonly onChange: () => void;
  readonly onCopy: () => void;
}

export function TemplateActions({ template, name, forbidden, onChange, onCopy }: TemplateActionsProps): ReactElement {
  const { t } = useTranslation();
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const removal = useWrite('delete', '/v1/workspaces/{workspace}/plan-templates/{template}', templatesTouched);
  const ask = useManagedQuestion();
  const { id, workspace, version, managedBy } = template;
  const close = () => {
    setIsDialogOpen(false);
  };
  const button = (label: string, onClick: () => void, danger = false) => (
    <RefusableButton
      {...{ onClick, danger }}
      why={forbidden}
      size="small"
      aria-label={t('templates.actionOn', { action: label, name })}
    >
      {label}
    </RefusableButton>
  );
  return (
    <>
      <Flex gap={8} justify="flex-end" wrap>
        {workspace === undefined
          ? null
          : button(t('action.change'), () => {
              ask(managedBy, onChange);
            })}
        {button(t('action.copy'), onCopy)}
        {workspace === undefined
          ? null
          : button(
              t('templates.delete'),
              () => {
                ask(managedBy, () => {
                  setIsDialogOpen(true);
                });
              },
              true,
            )}
      </Flex>
      {isDialogOpen && workspace !== undefined ? (
        <FormDialog
          title={t('templates.deleteTitle', { name })}
          submitLabel={t('templates.delete')}
          isPending={removal.isPending}
          error={removal.error}
          isDangerous
          onSubmit={() => {
            const header = { 'if-match': `"${String(version)}"` };
            removal.mutate({ params: { path: { workspace, template: id }, header } }, { onSuccess: close });
          }}
          onClose={close}
        >
          <p>{t('templates.deleteDetail')}</p>
        </FormDialog>
      ) : null}
    </>
  );
}
