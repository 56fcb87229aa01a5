/** One entry of a history: when, what with its values, who by which role, why, and how a command ended. */
import { Tag } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlanDifference } from '../../domain/plan/plan-difference.js';
import type { PlanStartView } from '../../domain/plan/plan-view.js';
import type { FreezePassed } from '../../domain/release/freeze.js';
import type { LedgerCommand, TrailEvent } from '../api/types.js';
import { withTexts } from '../i18n/language.js';
import { useFormats } from '../i18n/use-language.js';
import { isKeyOf, words } from '../i18n/words.js';
import { lazyPart } from '../shared/lazy-part.js';
import { ExactTime } from '../shared/since.js';
import { endingIn, type HistoryEntry, sharesAround } from './history.js';
import { outcomeColors, WithdrawButton } from './ledger-table.js';
import { actingRoleWords, rejectionWords } from './rejection-words.js';
import { rejectionOf } from './command-state.js';
import { useCommandWords } from './use-command-words.js';

const DeliveryWords = lazyPart(
  withTexts('administration', async () => (await import('./delivery-words.js')).DeliveryWords),
);
const FreezeBadges = lazyPart(
  withTexts('windows', async () => (await import('../window/freeze-passed.js')).FreezeBadges),
);

const PlanEditWords = lazyPart(
  withTexts('plans', async () => (await import('../plan/plan-edit-words.js')).PlanEditWords),
);

const PlanStartWords = lazyPart(
  withTexts('plans', async () => (await import('../plan/plan-start-words.js')).PlanStartWords),
);

export function HistoryLine({ entry }: { readonly entry: HistoryEntry }): ReactElement {
  return (
    <li className="history-line">
      <span className="quiet">
        <ExactTime at={entry.at} />
      </span>
      <div className="long-name">
        <EntryWords entry={entry} />
      </div>
    </li>
  );
}

function EntryWords({ entry }: { readonly entry: HistoryEntry }): ReactElement {
  switch (entry.kind) {
    case 'event':
      return <EventWords event={entry.event} role={entry.role} />;
    case 'command':
      return <CommandWords command={entry.command} />;
    case 'delivery':
      return <DeliveryWords delivery={entry.delivery} />;
  }
}

interface EventWordsProps {
  readonly event: TrailEvent;
  readonly role: string | undefined;
}

function EventWords({ event, role }: EventWordsProps): ReactElement {
  const { t } = useTranslation();
  const { eventLabel, withShare, actorLabel } = useCommandWords();
  const { type, actor, after } = event;
  const { from, to } = sharesAround(event);
  const ending = endingIn(event);
  const successor = ending?.byRelease ?? null;
  const releaseType =
    type === 'TypeChosen' && after?.['releaseType'] === 'GRAYSCALE' ? t('releaseType.GRAYSCALE') : null;
  // The actor of a plain cancellation is in the line anyway.
  const label =
    ending !== null && ending.reason !== 'CANCELED' && isKeyOf(words.ending, ending.reason)
      ? t(`ending.${ending.reason}`, { by: actorLabel(ending.by) })
      : eventLabel(type);
  return (
    <>
      <strong>{releaseType === null ? withShare(label, from, to) : `${label}: ${releaseType}`}</strong>
      <Author actor={actor} role={role} />
      <Reason text={event.reason} />
      <Details after={after ?? {}} />
      {successor === null ? null : (
        <div>
          <Link to={`/releases/${successor}`}>{t('history.successor')}</Link>
        </div>
      )}
    </>
  );
}

function CommandWords({ command }: { readonly command: LedgerCommand }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { commandLabel } = useCommandWords();
  const { type, args, outcome, actor, role, reason } = command;
  const percentage = args['percentage'];
  const label = commandLabel(type);
  return (
    <>
      <strong>{typeof percentage === 'number' ? `${label}: ${percent(percentage)}` : label}</strong>{' '}
      <Tag color={outcomeColors[outcome]}>{t(`outcome.${outcome}`)}</Tag>
      <WithdrawButton command={command} />
      <Author actor={actor} role={role} />
      <Reason text={reason} />
      {outcome === 'REJECTED' ? <div className="quiet">{rejectionWords(rejectionOf(command), t).why}</div> : null}
    </>
  );
}

interface DetailsProps {
  readonly after: NonNullable<TrailEvent['after']>;
}

/** How an increase passed a freeze, when a plan starts, or what an edit changed in it. */
function Details({ after: { freeze, planStart, planEdit } }: DetailsProps): ReactNode {
  return (
    <>
      {freeze === undefined ? null : <FreezeBadges freeze={freeze as FreezePassed} />}
      {planStart === undefined ? null : (
        <div>
          <PlanStartWords {...(planStart as PlanStartView)} />
        </div>
      )}
      {planEdit === undefined ? null : <PlanEditWords edit={planEdit as PlanDifference} />}
    </>
  );
}

function Author({ actor, role }: { readonly actor: string; readonly role: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { actorLabel } = useCommandWords();
  const by = role === undefined ? null : actingRoleWords(role, t);
  return (
    <span className="quiet">
      {' · '}
      {by === null ? actorLabel(actor) : t('history.byRole', { actor: actorLabel(actor), role: by })}
    </span>
  );
}

function Reason({ text }: { readonly text: string | null | undefined }): ReactNode {
  return text === null || text === undefined ? null : <div className="quiet">“{text}”</div>;
}
