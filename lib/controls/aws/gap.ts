import type { Meaning } from '../../declaration';
import type { Origin, Val } from '../../posture';
import type { Answer } from '../../requests';
import { meaningOf, type Outcome } from '../control';

/** One thing that a control wants and does not see. */
export interface Gap {
  /** What was found, as a part of a sentence. */
  readonly given: string;
  readonly meaning: Partial<Meaning>;
  readonly origins: readonly Origin[];
  /** Set where the gap is not certain: what has to be true for it not to be one. */
  readonly assumption?: string;
}

interface Judged {
  readonly subject: string;
  readonly remedy: string;
  /** What holds of every gap of the subject. */
  readonly meaning: Partial<Meaning>;
  readonly gaps: readonly Gap[];
  /** Addresses that meet the control together. */
  readonly by: readonly string[];
}

/**
 * The outcome on one subject. One certain gap makes it unmet; what is not known is part of the meaning then too, so that
 * an acceptance of the certain gap does not cover it.
 */
export function outcomeOf({ subject, remedy, meaning, gaps, by }: Judged): Outcome {
  if (gaps.length === 0) return { verdict: 'met', by: [...new Set(by)].sort() };
  const parts = [meaning, ...gaps.map((gap) => gap.meaning)];
  const union = (set: keyof Meaning) => parts.flatMap((part) => part[set] ?? []);
  const finding = {
    subject,
    origins: gaps.flatMap(({ origins }) => origins),
    meaning: meaningOf({
      principals: union('principals'),
      targets: union('targets'),
      networks: union('networks'),
      settings: union('settings'),
    }),
    given: [...new Set(gaps.map(({ given }) => given))].join('; '),
    remedy,
  };
  const assumptions = gaps.flatMap(({ assumption }) => assumption ?? []);
  if (assumptions.length < gaps.length) return { verdict: 'unmet', finding };
  return { verdict: 'unknown', finding, assumption: [...new Set(assumptions)].join('; ') };
}

/** The gap that a setting leaves, if any. `holds` is asked with `undefined` where the setting is not set. */
export function settingGaps<T extends string | boolean>(
  name: string,
  value: Val<T>,
  holds: (value: T | undefined) => boolean,
): Gap[] {
  const gap = (state: string, given: string, assumption?: string): Gap[] => [
    {
      given,
      meaning: { settings: [`${name}=${state}`] },
      origins: [value.at],
      ...(assumption === undefined ? {} : { assumption }),
    },
  ];
  if (value.is === 'known') return holds(value.value) ? [] : gap(String(value.value), `${name} is ${value.value}`);
  if (value.is === 'absent') return holds(undefined) ? [] : gap('unset', `${name} is not set`);
  if (value.is === 'unknown' && value.why === 'ignored') {
    return gap('ignored', `${name} is under ignore_changes, so that what is written here is never put in place`);
  }
  return gap('unknown', `${name} is known only after apply`, `${name} turns out as wanted`);
}

/** The gap turned into one that hangs on an assumption. */
export function provided(assumption: string, gap: Gap): Gap {
  return { ...gap, assumption: gap.assumption ?? assumption };
}

/** Whether the value holds; `no` for what `ignore_changes` keeps from being put in place. */
export function holds<T>(value: Val<T>, wanted: (value: T | undefined) => boolean): Answer {
  if (value.is === 'known') return wanted(value.value) ? 'yes' : 'no';
  if (value.is === 'absent') return wanted(undefined) ? 'yes' : 'no';
  return value.is === 'unknown' && value.why === 'ignored' ? 'no' : 'unknown';
}
