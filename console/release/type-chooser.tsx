/** Chooses the release type: a small share of users first, or all users at once. */
import { Button, Flex, Radio, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlocked } from './can-take-over.js';
import { RefusedHint } from './refused-hint.js';
import type { ShownRejection } from './rejection-words.js';

export type ReleaseTypeChoice = 'GRAYSCALE' | 'FULL';

interface TypeChooserProps {
  readonly isBusy: boolean;
  readonly rejections: Record<ReleaseTypeChoice, ShownRejection | null>;
  readonly onChoose: (type: ReleaseTypeChoice) => void;
}

export function TypeChooser({ isBusy, rejections, onChoose }: TypeChooserProps): ReactElement {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReleaseTypeChoice>('GRAYSCALE');
  const rejection = rejections[chosen];
  const choices = [
    { type: 'GRAYSCALE', label: t('chooser.grayscale'), detail: t('chooser.grayscaleDetail') },
    { type: 'FULL', label: t('chooser.full'), detail: t('chooser.fullDetail') },
  ] as const;
  return (
    <Flex vertical gap={16} align="flex-start">
      <Radio.Group
        aria-label={t('chooser.legend')}
        value={chosen}
        onChange={(event) => {
          setChosen(event.target.value as ReleaseTypeChoice);
        }}
      >
        <Flex vertical gap={12}>
          {choices.map(({ type, label, detail }) => (
            <Radio key={type} value={type}>
              <Typography.Text strong>{label}</Typography.Text>
              <br />
              <Typography.Text type="secondary">{detail}</Typography.Text>
            </Radio>
          ))}
        </Flex>
      </Radio.Group>
      <Button
        type="primary"
        loading={isBusy}
        disabled={isBlocked(rejection)}
        onClick={() => {
          onChoose(chosen);
        }}
      >
        {t('action.confirm')}
      </Button>
      {rejection === null ? null : <RefusedHint rejection={rejection} />}
    </Flex>
  );
}
