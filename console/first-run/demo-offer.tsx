/** Offers to fill an empty installation with a demonstration, and says how far it is. */
import { useMutation } from '@tanstack/react-query';
import { Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queryClient } from '../api/query-client.js';
import { useForbidden } from '../app/use-forbidden.js';
import { Card } from '../shared/card.js';
import { WriteFailure } from '../shared/failure-face.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { type DemoNames, demoSteps, fillDemo } from './fill-demo.js';
import { setGuideState } from './guide-state.js';

export function DemoOffer(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const forbidden = useForbidden('createWorkspace', {});
  const [done, setDone] = useState(0);
  const names: DemoNames = {
    workspace: t('demo.workspace'),
    targetApp: t('demo.targetApp'),
    weather: t('demo.weather'),
    tickets: t('demo.tickets'),
    pauseReason: t('reasons.supportCalls'),
  };
  const fill = useMutation({
    mutationFn: () => {
      setDone(0);
      return fillDemo(names, () => {
        setDone((before) => before + 1);
      });
    },
    onSuccess: async () => {
      setGuideState('hidden');
      await queryClient.invalidateQueries();
      await navigate('/');
    },
  });
  return (
    <Card title={<h2 className="card-title">{t('demo.title')}</h2>}>
      <Typography.Paragraph>{t('demo.lead')}</Typography.Paragraph>
      <WriteFailure error={fill.error} />
      <RefusableButton
        why={forbidden}
        loading={fill.isPending}
        onClick={() => {
          fill.mutate();
        }}
      >
        {t('demo.fill')}
      </RefusableButton>{' '}
      <span role="status" className="quiet">
        {fill.isPending ? t('demo.progress', { done, count: demoSteps }) : ''}
      </span>
    </Card>
  );
}
