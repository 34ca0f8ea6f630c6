import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeclarationError, type DeclaredTenant, parseTenant } from '../../lib/declaration';

export const FIXTURE = join(__dirname, 'fixtures', 'contoso.yaml');

/** A declaration with everything in it, that reads clean. */
export const CONTOSO = readFileSync(FIXTURE, 'utf8');

/** Contoso's declaration with pieces of text replaced, the first of each. */
export function changed(...changes: readonly Change[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`contoso.yaml has no ${from}`);
    return text.replace(from, () => to);
  }, CONTOSO);
}

/** Contoso's declaration as `read` gives it, with the changes. */
export function contoso(...changes: readonly Change[]): DeclaredTenant {
  return parseTenant(changed(...changes), 'tenants/contoso.yaml');
}

/** What the text is refused for, line by line, without the file's name; empty where it is accepted. */
export function refusals(text: string): string[] {
  try {
    parseTenant(text, 'tenants/contoso.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^tenants\/contoso\.yaml:/, ''));
  }
}

export type Change = readonly [from: string, to: string];

// Pieces of contoso.yaml that several tests replace.
const LAST_ACCOUNT = '        test: { id: "012345678901", regions: [eu-north-1] }\n';

/** Puts an organization with everything in it into the declaration. */
export const WITH_ORGANIZATION: Change = [
  LAST_ACCOUNT,
  `${LAST_ACCOUNT}      organization:
        id: o-a1b2c3d4e5
        managementAccount: "999988887777"
        guardrails:
          targets: [root]
          units: { workloads: { id: ou-a1b2-c3d4e5f6, accounts: [prod, test] } }
          breakGlassRoles: [break-glass]
          perimeter:
            networks: [hq]
            holds: people
            vpcs: [{ id: vpc-0a1b2c3d, region: eu-north-1 }]
            endpointAccounts: ["222233334444"]
            exemptTag: true
            signIn: { on: 2026-10-12, by: iam@contoso.example, evidence: docs/sign-in.pdf }
          trustedAccounts: ["333344445555"]
          presignedUrlMinutes: 30
          vpcBlockPublicAccess: blockIngress
          limits:
            serviceControlCharacters: 10240
            serviceControlsPerTarget: 10
            resourceControlCharacters: 5120
            resourceControlsPerTarget: 5
        audit: { account: prod, region: eu-north-1, bucket: contoso-audit, tell: [soc@contoso.example] }
`,
];
export const STATE = 'backend: { local: "state/{stack}.tfstate" }';
export const AWS_ROLLOUT = 'rollout: { stage: enforced, owner: cloud@contoso.example }';
export const AWS_STATE = `${AWS_ROLLOUT}\n    ${STATE}`;
export const CRM_ROLLOUT = 'rollout: { stage: enforced, owner: sales@contoso.example }';
export const CRM_GUARD =
  'guard: { by: conditionalAccess, identity: entra, application: 6f1e2d3c-1111-4a2b-8c3d-000000000009 }';

/** One test a case: Contoso's declaration, changed so, is refused for exactly this. */
export function itRefuses(
  cases: readonly (readonly [title: string, changes: readonly Change[], messages: readonly string[]])[],
): void {
  it.each(cases)('%s', (_title, changes, messages) => {
    expect(refusals(changed(...changes))).toEqual(messages);
  });
}
