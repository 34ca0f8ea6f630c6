/** The steps of a rating, from the least to the worst (NIST SP 800-30). */
export const RATINGS = ['veryLow', 'low', 'moderate', 'high', 'veryHigh'] as const;

export type Rating = (typeof RATINGS)[number];
