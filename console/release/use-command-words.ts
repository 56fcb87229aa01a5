/** Texts of ledger and trail entries. Types are open, because a signal sent past the API may have any name. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-language.js';
import { isKeyOf, words } from '../i18n/words.js';

export interface CommandWords {
  readonly commandLabel: (type: string) => string;
  readonly eventLabel: (type: string) => string;
  /** An event of a release, with the share before and after where it changed: `Percentage set: 10 % → 20 %`. */
  readonly changeLabel: (type: string, from: number, to: number) => string;
  /** A label, with the share before and after where it changed. */
  readonly withShare: (label: string, from: number, to: number) => string;
  readonly actorLabel: (actor: string) => string;
}

export function useCommandWords(): CommandWords {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const eventLabel = (type: string) => (isKeyOf(words.event, type) ? t(`event.${type}`) : type);
  const withShare = (label: string, from: number, to: number) =>
    from === to ? label : `${label}: ${t('progress.step', { from: percent(from), to: percent(to) })}`;
  return {
    commandLabel: (type) => (isKeyOf(words.command, type) ? t(`command.${type}`) : type),
    eventLabel,
    changeLabel: (type, from, to) => withShare(eventLabel(type), from, to),
    withShare,
    actorLabel: (actor) => (isKeyOf(words.actor, actor) ? t(`actor.${actor}`) : actor),
  };
}
