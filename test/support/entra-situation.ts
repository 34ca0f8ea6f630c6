import type { Situation } from '../../lib/controls/control';
import type { EntraSettings, Facts } from '../../lib/declaration';
import type { Posture } from '../../lib/posture';
import { Day } from '../../lib/values';

export const ACCOUNTS: readonly string[] = ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'];

export interface Declared {
  readonly accounts?: readonly string[];
  readonly group?: string;
  readonly drilledOn?: string;
  readonly trusted?: readonly string[];
  readonly networks?: Readonly<Record<string, readonly string[]>>;
  readonly privilegedRoles?: readonly string[];
  readonly servicePrincipal?: string;
  readonly example?: true;
  readonly kind?: 'entra' | 'saas';
  readonly baselines?: readonly string[];
  /** Further settings of the directory. */
  readonly entra?: Partial<EntraSettings>;
}

/** The posture as the directory `entra` of contoso, judged on 2026-11-23. */
export function situationOf(posture: Posture, declared: Declared = {}): Situation {
  return {
    posture,
    facts: factsOf(declared),
    elsewhere: () => undefined,
    elsewhereFacts: () => undefined,
    organization: () => undefined,
    account: () => undefined,
    asOf: Day.parse('2026-11-23'),
  };
}

function factsOf(declared: Declared): Facts {
  const common = {
    supplier: 'microsoft',
    guard: { by: 'conditionalAccess' as const, identity: 'entra' },
    rollout: { stage: 'enforced' as const, owner: 'iam@contoso.example' },
    risks: [],
  };
  const networks = Object.entries(declared.networks ?? {}).map(([id, cidrs]) => [
    id,
    { kind: 'office' as const, cidrs: [...cidrs] },
  ]);
  return {
    version: 1,
    focus: { service: 'entra' },
    declaration: {
      version: 1,
      tenant: 'contoso',
      ...(declared.example === undefined ? {} : { example: declared.example }),
      networks: Object.fromEntries(networks),
      suppliers: {},
      deployer: {
        from: ['pipeline'],
        ...(declared.servicePrincipal === undefined ? {} : { servicePrincipal: declared.servicePrincipal }),
      },
      services: {
        entra:
          declared.kind === 'saas'
            ? { kind: 'saas', ...common }
            : {
                kind: 'entra',
                ...common,
                ...(declared.baselines === undefined ? {} : { baselines: [...declared.baselines] }),
                backend: { local: 'state/contoso-entra.tfstate' },
                entra: {
                  tenantId: '6f1e2d3c-1111-4a2b-8c3d-000000000002',
                  licence: 'P2',
                  ...(declared.trusted === undefined ? {} : { trusted: [...declared.trusted] }),
                  breakGlass: {
                    accounts: [...(declared.accounts ?? ACCOUNTS)],
                    ...(declared.group === undefined ? {} : { group: declared.group }),
                    drilledOn: declared.drilledOn ?? '2026-10-01',
                  },
                  ...(declared.privilegedRoles === undefined ? {} : { privilegedRoles: [...declared.privilegedRoles] }),
                  ...declared.entra,
                },
              },
      },
    },
  };
}
