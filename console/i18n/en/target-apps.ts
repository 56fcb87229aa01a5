/** English texts of target apps. They are loaded with their pages, and with the settings of a workspace. */
import { decideTokens } from './decide-tokens.js';
import { push } from './push.js';
import { rollout } from './rollout.js';

export const targetApps = { ...decideTokens, ...push, ...rollout };
