import type { SetOf, Val } from './value';

/** Privileged Identity Management for groups: who becomes a member or owner of a group, and until when. */
export interface GroupSchedule {
  /** `active`: as soon as it starts; `eligible`: once the holder activates it, for as long as the group's rules let him. */
  readonly standing: 'active' | 'eligible';
  readonly group: Val<string>;
  readonly principal: Val<string>;
  /** `member`, `owner`. */
  readonly access: Val<string>;
  /** When it ends, as RFC 3339 has it. */
  readonly expiration: Val<string>;
  /** How long it lasts, as ISO 8601 has it. */
  readonly duration: Val<string>;
  readonly permanent: Val<boolean>;
}

/** Whether assignments have to end, and after how long at the latest. What is not written stays as the directory has it. */
export interface Expiry {
  readonly required: Val<boolean>;
  readonly longest: Val<string>;
}

/** Who is written to of an event besides whom Microsoft writes to by default. */
export interface AdminNotification {
  /** `All`, `Critical`. */
  readonly level: Val<string>;
  readonly recipients: SetOf<string>;
}

/** The rules by which membership or ownership of a group is assigned and activated. */
export interface GroupRolePolicy {
  readonly group: Val<string>;
  /** `member`, `owner`. */
  readonly access: Val<string>;
  readonly activation: {
    readonly longest: Val<string>;
    readonly approval: Val<boolean>;
    /** Object ids of the people and groups any of whom approves. */
    readonly approvers: SetOf<string>;
    /** Those of them that are groups, or may be. */
    readonly approverGroups: SetOf<string>;
    readonly justification: Val<boolean>;
    readonly multifactor: Val<boolean>;
    readonly authenticationContext: Val<string>;
    readonly ticket: Val<boolean>;
  };
  readonly eligible: Expiry;
  readonly active: Expiry;
  /** What administrators are told of: somebody is made eligible, is assigned, activates. */
  readonly notifications: {
    readonly eligibleAssignments: AdminNotification;
    readonly activeAssignments: AdminNotification;
    readonly activations: AdminNotification;
  };
}
