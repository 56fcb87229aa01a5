/** Every scenario on the world apart, in the order in which they are played. */
import { combined } from './everything.js';
import { losses } from './losses.js';
import { networks } from './network.js';
import { plans } from './plans.js';
import type { Scenario } from './scenario.js';
import { temporals } from './temporals.js';

export const allScenarios: readonly Scenario[] = [...losses, ...networks, ...temporals, ...plans, ...combined];
