/** The changed facts of an event, one on each line. Their names are the API's names in every language. */
import type { ReactElement } from 'react';
import type { TrailEvent } from '../api/types.js';
import { changedFacts } from './changed-facts.js';

export function Changes({ before, after }: Pick<TrailEvent, 'before' | 'after'>): ReactElement {
  return (
    <>
      {changedFacts(before, after).map(({ name, from, to }) => (
        <div key={name} className="long-name">
          <code>{name}</code> {[from, to].filter((value) => value !== undefined).join(' → ')}
          {to === undefined ? ' → –' : ''}
        </div>
      ))}
    </>
  );
}
