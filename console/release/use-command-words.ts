/** Texts of ledger and trail entries. Types are open, because a signal sent past the API may have any name. */
import { useTranslation } from 'react-i18next';
import { en } from '../i18n/words.js';

export interface CommandWords {
  readonly commandLabel: (type: string) => string;
  readonly eventLabel: (type: string) => string;
  readonly actorLabel: (actor: string) => string;
}

export function useCommandWords(): CommandWords {
  const { t } = useTranslation();
  return {
    commandLabel: (type) => (isKeyOf(en.command, type) ? t(`command.${type}`) : type),
    eventLabel: (type) => (isKeyOf(en.event, type) ? t(`event.${type}`) : type),
    actorLabel: (actor) => (isKeyOf(en.actor, actor) ? t(`actor.${actor}`) : actor),
  };
}

function isKeyOf<Words extends object>(words: Words, key: string): key is Extract<keyof Words, string> {
  return Object.hasOwn(words, key);
}
