/** Makes a one-time link that signs in: for the user, or for another whom a system admin names. Shows it once. */
import { Form, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session.js';
import type { SignInLink } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { useFormats } from '../i18n/use-language.js';
import { FormDialog } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';
import { SecretDialog } from '../shared/secret-dialog.js';

interface LinkFields {
  /** Absent: only system admins may name a user. */
  readonly user?: string;
}

export function SignInLinkDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { data: me } = useMe();
  const [made, setMade] = useState<SignInLink | null>(null);
  const write = useWrite('post', '/v1/sign-in-links', ['tokens', 'access-events']);
  if (made !== null)
    return (
      <SecretDialog
        title={t('signInLinks.madeTitle')}
        detail={t('signInLinks.madeDetail', { user: made.user, at: time(made.expiresAt) })}
        secret={made.url}
        copyLabel={t('signInLinks.copy')}
        onClose={onClose}
      />
    );
  return (
    <FormDialog<LinkFields>
      title={t('signInLinks.newTitle')}
      submitLabel={t('signInLinks.make')}
      isPending={write.isPending}
      error={write.error}
      initialValues={{ user: me?.user }}
      onSubmit={({ user }) => {
        write.mutate({ body: user === undefined ? {} : { user: user.trim() } }, { onSuccess: setMade });
      }}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t('signInLinks.lead')}</Typography.Paragraph>
      {me?.systemAdmin === true ? (
        <Form.Item name="user" label={t('signInLinks.user')} extra={t('signInLinks.userHint')} rules={[required(t)]}>
          <Input autoFocus maxLength={128} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}
