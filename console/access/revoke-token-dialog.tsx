/** Revokes a token. Shows the tokens made with it first; the user can revoke them as well. */
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { get, pathOf } from '../api/request.js';
import type { MadeToken, Token } from '../api/shapes.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';

interface RevokeTokenDialogProps {
  readonly token: Pick<Token, 'id' | 'name'>;
  readonly onClose: () => void;
}

export function RevokeTokenDialog({ token: { id, name }, onClose }: RevokeTokenDialogProps): ReactElement {
  const { t } = useTranslation();
  const path = pathOf`/v1/tokens/${id}`;
  const { data } = useQuery({
    queryKey: ['made-tokens', id],
    queryFn: ({ signal }) => get<{ readonly items: readonly MadeToken[] }>(`${path}/descendants`, signal),
    staleTime: 0,
  });
  const revocation = useWrite(['tokens', 'sessions', 'access-events', 'me']);
  const revoke = ({ descendants = false }: { readonly descendants?: boolean }) => {
    const query = descendants ? '?descendants=revoke' : '';
    revocation.mutate({ method: 'DELETE', path: `${path}${query}` }, { onSuccess: onClose });
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
