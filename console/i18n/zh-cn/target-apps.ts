/** Chinese texts of target apps. */
import type { TargetAppWords } from '../words.js';
import { decideTokens } from './decide-tokens.js';
import { push } from './push.js';
import { rollout } from './rollout.js';

export const targetApps: TargetAppWords = { ...decideTokens, ...push, ...rollout };
