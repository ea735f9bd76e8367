/** A mean by its threshold; null where either is not known. */
export const shareOf = (mean: number | null, threshold: number | null): number | null =>
  mean === null || !threshold ? null : mean / threshold;
