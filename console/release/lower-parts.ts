/** What a release page shows below its controls. One module, because each one that loads later costs a request. */
export { ReleaseTabs } from './release-tabs.js';
export { SideCards } from './side-cards.js';
