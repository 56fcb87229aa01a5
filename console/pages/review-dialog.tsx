/** Decides one review: approve, reject with a reason, or withdraw an own request. Explains each rejection. */
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Modal, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { CommandAnswer, ReleaseCommandBody, Review } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { commandBody } from '../release/command-dialogs.js';
import { CommandDialog } from '../release/command-dialog.js';
import { RefusedHint } from '../release/refused-hint.js';
import { PageLoading } from '../shared/page-loading.js';
import { useFocusReturn } from '../shared/use-focus-return.js';
import { WriteFailure } from '../shared/failure-face.js';

interface ReviewDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** The commands of a review. Other commands of the release are on its own page. */
const deciding = ['approve', 'reject', 'withdraw', 'approveOffline', 'rejectOffline', 'withdrawOffline'] as const;
type Deciding = (typeof deciding)[number];

type ReviewAction = Review['allowedActions'][number] & { readonly type: Deciding };

function isDeciding(action: Review['allowedActions'][number]): action is ReviewAction {
  return (deciding as readonly string[]).includes(action.type);
}

export function ReviewDialog({ id, onClose }: ReviewDialogProps): ReactElement {
  const { t } = useTranslation();
  useFocusReturn();
  const { data: review, error } = useQuery({
    queryKey: ['reviews', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/reviews/{review}', { params: { path: { review: id } }, signal })),
  });
  const release = review?.release;
  const title =
    release === undefined
      ? t('reviews.decide')
      : t('reviews.decideTitle', { release: `${release.miniProgram} ${release.version}` });
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <WriteFailure error={error} />
      {review === undefined ? <PageLoading /> : <ReviewBody review={review} onDone={onClose} />}
    </Modal>
  );
}

function ReviewBody({ review, onDone }: { readonly review: Review; readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const write = useWrite('post', '/v1/releases/{release}/commands', ['reviews', 'release', 'releases']);
  const [rejecting, setRejecting] = useState<'reject' | 'rejectOffline' | null>(null);
  const { release, reason, cancelActive } = review;
  const actions = review.allowedActions.filter(isDeciding);
  const send = (body: ReleaseCommandBody) => {
    const onSuccess = ({ command }: CommandAnswer) => {
      if (command.outcome === 'RECEIVED')
        void message.info(t('sending.waiting', { command: t(`command.${body.type}`) }), 10);
      onDone();
    };
    write.mutate({ params: { path: { release: release.id } }, body }, { onSuccess });
  };
  const act = (type: Deciding) => {
    if (type === 'reject' || type === 'rejectOffline') setRejecting(type);
    else send(commandBody(type));
  };
  const shown = actions.filter(({ allowed }) => allowed);
  const rejection = actions.find(
    ({ type, rejection }) =>
      type.startsWith('approve') &&
      rejection !== undefined &&
      rejection.code !== 'WRONG_STATUS' &&
      rejection.code !== 'NO_OPEN_REVIEW',
  )?.rejection;
  return (
    <Flex vertical gap={12}>
      <Typography.Text>
        {t(`reviews.kind.${review.kind}`)} ·{' '}
        <Link to={`/releases/${release.id}`}>
          {release.targetApp} · {t(`environment.${release.environment}`)}
        </Link>
      </Typography.Text>
      {reason === undefined ? null : <Typography.Text className="long-name">“{reason}”</Typography.Text>}
      {cancelActive ? <Alert type="warning" showIcon title={t('reviews.cancelActive')} /> : null}
      {rejection === undefined ? null : <Alert type="info" showIcon title={<RefusedHint rejection={rejection} />} />}
      {shown.length === 0 && rejection === undefined ? (
        <Alert type="info" showIcon title={t('reviews.notYours')} />
      ) : null}
      <WriteFailure error={write.error} />
      <Flex gap={8} wrap justify="flex-end">
        {shown.map(({ type }) => (
          <Button
            key={type}
            type={type.startsWith('approve') ? 'primary' : 'default'}
            danger={type.startsWith('reject')}
            loading={write.isPending}
            onClick={() => {
              act(type);
            }}
          >
            {t(`command.${type}`)}
          </Button>
        ))}
      </Flex>
      {rejecting === null ? null : (
        <CommandDialog
          command={rejecting}
          title={t('dialog.title', { command: t(`command.${rejecting}`) })}
          confirmLabel={t(`command.${rejecting}`)}
          facts={{}}
          onClose={() => {
            setRejecting(null);
          }}
          onConfirm={(answers) => {
            setRejecting(null);
            send(commandBody(rejecting, answers));
          }}
        />
      )}
    </Flex>
  );
}
