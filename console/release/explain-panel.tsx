/** Explains which version one user gets on the target, with the numbers of the decision. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Flex, Form, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { type TargetPath, targetPathOf } from '../api/releases.js';
import type { Explanation } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { words } from '../i18n/words.js';
import { WriteFailure } from '../shared/failure-face.js';

export function ExplainPanel({ target }: { readonly target: TargetPath }): ReactElement {
  const { t } = useTranslation();
  const [user, setUser] = useState<string | null>(null);
  const path = targetPathOf(target);
  const { data, error } = useQuery({
    queryKey: ['explain', path, user],
    queryFn:
      user === null
        ? skipToken
        : ({ signal }) =>
            bodyOf(
              api.GET('/v1/targets/{miniProgram}/{targetApp}/{environment}/explain', {
                params: { path, query: { user } },
                signal,
              }),
            ),
    staleTime: 0,
  });
  return (
    <Flex vertical gap={12} style={{ maxWidth: 640 }}>
      <Typography.Text type="secondary">{t('explain.lead')}</Typography.Text>
      <Form<{ user: string }>
        layout="inline"
        onFinish={(fields) => {
          setUser(fields.user);
        }}
      >
        <Form.Item name="user" label={t('explain.user')} rules={[{ required: true, message: t('form.required') }]}>
          <Input maxLength={512} />
        </Form.Item>
        <Button htmlType="submit">{t('explain.submit')}</Button>
      </Form>
      <WriteFailure error={error} />
      {data === undefined || user === null ? null : <Verdict user={user} explanation={data} />}
    </Flex>
  );
}

function Verdict({ user, explanation }: { readonly user: string; readonly explanation: Explanation }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { verdict, version, reason, position, threshold, entersAtPercentage, saltFingerprint } = explanation;
  const title = verdict === 'unavailable' ? t('explain.getsNothing', { user }) : t('explain.gets', { user, version });
  const why = isReason(reason) ? t(`explain.reason.${reason}`) : reason;
  const enters = entersAtPercentage === null ? '' : t('explain.entersAt', { percentage: percent(entersAtPercentage) });
  const numbers = [
    { key: 'hash', label: t('explain.hash'), children: position },
    { key: 'threshold', label: t('explain.threshold'), children: threshold },
    { key: 'salt', label: t('explain.salt'), children: saltFingerprint },
  ].filter(({ children }) => children !== null);
  return (
    <div aria-live="polite">
      <Alert
        type={verdict === 'unavailable' ? 'warning' : 'success'}
        showIcon
        title={<span className="long-name">{title}</span>}
        description={`${why} ${enters}`}
      />
      {numbers.length === 0 ? null : (
        <Descriptions column={1} size="small" items={numbers} className="numeric" style={{ marginTop: 12 }} />
      )}
    </div>
  );
}

function isReason(reason: string): reason is keyof typeof words.explain.reason {
  return Object.hasOwn(words.explain.reason, reason);
}
