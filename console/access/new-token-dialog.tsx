/** Creates a token and shows its secret once. */
import { Checkbox, Form, Select } from 'antd';
import Input from 'antd/es/input/Input.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokenScopes } from '../../domain/access/scopes.js';
import { useMe } from '../api/session.js';
import type { CreatedToken, CreateToken, Me } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';
import { SecretDialog } from '../shared/secret-dialog.js';
import { dayMs } from '../../domain/values/time-units.js';

interface TokenFields {
  readonly user?: string;
  readonly name: string;
  readonly scopes: NonNullable<CreateToken['scopes']>;
  readonly days: number;
}

const lifetimesDays: readonly number[] = [7, 30, 90, 365];

/** The lifetimes that the installation allows. 0: the token does not expire. */
function daysAllowed({ defaultDays, maxDays }: Me['tokenLifetime']): readonly number[] {
  const days = lifetimesDays.filter((one) => maxDays === null || one <= maxDays);
  const own = defaultDays ?? maxDays ?? 0;
  return [...new Set([...days, own])].sort((one, other) => (one || Infinity) - (other || Infinity));
}

export function NewTokenDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const allowed = daysAllowed(me?.tokenLifetime ?? { defaultDays: 90, maxDays: 90 });
  const standard = me?.tokenLifetime.defaultDays ?? me?.tokenLifetime.maxDays ?? 0;
  const [made, setMade] = useState<CreatedToken | null>(null);
  const write = useWrite('post', '/v1/tokens', ['tokens', 'access-events']);
  if (made !== null)
    return (
      <SecretDialog
        title={t('tokens.secretTitle')}
        detail={t('tokens.secretDetail', { user: made.user })}
        secret={made.secret}
        onClose={onClose}
      />
    );
  const create = ({ user = me?.user ?? '', name, scopes: chosen, days }: TokenFields) => {
    const body = {
      user: user.trim(),
      name,
      ...(chosen.length === 0 ? {} : { scopes: chosen }),
      ...(days === standard ? {} : { expiresAt: new Date(Date.now() + days * dayMs).toISOString() }),
    };
    write.mutate({ body }, { onSuccess: setMade });
  };
  return (
    <FormDialog<TokenFields>
      title={t('tokens.newTitle')}
      submitLabel={t('action.create')}
      isPending={write.isPending}
      error={write.error}
      initialValues={{ scopes: [], days: standard, user: me?.user }}
      onSubmit={create}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')} extra={t('tokens.nameHint')} rules={[required(t)]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      {me?.systemAdmin === true ? (
        <Form.Item name="user" label={t('tokens.forUser')} extra={t('tokens.forUserHint')} rules={[required(t)]}>
          <Input maxLength={128} />
        </Form.Item>
      ) : null}
      <Form.Item name="scopes" label={t('tokens.scopes')} extra={t('tokens.sameScopes')}>
        <Checkbox.Group options={tokenScopes.map((value) => ({ value, label: t(`tokens.scope.${value}`) }))} />
      </Form.Item>
      <Form.Item name="days" label={t('tokens.expiresIn')}>
        <Select
          options={allowed.map((value) => ({
            value,
            label: value === 0 ? t('field.never') : t('tokens.days', { count: value }),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
