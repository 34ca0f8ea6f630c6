import type { SetOf, Val } from './value';

/** A group (or another resource) that a catalog may hand out. */
export interface CatalogResource {
  readonly catalog: Val<string>;
  /** Id of the group, of the application or of the site. */
  readonly origin: Val<string>;
}

/** What an access package gives to whoever is assigned it. */
export interface PackageResource {
  readonly accessPackage: Val<string>;
  /** The {@link CatalogResource}, by its id. */
  readonly resource: Val<string>;
  /** `Member`, `Owner`; unset it is `Member`. */
  readonly access: Val<string>;
}

/** Who may ask for an access package, who decides, and for how long it is given. */
export interface PackagePolicy {
  readonly accessPackage: Val<string>;
  /** `NoSubjects` lets nobody ask. */
  readonly scope: Val<string>;
  readonly approval: Val<boolean>;
  /** Whether it may be prolonged, and whether somebody approves that. */
  readonly extension: Val<boolean>;
  readonly extensionApproval: Val<boolean>;
  /** Who decides, one set for each stage: object ids, or `requestorManager` and the like. */
  readonly stages: readonly SetOf<string>[];
  /** Those who decide and are groups, or may be. */
  readonly approverGroups: SetOf<string>;
  /** Who may ask, by object id, where the scope is that of named subjects. */
  readonly requestors: SetOf<string>;
  /** Whole days; unset or 0 it is given for good, or until `expiration`. */
  readonly days: Val<string>;
  readonly expiration: Val<string>;
}

/** Who may change what a catalog hands out, and by which policies. */
export interface CatalogRole {
  readonly catalog: Val<string>;
  readonly principal: Val<string>;
}
