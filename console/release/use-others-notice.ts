/** Notifies the operator of other users' commands on the shown release: author, command, outcome. */
import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { useCommandWords } from './use-command-words.js';

export function useOthersNotice(progress: Progress, me: string): void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { commandLabel, actorLabel } = useCommandWords();
  const { lastCommands } = progress;
  const seen = useRef(new Set(lastCommands.filter(({ outcome }) => outcome !== 'RECEIVED').map(({ id }) => id)));
  useEffect(() => {
    for (const { id, actor, type, outcome } of lastCommands) {
      if (outcome === 'RECEIVED' || seen.current.has(id)) continue;
      seen.current.add(id);
      if (actor === me) continue;
      const words = { actor: actorLabel(actor), command: commandLabel(type), outcome: t(`outcome.${outcome}`) };
      void message.info(t('sending.byOther', words), 5);
    }
  }, [lastCommands, me, message, t, commandLabel, actorLabel]);
}
