/** The push address of a super app's back end: sets it, shows a new secret once, removes it. */
import { Alert, App, Button, Flex, Form, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOfLast } from '../api/api-problem.js';
import type { Push, TargetApp } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { useFormats } from '../i18n/use-language.js';
import { FailureFace } from '../shared/failure-face.js';
import { FormDialog } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';
import { SecretNotice } from '../shared/secret-notice.js';
import { usePush } from './push-query.js';

interface PushDialogProps {
  readonly app: TargetApp;
  readonly onClose: () => void;
}

export function PushDialog({ app, onClose }: PushDialogProps): ReactElement | null {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const params = { path: { targetApp: app.id } };
  const { data, error, refetch } = usePush(app.id);
  const write = useWrite('put', '/v1/target-apps/{targetApp}/push', ['push']);
  const rotation = useWrite('post', '/v1/target-apps/{targetApp}/push/rotate-secret', ['push']);
  const removal = useWrite('delete', '/v1/target-apps/{targetApp}/push', ['push']);
  const save = ({ url }: { readonly url: string }) => {
    write.mutate(
      { params, body: { url } },
      {
        onSuccess: (answer) => {
          if (answer.secret === undefined) onClose();
          else setSecret(answer.secret);
        },
      },
    );
  };
  if (error !== null) return <FailureFace error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <FormDialog<{ readonly url: string }>
      title={t('push.title', { name: app.name })}
      submitLabel={t('action.save')}
      isPending={write.isPending || rotation.isPending || removal.isPending}
      error={errorOfLast(write, rotation, removal)}
      initialValues={{ url: data?.url }}
      onSubmit={save}
      onClose={onClose}
    >
      <Typography.Text type="secondary">{t('push.lead')}</Typography.Text>
      <Form.Item
        name="url"
        label={t('push.url')}
        extra={t('push.urlHint')}
        rules={[required(t), { type: 'url', message: t('push.urlInvalid') }]}
      >
        <Input autoFocus maxLength={2048} inputMode="url" />
      </Form.Item>
      {secret === null ? null : (
        <SecretNotice title={t('push.secretTitle')} detail={t('push.secretDetail')} secret={secret} />
      )}
      {data === null ? null : (
        <KnownPush
          app={app}
          push={data}
          onRotate={() =>
            rotation.mutate({ params }, { onSuccess: ({ secret: rotated }) => setSecret(rotated ?? null) })
          }
          onRemove={() => removal.mutate({ params }, { onSuccess: onClose })}
        />
      )}
    </FormDialog>
  );
}

interface KnownPushProps {
  readonly app: TargetApp;
  readonly push: Push;
  readonly onRotate: () => void;
  readonly onRemove: () => void;
}

function KnownPush({ app, push, onRotate, onRemove }: KnownPushProps): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { modal } = App.useApp();
  const { unconfirmedTargets: count, unconfirmedSince, lastError, previousSecretUntil } = push;
  const ask = (title: string, content: string, onOk: () => void): void => {
    void modal.confirm({ title, content, onOk, okText: title, cancelText: t('action.keep') });
  };
  return (
    <Flex vertical gap={8} style={{ paddingTop: 8 }}>
      {count === 0 || unconfirmedSince === undefined ? (
        <Alert type="success" showIcon title={t('push.upToDate')} />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={t('push.unconfirmed', { count, since: time(unconfirmedSince) })}
          description={lastError}
        />
      )}
      {previousSecretUntil === undefined ? null : (
        <Typography.Text type="secondary">{t('push.previousUntil', { at: time(previousSecretUntil) })}</Typography.Text>
      )}
      <Flex gap={8} wrap>
        <Button onClick={() => ask(t('push.rotate'), t('push.rotateDetail'), onRotate)}>{t('push.rotate')}</Button>
        <Button danger onClick={() => ask(t('push.removeTitle', { name: app.name }), t('push.removeDetail'), onRemove)}>
          {t('push.remove')}
        </Button>
      </Flex>
    </Flex>
  );
}
