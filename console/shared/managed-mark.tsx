/** Objects that were applied from files: a mark beside their names, and a question before they are changed by hand. */
import { LockOutlined } from '@ant-design/icons';
import { App, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplate } from '../api/types.js';

type ManagedBy = PlanTemplate['managedBy'];

export function ManagedMark({ managedBy }: { readonly managedBy: ManagedBy }): ReactElement | null {
  const { t } = useTranslation();
  if (managedBy === undefined || managedBy === null) return null;
  return <Tag icon={<LockOutlined aria-hidden />}>{t('managed.mark', { manager: managedBy.manager })}</Tag>;
}

/** Calls `go` at once for an object that files do not manage, else when the user has confirmed it. */
export function useManagedQuestion(): (managedBy: ManagedBy, go: () => void) => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  return (managedBy, go) => {
    if (managedBy === undefined || managedBy === null) {
      go();
      return;
    }
    let isConfirmed = false;
    modal.confirm({
      title: t('managed.title', { manager: managedBy.manager }),
      content: t('managed.detail'),
      okText: t('managed.go'),
      cancelText: t('action.keep'),
      onOk: () => {
        isConfirmed = true;
      },
      // A closing dialog takes the focus back, from a dialog that `go` may open.
      afterClose: () => {
        if (isConfirmed) go();
      },
    });
  };
}
