/** The testers of a release: who sees it while it is in pilot testing. */
import { Button, Flex, Form, Input, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tester } from '../api/progress-shapes.js';
import { pathOf } from '../api/request.js';
import { usePage } from '../api/use-page.js';
import { useWrite } from '../api/use-write.js';
import { WriteFailure } from '../shared/write-failure.js';

export function TestersPanel({
  releaseId,
  isOpen,
}: {
  readonly releaseId: string;
  readonly isOpen: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ userKey: string }>();
  const path = pathOf`/v1/releases/${releaseId}/testers`;
  const page = usePage<Tester>('testers', path, {}, 50);
  const write = useWrite(['testers', 'release']);
  return (
    <Flex vertical gap={12} style={{ maxWidth: 560 }}>
      <Typography.Text type="secondary">{t('testers.lead')}</Typography.Text>
      {isOpen ? (
        <Form<{ userKey: string }>
          form={form}
          layout="inline"
          onFinish={({ userKey }) => {
            const sending = { method: 'PUT', path: `${path}/${encodeURIComponent(userKey)}` } as const;
            write.mutate(sending, {
              onSuccess: () => {
                form.resetFields();
              },
            });
          }}
        >
          <Form.Item name="userKey" label={t('testers.key')} rules={[{ required: true, message: t('form.required') }]}>
            <Input maxLength={128} />
          </Form.Item>
          <Button htmlType="submit" loading={write.isPending}>
            {t('testers.add')}
          </Button>
        </Form>
      ) : null}
      <WriteFailure error={write.error} />
      <ul className="plain-list" aria-label={t('tabs.testers')}>
        {page.items.length === 0 ? <li>{t('testers.empty')}</li> : null}
        {page.items.map(({ userKey }) => (
          <li key={userKey}>
            <Flex justify="space-between" align="center" gap={8}>
              <span className="long-name">{userKey}</span>
              {isOpen ? (
                <Button
                  size="small"
                  aria-label={t('testers.remove', { user: userKey })}
                  onClick={() => {
                    write.mutate({ method: 'DELETE', path: `${path}/${encodeURIComponent(userKey)}` });
                  }}
                >
                  {t('action.remove')}
                </Button>
              ) : null}
            </Flex>
          </li>
        ))}
      </ul>
    </Flex>
  );
}
