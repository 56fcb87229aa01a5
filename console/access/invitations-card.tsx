/** Invitations of a workspace: invites a person by a link that is shown once, lists the open ones, withdraws them. */
import { LinkOutlined } from '@ant-design/icons';
import { App, Button, Flex, Form, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { CreatedInvitation, Invitation } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWrite } from '../api/use-write.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { PagedTable } from '../shared/data-table.js';
import { WriteFailure } from '../shared/failure-face.js';
import { FormDialog, HintedRadios } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';
import { SecretDialog } from '../shared/secret-dialog.js';
import { Since } from '../shared/since.js';

type Role = Invitation['role'];

interface InvitationsCardProps {
  readonly workspace: string;
  /** The least one first: it is proposed. */
  readonly roles: readonly Role[];
}

interface Invited {
  readonly user: string;
  readonly role: Role;
}

/** For those who may invite. */
export function InvitationsCard({ workspace, roles }: InvitationsCardProps): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { modal } = App.useApp();
  const path = { workspace };
  const [edited, setEdited] = useState<Partial<Invited> | null>(null);
  const page = usePage<Invitation>(
    {
      key: ['invitations', workspace],
      read: (query, signal) => api.GET('/v1/workspaces/{workspace}/invitations', { params: { path, query }, signal }),
    },
    { pageSize: 10, cursorName: 'invited' },
  );
  const withdrawal = useWrite('delete', '/v1/workspaces/{workspace}/invitations/{invitation}', touched);
  const askToWithdraw = ({ id, user }: Invitation) => {
    modal.confirm({
      title: t('invitations.withdrawTitle', { user }),
      content: t('invitations.withdrawDetail'),
      okText: t('invitations.withdraw'),
      okButtonProps: { danger: true },
      cancelText: t('action.keep'),
      onOk: () => {
        withdrawal.mutate({ params: { path: { workspace, invitation: id } } });
      },
    });
  };
  return (
    <Card
      title={<h2 className="card-title">{t('invitations.title')}</h2>}
      extra={
        <Button icon={<LinkOutlined aria-hidden />} onClick={() => setEdited({})}>
          {t('invitations.invite')}
        </Button>
      }
    >
      <WriteFailure error={withdrawal.error} />
      <PagedTable<Invitation>
        page={page}
        label={t('invitations.title')}
        empty={t('invitations.empty')}
        keyOf={({ id }) => id}
        columns={[
          { key: 'user', title: t('field.user'), render: ({ user }) => <span className="long-name">{user}</span> },
          { key: 'role', title: t('field.role'), render: ({ role }) => t(`role.${role}`) },
          {
            key: 'by',
            title: t('field.by'),
            render: ({ invitedBy }) => <span className="long-name">{invitedBy}</span>,
          },
          { key: 'since', title: t('invitations.invited'), render: ({ createdAt }) => <Since at={createdAt} /> },
          { key: 'expires', title: t('field.expires'), render: ({ expiresAt }) => time(expiresAt) },
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: (invitation) => (
              <Flex gap={8} justify="flex-end">
                <Button
                  size="small"
                  aria-label={t('invitations.newLinkFor', { user: invitation.user })}
                  onClick={() => setEdited(invitation)}
                >
                  {t('invitations.newLink')}
                </Button>
                <Button
                  size="small"
                  danger
                  aria-label={t('invitations.withdrawFor', { user: invitation.user })}
                  onClick={() => askToWithdraw(invitation)}
                >
                  {t('invitations.withdraw')}
                </Button>
              </Flex>
            ),
          },
        ]}
      />
      {edited === null ? null : (
        <InviteDialog workspace={workspace} roles={roles} invited={edited} onClose={() => setEdited(null)} />
      )}
    </Card>
  );
}

const touched = ['invitations', 'trail'];

interface InviteDialogProps extends InvitationsCardProps {
  /** Proposed values. */
  readonly invited: Partial<Invited>;
  readonly onClose: () => void;
}

function InviteDialog({ workspace, roles, invited, onClose }: InviteDialogProps): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const [made, setMade] = useState<CreatedInvitation | null>(null);
  const write = useWrite('post', '/v1/workspaces/{workspace}/invitations', touched);
  if (made !== null)
    return (
      <SecretDialog
        title={t('invitations.madeTitle')}
        detail={t('invitations.madeDetail', { user: made.user, at: time(made.expiresAt) })}
        secret={made.url}
        copyLabel={t('invitations.copy')}
        onClose={onClose}
      />
    );
  return (
    <FormDialog<Invited>
      title={t('invitations.inviteTitle')}
      submitLabel={t('invitations.make')}
      isPending={write.isPending}
      error={write.error}
      initialValues={{ role: roles[0], ...invited }}
      onSubmit={({ user, role }) => {
        write.mutate({ params: { path: { workspace } }, body: { user: user.trim(), role } }, { onSuccess: setMade });
      }}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t('invitations.lead')}</Typography.Paragraph>
      <Form.Item name="user" label={t('field.user')} extra={t('invitations.userHint')} rules={[required(t)]}>
        <Input autoFocus maxLength={128} autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t('field.role')}>
        <HintedRadios
          choices={roles.map((role) => ({
            value: role,
            label: t(`role.${role}`),
            hint: t(`members.roleHint.${role}`),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
