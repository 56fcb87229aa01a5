/** Asks for the reason of a stop, sends it, and shows what became of it. Lists of releases share it. */
import { Alert } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BatchStopAnswer } from '../api/types.js';
import { type BatchStopType, StopDialog } from './stop-dialog.js';
import { StopOutcome } from './stop-outcome.js';
import type { NamedRelease } from '../api/releases.js';

interface Asking {
  readonly type: BatchStopType;
  readonly releases: readonly NamedRelease[];
}

/** The answer with the releases as they were when they were stopped: a stopped one can leave the list. */
interface Stopped {
  readonly answer: BatchStopAnswer;
  readonly releases: readonly NamedRelease[];
}

interface Stops {
  readonly ask: (type: BatchStopType, releases: readonly NamedRelease[]) => void;
  readonly outcome: ReactElement | null;
  readonly dialog: ReactElement | null;
}

export function useStops(onDone: () => void = () => undefined): Stops {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  return {
    ask: (type, releases) => {
      setAsking({ type, releases });
    },
    outcome:
      stopped === null ? null : (
        <Alert
          type={stopped.answer.failed === 0 ? 'success' : 'warning'}
          showIcon
          title={<StopOutcome {...stopped} />}
          closable={{
            onClose: () => {
              setStopped(null);
            },
          }}
        />
      ),
    dialog:
      asking === null ? null : (
        <StopDialog
          {...asking}
          onDone={(answer) => {
            setStopped({ answer, releases: asking.releases });
            setAsking(null);
            onDone();
          }}
          onClose={() => {
            setAsking(null);
          }}
        />
      ),
  };
}
