import type { EntraSettings, Facts, Meaning } from '../declaration';
import type { Cloud, Kind, Origin, Posture } from '../posture';
import type { Day } from '../values';
import type { TenantOutcomes } from './tenant-outcomes';

/** How much it weighs: `fatal` can never be accepted, `required` stops synthesis, `advisory` is told. */
export type Level = 'advisory' | 'required' | 'fatal';

/** A document that the control comes from: `CISA MS.AAD.1.1v1`, `CIS AWS v7 3.1.4`, `NIST 800-53 AC-3`. */
export interface Reference {
  readonly source: string;
  readonly id: string;
}

/** A control unmet (or not shown to be met) at a place. */
export interface Finding {
  /** What is weak: a Terraform address, or the service where no resource is there. */
  readonly subject: string;
  /** The places of what is weak: file or stack, address, argument. */
  readonly origins: readonly Origin[];
  /** The weakness as sets, by which an acceptance covers it or not. */
  readonly meaning: Meaning;
  /** What was found, in a sentence without a full stop. */
  readonly given: string;
  /** How to put it right, in a sentence without a full stop. */
  readonly remedy: string;
  /** Where one cause leaves several controls unmet or unknown, each in words of its own: what was found, for all of them. */
  readonly cause?: string;
  /** Path in the declaration (`acceptances.0`), where it is about something declared and not about a resource. */
  readonly declared?: string;
}

/** What a control says of one subject before anybody accepted anything: `accepted` is the judge's word. */
export type Outcome =
  | { readonly verdict: 'met'; readonly by: readonly string[]; readonly onApply?: true }
  | { readonly verdict: 'unmet'; readonly finding: Finding }
  | { readonly verdict: 'unknown'; readonly finding: Finding; readonly assumption: string }
  | { readonly verdict: 'notApplicable'; readonly because: string }
  | {
      readonly verdict: 'outOfReach';
      /** What a person does instead. */
      readonly because: string;
      readonly attested?: Attested;
    };

/** What somebody states to have seen in place. */
export interface Attested {
  readonly on: string;
  readonly by: string;
  readonly evidence: string;
  /** Why it does not count any more, or not yet. */
  readonly stale?: string;
}

/** Facts that a control can need; each names a part of the declaration. */
export type FactName = 'service' | 'breakGlass' | 'deployer' | 'networks' | 'risks' | 'suppliers' | 'humans';

/** What is judged: one service (AWS: one account) with its settings. */
export interface Situation {
  /** The service's own posture. */
  readonly posture: Posture;
  /** Absent where nobody declared anything: controls that need a fact are unknown then. */
  readonly facts?: Facts;
  /** The posture of another service of the same tenant; `undefined` where it was not read. */
  elsewhere(service: string): Posture | undefined;
  /** The other service's facts. */
  elsewhereFacts(service: string): Facts | undefined;
  /** The posture of the AWS organization of the same service; `undefined` where it has no stack, or it was not read. */
  organization(): Posture | undefined;
  /** The posture of an account of the same AWS service, by its short name; `undefined` where it was not read. */
  account(name: string): Posture | undefined;
  readonly asOf: Day;
  /** What the other controls say of the tenant; unset where a control is tried alone. */
  readonly outcomes?: TenantOutcomes;
}

/** A situation of which the facts are there. */
export interface DeclaredSituation extends Situation {
  readonly facts: Facts;
}

/** One thing that must hold. It judges meaning: it reads no construct path, logical id, display name or Sid. */
export interface Control {
  readonly id: string;
  readonly title: string;
  /** Why it matters: what happens where it does not hold. */
  readonly risk: string;
  readonly remedy: string;
  readonly references: readonly Reference[];
  /** `any`: judged for every declared service. */
  readonly cloud: Cloud | 'any';
  /** What of an AWS service it is judged for. Default: each account. */
  readonly judges?: 'organization' | 'accountsAndOrganization';
  /** `tenant`: no resource at all is unmet; `resource`: none is not applicable; `service`: judged once, from facts alone. */
  readonly scope: 'tenant' | 'resource' | 'service';
  /** A level that no baseline sets: the project's own rules, and what can never be accepted (`fatal`). */
  readonly level?: Level;
  /** It judges acceptances: only where there are some, and it cannot be accepted itself. */
  readonly ofAcceptances?: true;
  /**
   * The construct behind it takes a roll-out stage, so that a declared stage can excuse it for a while; `onOff` where it is
   * rendered in stage `enforced` alone, since there is nothing between.
   */
  readonly staged?: true | 'onOff';
  /** Whether the settings of a directory ask for it, as a baseline would. */
  readonly askedBy?: (settings: EntraSettings) => boolean;
  /** No resource of azuread sets it: a person does, and attests to it, unless the msgraph provider writes it (`reads`). */
  readonly byHand?: true;
  /** Facts without which the outcome is unknown; `check` runs only when all are there. */
  readonly needs: readonly FactName[];
  /** Every [kind, field] whose weakening it finds. */
  readonly reads: readonly (readonly [Kind, string])[];
  check(situation: Situation): readonly Outcome[];
}

/** Sorts and completes a meaning; unset sets are empty. */
export function meaningOf(parts: Partial<Meaning>): Meaning {
  const set = (items: readonly string[] | undefined) => [...new Set(items ?? [])].sort();
  return {
    principals: set(parts.principals),
    targets: set(parts.targets),
    networks: set(parts.networks),
    settings: set(parts.settings),
  };
}
