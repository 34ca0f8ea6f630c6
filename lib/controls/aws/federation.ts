import type { Entity, Val } from '../../posture';
import { symbolOf } from '../../posture';
import type { Situation } from '../control';

export type Provider = Entity<'federationProvider'>;

/** The directory whose Conditional Access guards the service, and the application that people sign in to. */
export interface Directory {
  readonly tenantId: string;
  readonly application?: string;
}

/** The directory of the service's rung; `undefined` where the service is not declared to be guarded by one. */
export function directoryOf({ facts }: Situation): Directory | undefined {
  const services = facts?.declaration.services ?? {};
  const guard = facts === undefined ? undefined : services[facts.focus.service]?.guard;
  if (guard?.by !== 'conditionalAccess') return undefined;
  const identity = services[guard.identity];
  if (identity?.kind !== 'entra') return undefined;
  const { application } = guard;
  return { tenantId: identity.entra.tenantId, ...(application === undefined ? {} : { application }) };
}

/** How the directory names itself in what it signs. */
export function issuersOf({ tenantId }: Directory): readonly string[] {
  const id = tenantId.toLowerCase();
  return [`https://sts.windows.net/${id}/`, `https://login.microsoftonline.com/${id}/v2.0`];
}

/** The provider of identities that a trust policy names, where the stack makes it. */
export function providerOf(text: string, { posture }: Situation): Provider | undefined {
  const providers: readonly Provider[] = posture.entities.federationProvider;
  return providers.find(({ address, fields: { name, type } }) => {
    if (text === `\${${address}.arn}` || text === `\${${address}.id}`) return true;
    const [, kind, rest] = /^arn:[^:]+:iam::\d{12}:(saml|oidc)-provider\/(.+)$/.exec(text) ?? [];
    const own = symbolOf(name)?.replace(/^https:\/\//, '');
    return rest !== undefined && rest === own && (kind === 'saml') === (type === 'saml');
  });
}

/** How IAM names an issuer of tokens in condition keys: its address without the scheme. */
export function hostOf(issuer: Val<string>): string | undefined {
  return symbolOf(issuer)
    ?.replace(/^https:\/\//, '')
    .toLowerCase();
}
