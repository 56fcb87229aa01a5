/** Columns shared by the ledger and the trails: time, author, action with reason. */
import { Typography } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrailEvent } from '../api/types.js';
import type { Column } from '../shared/data-table.js';
import { ExactTime } from '../shared/since.js';
import { sharesAround } from './history.js';
import { useCommandWords } from './use-command-words.js';

export function useWhenColumn<Item>(timeOf: (item: Item) => string): Column<Item> {
  const { t } = useTranslation();
  return { key: 'at', title: t('field.at'), render: (item) => <ExactTime at={timeOf(item)} /> };
}

export function useActorColumn<Item extends { readonly actor: string }>(): Column<Item> {
  const { t } = useTranslation();
  const { actorLabel } = useCommandWords();
  return {
    key: 'by',
    title: t('field.by'),
    render: ({ actor }) => <span className="long-name">{actorLabel(actor)}</span>,
  };
}

type TrailEntry = Pick<TrailEvent, 'at' | 'actor' | 'type' | 'before' | 'after' | 'reason'>;

/** Time, author and event of the entries of a trail. */
export function useTrailColumns<Item extends TrailEntry>(): Column<Item>[] {
  return [useWhenColumn<Item>(({ at }) => at), useActorColumn<Item>(), useEventColumn<Item>()];
}

/** With the share before and after where it changed. */
function useEventColumn<Item extends TrailEntry>(): Column<Item> {
  const { t } = useTranslation();
  const { changeLabel } = useCommandWords();
  return {
    key: 'event',
    title: t('trail.event'),
    render: (event) => {
      const { from, to } = sharesAround(event);
      return <WithReason reason={event.reason}>{changeLabel(event.type, from, to)}</WithReason>;
    },
  };
}

interface WithReasonProps {
  readonly reason: string | null | undefined;
  readonly children: ReactNode;
}

/** An action, with its author's reason below it. */
export function WithReason({ reason, children }: WithReasonProps): ReactElement {
  return (
    <>
      {children}
      {reason === null || reason === undefined ? null : (
        <div className="long-name">
          <Typography.Text type="secondary">“{reason}”</Typography.Text>
        </div>
      )}
    </>
  );
}
