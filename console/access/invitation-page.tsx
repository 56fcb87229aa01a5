/**
 * The page of an invitation's link: what it is for, and Join. For a new user the link signs in. A user who exists signs
 * in first and comes back; the code waits in memory meanwhile.
 */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Flex, Typography } from 'antd';
import { type ReactElement, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiProblem, bodyOf, errorOfLast } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { useMe, useSignIn } from '../api/session.js';
import type { ShownInvitation } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { LanguageButton } from '../app/language-button.js';
import { onLinkCode, takeLinkCode, waitingLinkCode } from '../app/link-code.js';
import { ThemeButton } from '../app/theme-mode.js';
import { words } from '../i18n/words.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { PageLoading } from '../shared/page-loading.js';
import { writeProblemWords } from '../shared/problem-words.js';

export function InvitationPage(): ReactElement {
  const { t } = useTranslation();
  const code = useSyncExternalStore(onLinkCode, () => waitingLinkCode('invitation'));
  const { data, error, isPending } = useQuery({
    queryKey: ['invitation', code],
    queryFn: ({ signal }) => bodyOf(api.POST('/v1/invitations/read', { body: { code: code ?? '' }, signal })),
    enabled: code !== null,
    retry: false,
    staleTime: 0,
  });
  useEffect(() => {
    document.title = `${t('invitations.pageTitle')} · Halftone`;
  }, [t]);
  if (code !== null && isPending) return <PageLoading />;
  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card style={{ width: 'min(480px, 100%)' }}>
        <Flex vertical gap={16}>
          <Flex align="center" gap={12}>
            <Typography.Title level={1} style={{ margin: 0, fontSize: 22, flex: 1 }}>
              {t('invitations.pageTitle')}
            </Typography.Title>
            <ThemeButton />
            <LanguageButton />
          </Flex>
          {code === null ? <NoInvitation /> : null}
          {error === null ? null : <InvitationFailure error={error} />}
          {code === null || data === undefined ? null : <Invited code={code} invitation={data} />}
        </Flex>
      </Card>
    </main>
  );
}

/** The page was opened without a link, or reloaded: the code is not in the address any more. */
function NoInvitation(): ReactElement {
  const { t } = useTranslation();
  return <Alert type="info" showIcon title={t('invitations.noCode')} description={t('invitations.noCodeDetail')} />;
}

function InvitationFailure({ error }: { readonly error: Error }): ReactElement {
  const { t } = useTranslation();
  const why = error instanceof ApiProblem ? error.problem.facts?.['invitation'] : undefined;
  if (isRefusal(why))
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t(`invitations.refused.${why}`)}
        description={t(why === 'limitedToken' ? 'invitations.limited' : 'invitations.askAgain')}
      />
    );
  const { title, detail } = writeProblemWords(error, t);
  return <Alert type="error" showIcon role="alert" title={title} description={detail} />;
}

type Refusal = keyof typeof words.invitations.refused;

function isRefusal(why: unknown): why is Refusal {
  return typeof why === 'string' && Object.hasOwn(words.invitations.refused, why);
}

interface InvitedProps {
  readonly code: string;
  readonly invitation: ShownInvitation;
}

function Invited({ code, invitation }: InvitedProps): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const signIn = useSignIn();
  const accept = useWrite('post', '/v1/invitations/accept', ['me', 'members', 'invitations']);
  const { user, workspace, role, invitedBy, expiresAt, signsIn } = invitation;
  const isSignedInAsUser = me?.user === user;
  const join = () => {
    const onSuccess = () => {
      takeLinkCode('invitation');
      void navigate(`/workspaces/${workspace.id}/mini-programs`, { replace: true });
    };
    if (signsIn) signIn.mutate({ invitation: code }, { onSuccess });
    else accept.mutate({ body: { code } }, { onSuccess });
  };
  const error = errorOfLast(signIn, accept);
  return (
    <>
      <Typography.Text>{t('invitations.invites', { by: invitedBy, workspace: workspace.name })}</Typography.Text>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'user', label: t('field.user'), children: <span className="long-name">{user}</span> },
          { key: 'role', label: t('field.role'), children: t(`role.${role}`) },
          { key: 'expires', label: t('field.expires'), children: time(expiresAt) },
        ]}
      />
      {error === null ? null : <InvitationFailure error={error} />}
      {signsIn || isSignedInAsUser ? (
        <>
          {signsIn ? <Typography.Text type="secondary">{t('invitations.later')}</Typography.Text> : null}
          <Button type="primary" block loading={signIn.isPending || accept.isPending} onClick={join}>
            {t('invitations.join', { user })}
          </Button>
        </>
      ) : (
        <>
          <Alert type="warning" showIcon title={t('invitations.signInFirst', { user })} />
          <Button
            type="primary"
            block
            onClick={() => void navigate('/sign-in', { state: { from: '/invitation', asOther: true } })}
          >
            {t('session.submit')}
          </Button>
        </>
      )}
    </>
  );
}
