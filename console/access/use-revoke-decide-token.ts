/** Asks before a decide token is revoked, and revokes it. */
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DecideToken } from '../api/types.js';
import { useWrite } from '../api/use-write.js';

interface Revocation {
  readonly ask: (token: DecideToken) => void;
  readonly error: Error | null;
}

export function useRevokeDecideToken(workspace: string): Revocation {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const write = useWrite('delete', '/v1/workspaces/{workspace}/decide-tokens/{token}', ['decide-tokens', 'trail']);
  return {
    ask: ({ id, name }) => {
      modal.confirm({
        title: t('tokens.revokeTitle', { name }),
        content: t('tokens.revokeDetail'),
        okText: t('tokens.revoke'),
        okButtonProps: { danger: true },
        cancelText: t('action.keep'),
        onOk: () => {
          write.mutate({ params: { path: { workspace, token: id } } });
        },
      });
    },
    error: write.error,
  };
}
