/**
 * `halftone-client/openfeature`: an OpenFeature server provider. The flag is the mini program, the value its version.
 * The SDK costs a hundred times the decision. Where that matters, use `halftone-client/decide` directly.
 */
import {
  ErrorCode,
  type EvaluationContext,
  OpenFeatureEventEmitter,
  type Provider,
  ProviderEvents,
  type ResolutionDetails,
} from '@openfeature/server-sdk';
import type { Answer, Decisions } from './decide.js';

/** As in OFREP: `targetingKey` is the user, `targetApp` the super app. */
export class HalftoneProvider implements Provider {
  readonly metadata = { name: 'halftone' };
  readonly runsOn = 'server';
  readonly events = new OpenFeatureEventEmitter();
  readonly #decisions: Decisions;
  readonly #stopListening: () => void;

  /** The caller owns `decisions`: closing the provider does not close them. */
  constructor(decisions: Decisions) {
    this.#decisions = decisions;
    this.#stopListening = decisions.onChange(({ miniProgram }) =>
      this.events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged: [miniProgram] }),
    );
  }

  onClose(): Promise<void> {
    this.#stopListening();
    return Promise.resolve();
  }

  resolveStringEvaluation(
    flagKey: string,
    defaultValue: string,
    context: EvaluationContext,
  ): Promise<ResolutionDetails<string>> {
    const { targetApp, targetingKey } = context;
    if (typeof targetApp !== 'string')
      return failure(defaultValue, ErrorCode.INVALID_CONTEXT, 'The context has no targetApp: the id of the super app.');
    if (targetingKey === undefined)
      return failure(defaultValue, ErrorCode.TARGETING_KEY_MISSING, 'The context has no targetingKey: the user.');
    const answer = this.#decisions.decide(targetApp, flagKey, targetingKey);
    if (answer === undefined) return failure(defaultValue, ErrorCode.FLAG_NOT_FOUND, 'There is no such target.');
    if (answer.version === null)
      return Promise.resolve({ value: defaultValue, variant: 'unavailable', reason: 'DISABLED' });
    return Promise.resolve(detailsOf(answer));
  }

  resolveBooleanEvaluation(_flag: string, defaultValue: boolean): Promise<ResolutionDetails<boolean>> {
    return failure(defaultValue, ErrorCode.TYPE_MISMATCH, onlyStrings);
  }

  resolveNumberEvaluation(_flag: string, defaultValue: number): Promise<ResolutionDetails<number>> {
    return failure(defaultValue, ErrorCode.TYPE_MISMATCH, onlyStrings);
  }

  resolveObjectEvaluation<T>(_flag: string, defaultValue: T): Promise<ResolutionDetails<T>> {
    return failure(defaultValue, ErrorCode.TYPE_MISMATCH, onlyStrings);
  }
}

const onlyStrings = 'The value is a version: ask for a string.';

function detailsOf({ version, variant, reason, releaseId, percentage, revision }: Answer): ResolutionDetails<string> {
  return {
    value: version ?? '',
    variant: variant === 'pilot' ? 'candidate' : variant,
    reason:
      variant === 'pilot'
        ? 'TARGETING_MATCH'
        : variant === 'candidate' || reason === 'NOT_IN_GRAY'
          ? 'SPLIT'
          : 'STATIC',
    flagMetadata: { releaseId: releaseId ?? '', percentage: percentage ?? 0, revision },
  };
}

function failure<T>(value: T, errorCode: ErrorCode, errorMessage: string): Promise<ResolutionDetails<T>> {
  return Promise.resolve({ value, errorCode, errorMessage, reason: 'ERROR' });
}
