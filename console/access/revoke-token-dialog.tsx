/** Revokes a token. Shows the tokens made with it first; the user can revoke them as well. */
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Token } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';

interface RevokeTokenDialogProps {
  readonly token: Pick<Token, 'id' | 'name'>;
  readonly onClose: () => void;
}

export function RevokeTokenDialog({ token: { id, name }, onClose }: RevokeTokenDialogProps): ReactElement {
  const { t } = useTranslation();
  const path = { token: id };
  const { data } = useQuery({
    queryKey: ['made-tokens', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/tokens/{token}/descendants', { params: { path }, signal })),
    staleTime: 0,
  });
  const revocation = useWrite('delete', '/v1/tokens/{token}', ['tokens', 'sessions', 'access-events', 'me']);
  const revoke = ({ descendants = false }: { readonly descendants?: boolean }) => {
    const params = { path, ...(descendants ? { query: { descendants: 'revoke' } as const } : {}) };
    revocation.mutate({ params }, { onSuccess: onClose });
  };
  const made = data?.items ?? [];
  return (
    <FormDialog<{ readonly descendants?: boolean }>
      title={t('tokens.revokeTitle', { name })}
      submitLabel={t('tokens.revoke')}
      isPending={revocation.isPending}
      error={revocation.error}
      isDangerous
      onSubmit={revoke}
      onClose={onClose}
    >
      <p>{t('tokens.revokeDetail')}</p>
      {data === undefined ? null : <p>{t(made.length === 0 ? 'tokens.descendantsNone' : 'tokens.descendants')}</p>}
      {made.length === 0 ? null : (
        <>
          <ul>
            {made.map((token) => (
              <li key={token.id} className="long-name">
                {token.name} · {token.user}
              </li>
            ))}
          </ul>
          <Form.Item name="descendants" valuePropName="checked">
            <Checkbox>{t('tokens.descendantsRevoke')}</Checkbox>
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
