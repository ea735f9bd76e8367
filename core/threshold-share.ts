/** A mean of power or heart rate by the threshold of its kind; null where either is not known. */
export const thresholdShare = (mean: number | null, threshold: number | null): number | null =>
  mean === null || !threshold ? null : mean / threshold;
