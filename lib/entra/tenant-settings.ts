import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { DomainName, didYouMean, Guid, InvalidValue, quoted } from '../values';
import { GraphSetting } from './msgraph/graph-setting';
import {
  TENANT_SETTING_REQUESTS,
  type TenantSetting,
  type TenantSettingsNeeds,
} from './msgraph/tenant-setting-requests';
import { problemsOf, refuse } from './refusal';

export interface TenantSettingsProps {
  /** Which settings to write. */
  readonly settings: readonly TenantSetting[];
  /**
   * Domains whose passwords do not expire, for `passwordExpiry`; none that is federated.
   *
   * @default - required by `passwordExpiry`
   */
  readonly domains?: readonly string[];
  /**
   * Object id of the group that decides on requests for consent, for `adminConsent`.
   *
   * @default - required by `adminConsent`
   */
  readonly consentReviewers?: string;
  /**
   * Object id of the group that may join devices, for `deviceRegistration`.
   *
   * @default - nobody may
   */
  readonly deviceJoiners?: string;
  /**
   * What is believed of every other directory about its users, for `inboundTrust`.
   *
   * @default - nothing
   */
  readonly inboundTrust?: readonly ('mfa' | 'compliantDevice' | 'hybridDevice')[];
}

const KNOWN = Object.keys(TENANT_SETTING_REQUESTS) as readonly TenantSetting[];

/**
 * The named settings of the directory, for which azuread has no resource, stand as the baselines ask.
 *
 * Renders an `msgraph_update_resource` for each object of Microsoft Graph that a setting changes, with the properties of that
 * setting alone. Its provider is a {@link GraphProvider}. Destroying it undoes nothing: the settings stay. `methodMigration`
 * cannot be taken back at all.
 *
 * Controls `ENT-BG-05`, `ENT-GU-05`, `ENT-TS-01` to `ENT-TS-10`, `ENT-TS-12`, `ENT-TS-17`, `ENT-TS-18`, `ENT-TS-21` (CISA SCuBA
 * MS.AAD.3.3v2 to 3.5v2, 5.1v1 to 5.7v1, 6.1v1, 8.1v1, 8.2v1; CIS Microsoft 365 v7 sections 1.3, 5.1 and 5.2.3).
 *
 * @example
 * ```ts
 * new GraphProvider(stack, 'msgraph', { tenantId });
 * new TenantSettings(stack, 'settings', { settings: ['applicationRegistration', 'userConsent', 'weakMethodsOff'] });
 * ```
 */
export class TenantSettings extends Construct {
  /** The resources by the setting. */
  readonly written: ReadonlyMap<TenantSetting, readonly GraphSetting[]>;

  /** @throws InvalidValue for a setting that there is not, and for one that lacks what it needs to be told. */
  constructor(scope: Construct, id: string, props: TenantSettingsProps) {
    super(scope, id);
    refuse(this, problemsIn(props));
    this.written = new Map(props.settings.map((setting) => [setting, this.write(setting, needsOf(props))]));
  }

  private write(setting: TenantSetting, needs: TenantSettingsNeeds): readonly GraphSetting[] {
    const place = new Construct(this, setting);
    return Object.entries(TENANT_SETTING_REQUESTS[setting](needs)).map(
      ([name, request]) => new GraphSetting(place, name, request),
    );
  }
}

function problemsIn({ settings, domains = [], consentReviewers, deviceJoiners }: TenantSettingsProps) {
  const has = (setting: TenantSetting) => settings.includes(setting);
  return [
    ...settings.flatMap((setting, index) => [
      ...(KNOWN.includes(setting) ? [] : [unknownSetting(setting, index)]),
      ...(settings.indexOf(setting) === index ? [] : [twice(setting, index)]),
    ]),
    ...domains.flatMap((domain, index) => problemsOf(`domains[${index}]`, () => DomainName.parse(domain))),
    ...idProblems('consentReviewers', consentReviewers),
    ...idProblems('deviceJoiners', deviceJoiners),
    ...(has('passwordExpiry') && domains.length === 0 ? [lacking('passwordExpiry', 'domains', 'a domain')] : []),
    ...(has('adminConsent') && consentReviewers === undefined
      ? [lacking('adminConsent', 'consentReviewers', 'the object id of a group')]
      : []),
  ];
}

function idProblems(place: string, id: string | undefined): readonly InvalidValue[] {
  return id === undefined || Token.isUnresolved(id) ? [] : problemsOf(place, () => Guid.parse(id));
}

function needsOf({ domains, consentReviewers, deviceJoiners, inboundTrust }: TenantSettingsProps): TenantSettingsNeeds {
  const plain = (id: string) => (Token.isUnresolved(id) ? id : Guid.parse(id).toString());
  return {
    ...(domains === undefined
      ? {}
      : { domains: [...new Set(domains.map((one) => String(DomainName.parse(one))))].sort() }),
    ...(consentReviewers === undefined ? {} : { consentReviewers: plain(consentReviewers) }),
    ...(deviceJoiners === undefined ? {} : { deviceJoiners: plain(deviceJoiners) }),
    ...(inboundTrust === undefined ? {} : { inboundTrust }),
  };
}

function unknownSetting(setting: string, index: number): InvalidValue {
  const near = didYouMean(setting, KNOWN);
  return new InvalidValue({
    problem: `settings[${index}]: there is no such setting`,
    given: setting,
    allowed: `it is one of ${KNOWN.join(', ')}`,
    remedy: near === undefined ? undefined : `Did you mean ${quoted(near)}?`,
  });
}

function twice(setting: string, index: number): InvalidValue {
  return new InvalidValue({
    problem: `settings[${index}]: this setting stands twice`,
    given: setting,
    allowed: 'each once',
    remedy: 'Take one out',
  });
}

function lacking(setting: TenantSetting, property: string, what: string): InvalidValue {
  return new InvalidValue({
    problem: `${property}: ${setting} needs ${what}`,
    given: 'nothing',
    allowed: `${property} comes with ${setting}`,
    remedy: `Add ${property}, or take ${setting} out`,
  });
}
