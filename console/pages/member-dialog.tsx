/** Adds a member, or changes a member's role. */
import { Form, Input } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { en } from '../i18n/words.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { HintedRadios } from '../shared/hinted-radios.js';
import { required } from '../shared/rules.js';
import type { Role } from './role.js';

interface MemberDialogProps {
  readonly path: string;
  readonly roles: readonly Role[];
  readonly hints: 'roleHint' | 'mpRoleHint';
  /** `user` is empty for a new member. */
  readonly member: { readonly user: string; readonly role: Role };
  readonly onClose: () => void;
}

export function MemberDialog({ path, roles, hints, member, onClose }: MemberDialogProps): ReactElement {
  const { t } = useTranslation();
  const write = useWrite(['members', 'me']);
  const isNew = member.user === '';
  return (
    <FormDialog<{ readonly user?: string; readonly role: Role }>
      title={isNew ? t('members.addTitle') : t('members.changeTitle', { user: member.user })}
      submitLabel={isNew ? t('action.add') : t('action.save')}
      isPending={write.isPending}
      error={write.error}
      initialValues={{ role: member.role }}
      onClose={onClose}
      onSubmit={({ user = member.user, role }) => {
        const sending = { method: 'PUT', path: `${path}/${encodeURIComponent(user.trim())}`, body: { role } } as const;
        write.mutate(sending, { onSuccess: onClose });
      }}
    >
      {isNew ? (
        <Form.Item name="user" label={t('field.user')} extra={t('members.userHint')} rules={[required(t)]}>
          <Input autoFocus maxLength={128} />
        </Form.Item>
      ) : null}
      <Form.Item name="role" label={t('field.role')}>
        <HintedRadios
          choices={roles.map((role) => ({ value: role, label: t(`role.${role}`), hint: hintOf(role, hints, t) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

function hintOf(role: Role, hints: MemberDialogProps['hints'], t: TFunction): string {
  if (hints === 'roleHint') return t(`members.roleHint.${role}`);
  return isMiniProgramRole(role) ? t(`members.mpRoleHint.${role}`) : '';
}

function isMiniProgramRole(role: Role): role is keyof typeof en.members.mpRoleHint {
  return Object.hasOwn(en.members.mpRoleHint, role);
}
