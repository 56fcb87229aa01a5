/** `halftone-client`: the typed client of the HTTP API, and what its users need around it. See docs/client.md. */
export type { components, operations, paths } from './api-types.generated.js';
export { allItems, type Page } from './all-items.js';
export { NoAnswer, type NoAnswerReason } from './exchange.js';
export { type ClientOptions, type HalftoneClient, halftoneClient } from './halftone-client.js';
export { newId } from './new-id.js';
export {
  type Answer,
  ApiProblem,
  bodyOf,
  type Problem,
  type ProblemOf,
  type RejectionCode,
  type RejectionFacts,
} from './problem.js';
export { type CommandAnswer, type ReleaseCommand, sendCommand, type SendCommandOptions } from './send-command.js';
export {
  NotGenuine,
  type NotGenuineReason,
  type ReceivedWebhook,
  type TargetChanged,
  verifyWebhook,
  type VerifyOptions,
  type WebhookEvent,
  type WebhookTest,
} from './verify-webhook.js';
export { type Progress, waitFor, type WaitForOptions } from './wait-for.js';
