/** The decide tokens of a workspace: creates one, shows its secret once, lists and revokes them. */
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, List, Select, Tag, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { CreateDecideToken } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FailureFace, WriteFailure } from '../shared/failure-face.js';
import { FormDialog, HintedRadios } from '../shared/form-dialog.js';
import { atLeastOne, required } from '../shared/rules.js';
import { SecretDialog } from '../shared/secret-dialog.js';
import { useRevokeDecideToken } from './use-revoke-decide-token.js';

interface DecideTokensDialogProps {
  readonly workspace: string;
  /** The target app that is chosen already. */
  readonly app?: string;
  /** False where the page lists the tokens. */
  readonly listsTokens?: boolean;
  readonly onClose: () => void;
}

const kinds = ['page', 'server'] as const;

export function DecideTokensDialog({
  workspace,
  app,
  listsTokens = true,
  onClose,
}: DecideTokensDialogProps): ReactElement {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const apps = useQuery({
    queryKey: ['target-apps', workspace, 'to-choose'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/target-apps', { params: { query: { workspace, limit: 200 } }, signal })),
  });
  const write = useWrite('post', '/v1/workspaces/{workspace}/decide-tokens', ['decide-tokens']);
  if (secret !== null)
    return (
      <SecretDialog
        title={t('tokens.secretTitle')}
        detail={t('decideTokens.secretDetail')}
        secret={secret}
        onClose={onClose}
      />
    );
  return (
    <FormDialog<CreateDecideToken>
      title={t('decideTokens.title')}
      submitLabel={t('action.create')}
      isPending={write.isPending}
      error={write.error}
      initialValues={app === undefined ? {} : { targetApps: [app], kind: 'page' }}
      onSubmit={(body) => {
        write.mutate({ params: { path: { workspace } }, body }, { onSuccess: (made) => setSecret(made.secret) });
      }}
      onClose={onClose}
    >
      <Typography.Text type="secondary">{t('decideTokens.lead')}</Typography.Text>
      <Form.Item name="name" label={t('field.name')} extra={t('decideTokens.nameHint')} rules={[required(t)]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="targetApps" label={t('nav.targetApps')} rules={[atLeastOne(t)]}>
        <Select
          mode="multiple"
          options={(apps.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('decideTokens.kindLabel')} rules={[required(t)]}>
        <HintedRadios
          choices={kinds.map((value) => ({
            value,
            label: t(`decideTokens.kind.${value}`),
            hint: t(`decideTokens.kindHint.${value}`),
          }))}
        />
      </Form.Item>
      {listsTokens ? <KnownTokens workspace={workspace} /> : null}
    </FormDialog>
  );
}

function KnownTokens({ workspace }: { readonly workspace: string }): ReactElement | null {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['decide-tokens', workspace],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/workspaces/{workspace}/decide-tokens', { params: { path: { workspace } }, signal })),
  });
  const revocation = useRevokeDecideToken(workspace);
  if (error !== null) return <FailureFace error={error} onRetry={() => void refetch()} />;
  const valid = data?.items.filter(({ revokedAt }) => revokedAt === undefined) ?? [];
  if (valid.length === 0) return null;
  return (
    <>
      <WriteFailure error={revocation.error} />
      <List
        size="small"
        dataSource={[...valid]}
        rowKey="id"
        renderItem={(token) => (
          <List.Item
            actions={[
              <Button
                key="revoke"
                size="small"
                danger
                aria-label={t('tokens.revokeLabel', { name: token.name })}
                onClick={() => revocation.ask(token)}
              >
                {t('tokens.revoke')}
              </Button>,
            ]}
          >
            <Flex gap={8} wrap align="center">
              <span className="long-name">{token.name}</span>
              <Tag>{t(`decideTokens.kind.${token.kind ?? 'old'}`)}</Tag>
              <Typography.Text type="secondary">{token.targetApps.join(', ')}</Typography.Text>
            </Flex>
          </List.Item>
        )}
      />
    </>
  );
}
