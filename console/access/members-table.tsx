/** Members of a workspace or a mini program with their roles: add, change, remove. */
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Flex, Form } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { TFunction } from 'i18next';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MiniProgramMember, WorkspaceMember } from '../api/types.js';
import { type List, usePage } from '../api/use-page.js';
import { words } from '../i18n/words.js';
import { FormDialog, HintedRadios } from '../shared/form-dialog.js';
import { type Column, PagedTable } from '../shared/data-table.js';
import { ManagedMark, useManagedQuestion } from '../shared/managed-mark.js';
import { required } from '../shared/rules.js';
import { Since } from '../shared/since.js';
import { WriteFailure } from '../shared/failure-face.js';

/** Files name members of workspaces. */
type Member = (WorkspaceMember | MiniProgramMember) & Pick<WorkspaceMember, 'managedBy'>;
type Role = WorkspaceMember['role'];

/** First parts of the query keys to reload after a change of a member. */
export const membersTouched = ['members', 'me'];

/** The state of the write that saves a member. It outlives the dialog, which clears its error when it closes. */
interface Saving {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly reset: () => void;
}

interface MembersTableProps<MemberRole extends Role> {
  readonly list: List<Member & { readonly role: MemberRole }>;
  readonly roles: readonly MemberRole[];
  readonly hints: 'roleHint' | 'mpRoleHint';
  /** Why members are read-only, as a text. Null when they can be changed. */
  readonly forbidden: string | null;
  readonly saving: Saving;
  /** Adds a member, or changes the role of one. */
  readonly save: (member: EditedMember<MemberRole>, onSaved: () => void) => void;
  readonly removalError: Error | null;
  readonly remove: (user: string) => void;
}

export function MembersTable<MemberRole extends Role>({
  list,
  roles,
  hints,
  forbidden,
  saving,
  save,
  removalError,
  remove,
}: MembersTableProps<MemberRole>): ReactElement {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  /** Null: none. A new member has the user `''`. */
  const [edited, setEdited] = useState<EditedMember<MemberRole> | null>(null);
  const page = usePage(list);
  const ask = useManagedQuestion();
  const askToRemove = (user: string) => {
    modal.confirm({
      title: t('members.removeTitle', { user }),
      content: t('members.removeDetail'),
      okText: t('action.remove'),
      okButtonProps: { danger: true },
      cancelText: t('action.keep'),
      onOk: () => {
        remove(user);
      },
    });
  };
  const actions: Column<Member & { readonly role: MemberRole }> = {
    key: 'actions',
    title: <span className="visually-hidden">{t('field.actions')}</span>,
    align: 'end',
    render: ({ user, role, managedBy }) => (
      <Flex gap={8} justify="flex-end">
        <Button
          size="small"
          aria-label={t('members.changeRole', { user })}
          onClick={() => {
            ask(managedBy, () => {
              setEdited({ user, role });
            });
          }}
        >
          {t('action.change')}
        </Button>
        <Button
          size="small"
          danger
          aria-label={t('members.removeUser', { user })}
          onClick={() => {
            ask(managedBy, () => {
              askToRemove(user);
            });
          }}
        >
          {t('action.remove')}
        </Button>
      </Flex>
    ),
  };
  return (
    <Flex vertical gap={12}>
      <Flex justify="flex-end">
        {forbidden === null ? (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => {
              if (roles[0] !== undefined) setEdited({ user: '', role: roles[0] });
            }}
          >
            {t('members.add')}
          </Button>
        ) : (
          <span className="quiet">{forbidden}</span>
        )}
      </Flex>
      <WriteFailure error={removalError} />
      <PagedTable
        page={page}
        label={t('nav.members')}
        empty={t('members.empty')}
        keyOf={({ user }) => user}
        columns={[
          {
            key: 'user',
            title: t('field.user'),
            render: ({ user, managedBy }) => (
              <span className="long-name">
                {user} <ManagedMark managedBy={managedBy} />
              </span>
            ),
          },
          { key: 'role', title: t('field.role'), render: ({ role }) => t(`role.${role}`) },
          { key: 'added', title: t('members.added'), render: ({ addedAt }) => <Since at={addedAt} /> },
          { key: 'by', title: t('field.by'), render: ({ addedBy }) => <span className="long-name">{addedBy}</span> },
          ...(forbidden === null ? [actions] : []),
        ]}
      />
      {edited === null ? null : (
        <MemberDialog
          roles={roles}
          hints={hints}
          member={edited}
          saving={saving}
          onSave={save}
          onClose={() => {
            setEdited(null);
            saving.reset();
          }}
        />
      )}
    </Flex>
  );
}

/** `user` is empty for a new member. */
interface EditedMember<MemberRole extends Role> {
  readonly user: string;
  readonly role: MemberRole;
}

interface MemberDialogProps<MemberRole extends Role> {
  readonly roles: readonly MemberRole[];
  readonly hints: 'roleHint' | 'mpRoleHint';
  readonly member: EditedMember<MemberRole>;
  readonly saving: Saving;
  readonly onSave: (member: EditedMember<MemberRole>, onSaved: () => void) => void;
  readonly onClose: () => void;
}

/** Adds a member, or changes a member's role. */
function MemberDialog<MemberRole extends Role>({
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

function isMiniProgramRole(role: Role): role is keyof typeof words.members.mpRoleHint {
  return Object.hasOwn(words.members.mpRoleHint, role);
}
