/** The buttons of a change window in its list: change, lift or disable, enable, delete. */
import { Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFreeze } from '../../domain/window/window.js';
import type { ChangeWindow } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { useManagedQuestion } from '../shared/managed-mark.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { windowsTouched } from './window-words.js';

interface WindowActionsProps {
  readonly window: ChangeWindow;
  /** Why the user may not manage windows. */
  readonly forbidden: string | null;
  readonly onChange: () => void;
}

type WindowAction = 'lift' | 'disable' | 'enable' | 'delete';

export function WindowActions({ window, forbidden, onChange }: WindowActionsProps): ReactElement {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'lift' | 'delete' | null>(null);
  const change = useWrite('patch', '/v1/workspaces/{workspace}/change-windows/{window}', windowsTouched);
  const removal = useWrite('delete', '/v1/workspaces/{workspace}/change-windows/{window}', windowsTouched);
  const ask = useManagedQuestion();
  const params = { path: { workspace: window.workspace, window: window.id } };
  const close = () => {
    setDialog(null);
  };
  const ending = isFreeze(window) ? 'lift' : 'disable';
  const button = (action: WindowAction | 'change', why: string | null, act: () => void) => {
    const label = action === 'change' ? t('action.change') : t(`windows.${action}`);
    const named = t('windows.actionOn', { action: label, name: window.name });
    return (
      <RefusableButton
        why={why}
        onClick={() => {
          ask(window.managedBy, act);
        }}
        size="small"
        aria-label={named}
        {...(action === 'lift' ? { type: 'primary' } : {})}
        danger={action === 'delete'}
        loading={change.isPending && action !== 'change' && action !== 'delete'}
      >
        {label}
      </RefusableButton>
    );
  };
  return (
    <>
      <Flex gap={8} justify="flex-end" wrap>
        {button('change', forbidden, onChange)}
        {window.enabled
          ? button(ending, window.mayLift === true ? null : forbidden, () => {
              setDialog('lift');
            })
          : button('enable', forbidden, () => {
              change.mutate({ params, body: { enabled: true } });
            })}
        {button('delete', forbidden, () => {
          setDialog('delete');
        })}
      </Flex>
      {dialog === null ? null : (
        <FormDialog
          title={t(`windows.${dialog === 'lift' ? ending : dialog}Title`, { name: window.name })}
          submitLabel={t(`windows.${dialog === 'lift' ? ending : dialog}`)}
          isPending={change.isPending || removal.isPending}
          error={dialog === 'lift' ? change.error : removal.error}
          isDangerous={dialog === 'delete'}
          onSubmit={() => {
            if (dialog === 'delete') removal.mutate({ params }, { onSuccess: close });
            else change.mutate({ params, body: { enabled: false } }, { onSuccess: close });
          }}
          onClose={close}
        >
          <p>{t(`windows.${dialog}Detail`)}</p>
        </FormDialog>
      )}
    </>
  );
}
