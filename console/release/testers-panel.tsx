/** The testers of a release, who get it during pilot testing, and a link to a QR code for them. */
import { Button, Flex, Form, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bodyOf, errorOfLast } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Progress } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWrite } from '../api/use-write.js';
import { useForbidden } from '../app/use-forbidden.js';
import { optionValue } from '../qr/qr-code-form.js';
import { Pager } from '../shared/data-table.js';
import { WriteFailure } from '../shared/failure-face.js';
import { RefusableButton } from '../shared/refusable-button.js';

const touched = ['testers', 'release'];

export function TestersPanel({ progress }: { readonly progress: Progress }): ReactElement {
  const { t } = useTranslation();
  const release = progress.id;
  const page = usePage(
    {
      key: ['testers', release],
      read: (query, signal) =>
        api.GET('/v1/releases/{release}/testers', { params: { path: { release }, query }, signal }),
    },
    { pageSize: 50, cursorName: 'testers' },
  );
  const forbidden = useForbiddenTesters(progress.miniProgram);
  const adding = useWrite('put', '/v1/releases/{release}/testers/{userKey}', touched);
  const removal = useWrite('delete', '/v1/releases/{release}/testers/{userKey}', touched);
  const preview = new URLSearchParams({ new: '', preview: optionValue(progress) }).toString();
  return (
    <Flex vertical gap={12} style={{ maxWidth: 560 }}>
      <Typography.Text type="secondary">{t('testers.lead')}</Typography.Text>
      {forbidden === null ? (
        <AddTester
          isPending={adding.isPending}
          onAdd={(userKey, onAdded) => {
            adding.mutate({ params: { path: { release, userKey } } }, { onSuccess: onAdded });
          }}
        />
      ) : (
        <Typography.Text type="secondary">{forbidden}</Typography.Text>
      )}
      <WriteFailure error={errorOfLast(adding, removal)} />
      <ul className="plain-list" aria-label={t('tabs.testers')}>
        {page.items.length === 0 ? <li>{t('testers.empty')}</li> : null}
        {page.items.map(({ userKey }) => (
          <li key={userKey}>
            <Flex justify="space-between" align="center" gap={8}>
              <span className="long-name">{userKey}</span>
              <RefusableButton
                isExplained
                why={forbidden}
                size="small"
                aria-label={t('testers.remove', { user: userKey })}
                onClick={() => {
                  removal.mutate({ params: { path: { release, userKey } } });
                }}
              >
                {t('action.remove')}
              </RefusableButton>
            </Flex>
          </li>
        ))}
      </ul>
      <Pager page={page} />
      {progress.status === 'PILOT_TESTING' ? (
        <Link to={`/mini-programs/${progress.miniProgram}/qr?${preview}`}>{t('testers.preview')}</Link>
      ) : null}
    </Flex>
  );
}

interface AddTesterProps {
  readonly isPending: boolean;
  readonly onAdd: (userKey: string, onAdded: () => void) => void;
}

function AddTester({ isPending, onAdd }: AddTesterProps): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ userKey: string }>();
  return (
    <Form<{ userKey: string }>
      form={form}
      layout="inline"
      onFinish={({ userKey }) => {
        onAdd(userKey, () => {
          form.resetFields();
        });
      }}
    >
      <Form.Item name="userKey" label={t('testers.key')} rules={[{ required: true, message: t('form.required') }]}>
        <Input maxLength={256} />
      </Form.Item>
      <Button htmlType="submit" loading={isPending}>
        {t('testers.add')}
      </Button>
    </Form>
  );
}

/** Testers need go-live roles in the workspace of the mini program. */
function useForbiddenTesters(miniProgram: string): string | null {
  const { data } = useQuery({
    queryKey: ['mini-program', miniProgram],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/mini-programs/{miniProgram}', { params: { path: { miniProgram } }, signal })),
  });
  const forbidden = useForbidden('goLive', { miniProgram: { id: miniProgram, workspace: data?.workspace } });
  return data === undefined ? null : forbidden;
}
