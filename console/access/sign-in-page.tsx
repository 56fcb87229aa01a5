/** Signs in with a token, or with the code of a one-time link. */
import { Alert, Button, Flex, Form, Typography } from 'antd';
// Not from the index, which would add every kind of input to the first page.
import Password from 'antd/es/input/Password.js';
import { type ReactElement, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { ApiProblem, hasStatus } from '../api/api-problem.js';
import { SessionNotKept, useMe, useSignIn } from '../api/session.js';
import logo from '../app/halftone.svg';
import { LanguageButton } from '../app/language-button.js';
import { onLinkCode, takeLinkCode, waitingLinkCode } from '../app/link-code.js';
import { words } from '../i18n/words.js';
import { ThemeButton } from '../app/theme-mode.js';
import { Card } from '../shared/card.js';
import { PageLoading } from '../shared/page-loading.js';
import { writeProblemWords } from '../shared/problem-words.js';

/** The page that the visitor requested before sign-in. Only paths of this console are accepted. */
function wantedPath(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/';
}

/** Whether the visitor is signed in, and has to be another user. */
function wantsOther(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'asOther' in state;
}

export function SignInPage(): ReactElement {
  const { t } = useTranslation();
  const { data: me, isPending } = useMe();
  const location = useLocation();
  const signIn = useSignIn();
  const { usesCode, isOpening } = useLinkCode(signIn);
  useEffect(() => {
    document.title = `${t('session.title')} · Halftone`;
  }, [t]);

  const isSignedIn = me !== null && me !== undefined && (signIn.isSuccess || !wantsOther(location.state));
  if (isSignedIn && !isOpening && !signIn.isPending) return <Navigate to={wantedPath(location.state)} replace />;
  if (isPending || isOpening) return <PageLoading />;
  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card style={{ width: 'min(420px, 100%)' }}>
        <Flex vertical gap={16}>
          <Flex align="center" gap={12}>
            <img src={logo} alt="" width={36} height={36} />
            <Typography.Title level={1} style={{ margin: 0, fontSize: 22, flex: 1 }}>
              Halftone
            </Typography.Title>
            <ThemeButton />
            <LanguageButton />
          </Flex>
          <Typography.Text type="secondary">{t('session.lead')}</Typography.Text>
          {signIn.error === null ? null : <SignInFailure error={signIn.error} usesCode={usesCode} />}
          <Form<{ token: string }>
            layout="vertical"
            requiredMark={false}
            onFinish={({ token }) => {
              signIn.mutate({ token: token.trim() });
            }}
          >
            <Form.Item
              name="token"
              label={t('session.token')}
              extra={t('session.tokenHint')}
              rules={[{ required: true, whitespace: true, message: t('form.required') }]}
            >
              <Password autoFocus autoComplete="off" maxLength={512} />
            </Form.Item>
            <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
              {t('session.submit')}
            </Button>
          </Form>
        </Flex>
      </Card>
    </main>
  );
}

function SignInFailure({ error, usesCode }: { readonly error: Error; readonly usesCode: boolean }): ReactElement {
  const { t } = useTranslation();
  if (error instanceof SessionNotKept) {
    // Over plain HTTP a browser drops cookies marked Secure. The cookies of an https PUBLIC_URL are marked so.
    const why = location.protocol === 'http:' ? t('session.notKeptHttp') : t('session.notKeptBlocked');
    return <Alert type="error" showIcon role="alert" title={t('session.notKept')} description={why} />;
  }
  if (hasStatus(error, 401)) {
    const title = usesCode ? t(`session.link.${linkFactOf(error)}`) : t('session.invalid');
    const description = usesCode ? t('session.linkRemedy') : undefined;
    return <Alert type="error" showIcon role="alert" title={title} description={description} />;
  }
  const { title, detail } = writeProblemWords(error, t);
  return <Alert type="error" showIcon role="alert" title={title} description={detail} />;
}

/** Why the API refused a one-time link. */
function linkFactOf(error: Error): keyof typeof words.session.link {
  const link = error instanceof ApiProblem ? error.problem.facts?.['link'] : undefined;
  return typeof link === 'string' && Object.hasOwn(words.session.link, link)
    ? (link as keyof typeof words.session.link)
    : 'unknown';
}

/** Signs in with the code of the link that was opened, once. */
function useLinkCode({ mutate, variables, isPending }: ReturnType<typeof useSignIn>) {
  const waiting = useSyncExternalStore(onLinkCode, () => waitingLinkCode('sign-in'));
  useEffect(() => {
    const code = waiting === null ? null : takeLinkCode('sign-in');
    if (code !== null) mutate({ code });
  }, [mutate, waiting]);
  const usesCode = variables !== undefined && 'code' in variables;
  return { usesCode, isOpening: waiting !== null || (usesCode && isPending) };
}
