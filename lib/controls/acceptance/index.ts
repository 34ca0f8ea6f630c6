import type { AcceptanceRecord, Facts } from '../../declaration';
import type { TenantOutcomes } from '../tenant-outcomes';
import { acceptable } from './acceptable';
import { compensated } from './compensated';
import { complete } from './complete';
import { covering } from './covering';
import { inForce } from './in-force';
import { limited } from './limited';
import { listedApprover } from './listed-approver';
import { reviewed } from './reviewed';
import type { AcceptanceRule } from './rule';
import { twoPeople } from './two-people';
import { unchanged } from './unchanged';
import { used } from './used';

/** Controls of acceptances themselves. */
export const acceptanceControls: readonly AcceptanceRule[] = [
  complete,
  twoPeople,
  listedApprover,
  limited,
  inForce,
  reviewed,
  covering,
  used,
  compensated,
  unchanged,
  acceptable,
];

/** Those without which an acceptance accepts nothing; the first comes first, since the others need what it finds. */
const VOIDING = [complete, twoPeople, listedApprover, limited, inForce, unchanged, compensated];

/** Why an acceptance does not hold, or `undefined` where it holds. */
export function whyNotHolding(record: AcceptanceRecord, facts: Facts, outcomes: TenantOutcomes): string | undefined {
  for (const rule of VOIDING) {
    const failing = rule.failing({ record, facts, outcomes });
    if (failing !== undefined) return `acceptance ${record.id} ${failing.why}`;
  }
  return undefined;
}
