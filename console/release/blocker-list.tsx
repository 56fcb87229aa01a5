/** Blockers of a release: what it waits for, since when, and which roles can clear it with which command. */
import { ClockCircleOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BlockerCode } from '../../domain/release/blockers.js';
import {
  type CommandType,
  isStopCommand,
  type ReleaseCommandType,
  type TargetCommandType,
} from '../../domain/release/command-catalog.js';
import type { Blocker } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Since } from '../shared/since.js';
import { holderIn } from './rejection-words.js';

/** The next-step sentence already says these. */
const saidElsewhere: readonly string[] = ['TYPE_NOT_CHOSEN'];

export function BlockerList({ blockers }: { readonly blockers: readonly Blocker[] }): ReactElement | null {
  const { t } = useTranslation();
  const shown = blockers.filter(({ code }) => !saidElsewhere.includes(code));
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t('progress.waitsFor')} className="plain-list">
      {shown.map((blocker) => (
        <li key={blocker.code}>
          <BlockerLine blocker={blocker} />
        </li>
      ))}
    </ul>
  );
}

function BlockerLine({ blocker }: { readonly blocker: Blocker }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const holder = holderIn(blocker.facts);
  const command = blocker.clearedBy?.type;
  return (
    <Flex gap={8} align="baseline">
      <ClockCircleOutlined aria-hidden />
      <div>
        <Typography.Text strong>{t(`blocker.${blocker.code as BlockerCode}`)}</Typography.Text>{' '}
        {holder === null ? null : (
          <Link to={`/releases/${holder.releaseId}`}>
            {t('progress.holder', {
              version: holder.version,
              owner: holder.owner,
              percentage: percent(holder.percentage),
            })}
          </Link>
        )}
        <div>
          <Typography.Text type="secondary">
            <Since at={blocker.since} />
            {' · '}
            {t('clearedBy.label')}:{' '}
            {command === undefined
              ? t(blocker.code === 'STEP_IN_PROGRESS' ? 'clearedBy.superApp' : 'clearedBy.system')
              : `${t(`command.${command satisfies CommandType}`)} (${t(`clearedBy.${rolesThatClear(command)}`)})`}
          </Typography.Text>
        </div>
      </div>
    </Flex>
  );
}

/** G: go-live, R: review, O: operator's emergency, S: stop. */
type RoleGroup = 'G' | 'R' | 'O' | 'S';

const reviewing: readonly string[] = ['approve', 'reject', 'approveOffline', 'rejectOffline'];

/** Roles that may send a command, in four groups: go-live, review, emergency, stop. The API checks permissions. */
function rolesThatClear(command: ReleaseCommandType | TargetCommandType): RoleGroup {
  if (command === 'forceOffline' || command === 'liftSuspension') return 'O';
  if (reviewing.includes(command)) return 'R';
  return isStopCommand(command) ? 'S' : 'G';
}
