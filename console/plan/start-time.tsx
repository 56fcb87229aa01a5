/** When a plan starts: at once, or at a local time of a zone, with the instant that this is. */
import { Flex, Radio, Select } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalTime } from '../../domain/plan/plan.js';
import { ExactTime } from '../shared/since.js';
import { useIsUtc } from '../shared/time-zone.js';
import { browserZone, localWords, zoneChoices } from '../shared/zones.js';
import { instantOf } from './local-instant.js';
import { TextField } from './text-field.js';

interface StartTimeProps {
  /** Null: at once. */
  readonly start: LocalTime | null;
  readonly isTried: boolean;
  /** In place of "at once". */
  readonly asItIs?: ReactNode;
  readonly onChange: (start: LocalTime | null) => void;
}

export function StartTime({ start, isTried, asItIs, onChange }: StartTimeProps): ReactElement {
  const { t } = useTranslation();
  const isUtc = useIsUtc();
  return (
    <fieldset className="fields">
      <legend>{t('planStart.when')}</legend>
      <Flex vertical gap={8}>
        <Radio.Group
          value={start === null ? 'now' : 'later'}
          onChange={({ target }) => {
            onChange(target.value === 'now' ? null : { local: '', zone: isUtc ? 'UTC' : browserZone() });
          }}
          options={[
            { value: 'now', label: asItIs ?? t('planStart.now') },
            { value: 'later', label: t('planStart.later') },
          ]}
        />
        {start === null ? null : <LocalTimeFields {...{ start, isTried, onChange }} />}
      </Flex>
    </fieldset>
  );
}

/** The choice to leave the start as it is. */
export function SameStart({ at }: { readonly at: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {t('planEdit.sameStart')} <ExactTime at={at} />
    </>
  );
}

/** Also while the time is incomplete. */
export function isLate({ local, zone }: LocalTime): boolean {
  return (instantOf(local, zone)?.atMs ?? 0) <= Date.now();
}

function LocalTimeFields({ start, isTried, onChange }: StartTimeProps & { readonly start: LocalTime }): ReactElement {
  const { t } = useTranslation();
  const [zones] = useState(zoneChoices);
  return (
    <>
      <TextField
        id="plan-start"
        type="datetime-local"
        label={t('planStart.time')}
        text={start.local}
        fault={isTried && isLate(start) ? t('planStart.problem.past') : null}
        onChange={(local) => {
          onChange({ ...start, local });
        }}
      />
      <Flex gap="4px 8px" align="center" wrap>
        <label htmlFor="plan-zone">{t('planStart.zone')}</label>
        <Select
          id="plan-zone"
          showSearch
          options={zones}
          value={start.zone}
          style={{ width: 260 }}
          onChange={(zone) => {
            onChange({ ...start, zone });
          }}
        />
      </Flex>
      <InstantOf {...start} />
    </>
  );
}

/** The same time for the viewer and in UTC, and what a change of clocks does to it. */
function InstantOf({ local, zone }: LocalTime): ReactElement {
  const { t } = useTranslation();
  const instant = instantOf(local, zone);
  const shown = [...new Set([browserZone(), 'UTC'])];
  return (
    <div className="quiet" aria-live="polite" data-testid="plan-start-instant">
      {instant === null ? null : (
        <>
          {instant.clocks === 'SHOW' ? null : (
            <div>{t(`planStart.clocks.${instant.clocks}`, { zone, time: localWords(instant.atMs, zone) })}</div>
          )}
          {shown.map((one) => (
            <div key={one}>{t('planStart.in', { zone: one, time: localWords(instant.atMs, one) })}</div>
          ))}
        </>
      )}
    </div>
  );
}
