/** Decides a review: approve with an optional reason, reject with one, or withdraw an own request. */
import { Alert, Button, Flex, Form, Modal, Typography } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseCommandBody, Review } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { commandBody, stepDecision } from '../release/command-dialogs.js';
import { RefusedHint } from '../release/refused-hint.js';
import type { CommandSender } from '../release/use-command-sender.js';
import { Card } from '../shared/card.js';
import { Deciders } from './deciders.js';
import { useFocusReturn } from '../shared/use-focus-return.js';
import { useReasonField } from '../shared/use-reason-field.js';

const commandsOf = {
  RELEASE: { approve: 'approve', reject: 'reject', withdraw: 'withdraw' },
  OFFLINE: { approve: 'approveOffline', reject: 'rejectOffline', withdraw: 'withdrawOffline' },
  STEP: { approve: 'approveStep', reject: 'rejectStep', withdraw: null },
} as const;

type Decided = (typeof commandsOf)[Review['kind']]['approve' | 'reject'];

function bodyOf(type: Decided, review: string, text: string): ReleaseCommandBody {
  if (type === 'approveStep' || type === 'rejectStep') return stepDecision(type, review, text);
  return commandBody(type, { reason: text });
}

const reasonId = 'decision-reason';

interface DecideCardProps {
  readonly review: Review;
  readonly sender: Pick<CommandSender<ReleaseCommandBody>, 'isBusy' | 'send'>;
}

export function DecideCard({ review, sender }: DecideCardProps): ReactElement {
  const { t } = useTranslation();
  const { approve, reject, withdraw } = commandsOf[review.kind];
  const actionOf = (type: string) => review.allowedActions.find((action) => action.type === type);
  const mayReject = actionOf(reject)?.allowed === true;
  const rejection = actionOf(approve)?.rejection;
  return (
    <Card title={<h2 className="card-title">{t('reviews.decide')}</h2>}>
      <Flex vertical gap={12}>
        {review.deciders === undefined ? null : <Deciders {...review.deciders} targetApp={review.release.targetApp} />}
        {rejection === undefined ? null : <Alert type="info" showIcon title={<RefusedHint rejection={rejection} />} />}
        {mayReject ? (
          <Decision review={review} sender={sender} mayApprove={actionOf(approve)?.allowed === true} />
        ) : null}
        {withdraw !== null && actionOf(withdraw)?.allowed === true ? (
          <Button
            disabled={sender.isBusy}
            onClick={() => {
              sender.send(commandBody(withdraw));
            }}
          >
            {t(`command.${withdraw}`)}
          </Button>
        ) : null}
      </Flex>
    </Card>
  );
}

interface DecisionProps extends DecideCardProps {
  readonly mayApprove: boolean;
}

function Decision({ review, sender, mayApprove }: DecisionProps): ReactElement {
  const { t } = useTranslation();
  const { text, isMissing, withText, field } = useReasonField(reasonId);
  const [isConfirming, setIsConfirming] = useState(false);
  const { approve, reject } = commandsOf[review.kind];
  const send = (type: typeof approve | typeof reject) => {
    sender.send(bodyOf(type, review.id, text));
  };
  return (
    <>
      <Form layout="vertical" requiredMark={false}>
        <Form.Item
          label={t('form.reason')}
          htmlFor={reasonId}
          extra={t('reviews.reasonHint')}
          style={{ marginBottom: 0 }}
          {...(isMissing ? { validateStatus: 'error', help: t('form.required') } : {})}
        >
          <TextArea rows={3} {...field} />
        </Form.Item>
      </Form>
      <Flex gap={8} wrap>
        {mayApprove ? (
          <Button
            type="primary"
            danger={review.kind === 'OFFLINE'}
            loading={sender.isBusy}
            onClick={() => {
              if (review.kind === 'OFFLINE') setIsConfirming(true);
              else send(approve);
            }}
          >
            {t(`command.${approve}`)}
          </Button>
        ) : null}
        <Button
          danger={review.kind !== 'OFFLINE'}
          disabled={sender.isBusy}
          onClick={() => {
            withText(() => {
              send(reject);
            });
          }}
        >
          {t(`command.${reject}`)}
        </Button>
      </Flex>
      {isConfirming ? (
        <OfflineDialog
          review={review}
          onClose={() => {
            setIsConfirming(false);
          }}
          onConfirm={() => {
            setIsConfirming(false);
            send(approve);
          }}
        />
      ) : null}
    </>
  );
}

interface OfflineDialogProps {
  readonly review: Review;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Names the share of users who lose the mini program, and the releases that end. */
function OfflineDialog({ review, onClose, onConfirm }: OfflineDialogProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  useFocusReturn();
  const { release, loss } = review;
  const { miniProgramName: miniProgram, targetAppName, environment } = release;
  const place = `${targetAppName} · ${t(`environment.${environment}`)}`;
  const share = loss?.percentage ?? 0;
  return (
    <Modal
      open
      title={t('reviews.offlineTitle', { miniProgram, place })}
      okText={t('command.approveOffline')}
      cancelText={t('action.keep')}
      okButtonProps={{ danger: true }}
      onCancel={onClose}
      onOk={onConfirm}
    >
      <Typography.Paragraph strong className="long-name">
        {share === 0 ? t('reviews.noLoss') : t('reviews.loss', { share: percent(share), miniProgram, place })}
      </Typography.Paragraph>
      {(loss?.ends ?? []).map(({ id, version, percentage }) => (
        <Typography.Paragraph key={id}>
          {t('reviews.ends', { version, percentage: percent(percentage) })}
        </Typography.Paragraph>
      ))}
      <Typography.Paragraph>{t('reviews.offlineFinal')}</Typography.Paragraph>
    </Modal>
  );
}
