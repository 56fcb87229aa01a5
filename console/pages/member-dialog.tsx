/** Adds a member, or changes a member's role. */
import { Form, Input } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { en } from '../i18n/words.js';
import { FormDialog } from '../shared/form-dialog.js';
import { HintedRadios } from '../shared/hinted-radios.js';
import { required } from '../shared/rules.js';
import type { Role } from './role.js';

/** `user` is empty for a new member. */
export interface EditedMember<MemberRole extends Role> {
  readonly user: string;
  readonly role: MemberRole;
}

interface MemberDialogProps<MemberRole extends Role> {
  readonly roles: readonly MemberRole[];
  readonly hints: 'roleHint' | 'mpRoleHint';
  readonly member: EditedMember<MemberRole>;
  readonly saving: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSave: (member: EditedMember<MemberRole>, onSaved: () => void) => void;
  readonly onClose: () => void;
}

export function MemberDialog<MemberRole extends Role>({
  roles,
  hints,
  member,
  saving,
  onSave,
  onClose,
}: MemberDialogProps<MemberRole>): ReactElement {
  const { t } = useTranslation();
  const isNew = member.user === '';
  return (
    <FormDialog<{ readonly user?: string; readonly role: MemberRole }>
      title={isNew ? t('members.addTitle') : t('members.changeTitle', { user: member.user })}
      submitLabel={isNew ? t('action.add') : t('action.save')}
      isPending={saving.isPending}
      error={saving.error}
      initialValues={{ role: member.role }}
      onClose={onClose}
      onSubmit={({ user = member.user, role }) => {
        onSave({ user: user.trim(), role }, onClose);
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

function hintOf(role: Role, hints: 'roleHint' | 'mpRoleHint', t: TFunction): string {
  if (hints === 'roleHint') return t(`members.roleHint.${role}`);
  return isMiniProgramRole(role) ? t(`members.mpRoleHint.${role}`) : '';
}

function isMiniProgramRole(role: Role): role is keyof typeof en.members.mpRoleHint {
  return Object.hasOwn(en.members.mpRoleHint, role);
}
