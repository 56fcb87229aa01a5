/**
 * The main English texts in one chunk. A status, phase, command, blocker or rejection of the domain without a text does
 * not compile.
 */
import type { BlockerCode } from '../../../domain/release/blocker-types.js';
import type { CommandType } from '../../../domain/release/command-catalog.js';
import type { CredentialEventType, RegistryEventType } from '../../../domain/registry/registry-event-type.js';
import type { ReleaseEventType, TargetEventType } from '../../../domain/release/event-types.js';
import type { RejectionCode } from '../../../domain/release/rejections.js';
import type { GrayPhase, ReleaseStatus, TerminalReason } from '../../../domain/release/release.js';
import type { Availability } from '../../../domain/target/target.js';
import type { Environment } from '../../../domain/registry/target-app.js';
import { catalog } from './catalog.js';
import { common } from './common.js';
import { exposure } from './exposure.js';
import { history } from './history.js';
import { progress } from './progress.js';
import { lists } from './lists.js';
import { overview } from './overview.js';
import { rejections } from './rejections.js';
import { release } from './release.js';

interface DomainWords {
  readonly status: Record<ReleaseStatus, string>;
  readonly phase: Record<GrayPhase['name'], string>;
  readonly ending: Record<TerminalReason, string>;
  readonly blocker: Record<BlockerCode, string>;
  readonly command: Record<CommandType, string>;
  readonly event: Record<ReleaseEventType | TargetEventType | RegistryEventType | CredentialEventType, string>;
  readonly rejection: Record<RejectionCode, string>;
  readonly remedy: Record<RejectionCode, string>;
  readonly availability: Record<Availability, string>;
  readonly environment: Record<Environment, string>;
}

export const en = {
  ...common,
  ...release,
  ...rejections,
  ...progress,
  ...catalog,
  ...exposure,
  ...history,
  ...overview,
  ...lists,
} satisfies DomainWords;
