/** Decisions by minute. */
import type { Variant } from '../../../domain/serving/assign.js';
import type { TargetKeyColumns } from './columns.js';

export interface ExposureTable extends TargetKeyColumns {
  minute: Date;
  variant: Variant;
  /** Empty when no release was served. */
  release_id: string;
  decisions: number;
}
