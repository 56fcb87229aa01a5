/** All Chinese texts in one chunk, loaded when the user chooses Chinese. */
import type { FieldErrorWords, Words } from '../words.js';
import { catalog } from './catalog.js';
import { common } from './common.js';
import { exposure } from './exposure.js';
import { history } from './history.js';
import { progress } from './progress.js';
import { decideTokens } from './decide-tokens.js';
import { lists } from './lists.js';
import { fieldError } from './field-errors.js';
import { overview } from './overview.js';
import { push } from './push.js';
import { rejections } from './rejections.js';
import { release } from './release.js';

export const zhCn: Words & FieldErrorWords = {
  ...common,
  ...release,
  ...rejections,
  ...progress,
  ...catalog,
  ...push,
  ...decideTokens,
  ...exposure,
  ...history,
  ...overview,
  ...lists,
  fieldError,
};
