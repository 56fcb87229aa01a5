/** A typed word, and the word after a pause in typing, which is sent to the server. */
import { useEffect, useState } from 'react';

const restMs = 200;

export interface SearchWord {
  readonly typed: string;
  readonly sent: string;
  readonly type: (word: string) => void;
}

export function useSearchWord(first = ''): SearchWord {
  const [typed, type] = useState(first);
  const [sent, setSent] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSent(typed.trim());
    }, restMs);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  return { typed, sent, type };
}
