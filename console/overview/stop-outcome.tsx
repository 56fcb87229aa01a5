/** What became of a stop of several releases. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isRejectionCode } from '../../domain/release/rejections.js';
import type { BatchStopAnswer } from '../api/types.js';
import { releaseName, type NamedRelease } from '../api/releases.js';
import { rejectionWords } from '../release/rejection-words.js';

interface StopOutcomeProps {
  readonly answer: BatchStopAnswer;
  readonly releases: readonly NamedRelease[];
}

/** Counts, and a line for each release that was not stopped. */
export function StopOutcome({ answer, releases }: StopOutcomeProps): ReactElement {
  const { t } = useTranslation();
  const { applied, unchanged, failed, items } = answer;
  const failures = items.flatMap(({ release, problem }) => (problem === undefined ? [] : [{ release, problem }]));
  return (
    <>
      {t('overview.done', { applied, unchanged, failed })}
      {failures.length === 0 ? null : (
        <ul>
          {failures.map(({ release, problem: { code, title, facts, remedy = '' } }) => {
            const words = isRejectionCode(code)
              ? rejectionWords({ code, ...(facts === undefined ? {} : { facts }) }, t)
              : { why: title, remedy };
            return (
              <li key={release}>
                {nameIn(releases, release)}: {words.why} {words.remedy}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

function nameIn(releases: readonly NamedRelease[], id: string): string {
  const release = releases.find((one) => one.id === id);
  return release === undefined ? id : releaseName(release);
}
