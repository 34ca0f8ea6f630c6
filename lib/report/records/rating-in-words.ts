import type { Rating } from '../../declaration';

export const RATING_IN_WORDS: Readonly<Record<Rating, string>> = {
  veryLow: 'very low',
  low: 'low',
  moderate: 'moderate',
  high: 'high',
  veryHigh: 'very high',
};

export function rated(rating: Rating | undefined): string {
  return rating === undefined ? 'not rated' : RATING_IN_WORDS[rating];
}
