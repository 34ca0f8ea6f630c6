import { type Change, changed, itRefuses, refusals } from '../contoso';

const PATH = 'services.entra.entra.workloadIdentities';
const identities = (text: string): Change => ['licence: P2', `licence: P2\n      workloadIdentities: ${text}`];
const backup = (id: string, from = 'hq') => `backup: { id: 6f1e2d3c-4444-4a2b-8c3d-00000000000${id}, from: [${from}] }`;
const credential = (issuer: string, subject: string) =>
  `{ pipelineCredential: { application: 6f1e2d3c-4444-4a2b-8c3d-000000000001, issuer: ${issuer}, subject: "${subject}" } }`;

describe('workload identities', () => {
  it('read clean, even where nothing is said of them', () => {
    expect(refusals(changed(identities('{}')))).toEqual([]);
    expect(refusals(changed(identities(`{ servicePrincipals: { ${backup('2')} } }`)))).toEqual([]);
  });

  itRefuses([
    [
      'come from declared networks',
      [identities(`{ servicePrincipals: { ${backup('2', 'hqq')} } }`)],
      [
        `43: ${PATH}.servicePrincipals.backup.from.0: no such network is declared, got "hqq"; allowed: hq, pipeline. Did you mean "hq"?`,
      ],
    ],
    [
      'are declared once',
      [identities(`{ servicePrincipals: { ${backup('2')}, ${backup('2').replace('backup', 'other')} } }`)],
      [
        `43: ${PATH}.servicePrincipals.other.id: this is the service principal "backup", got "6f1e2d3c-4444-4a2b-8c3d-000000000002".`,
      ],
    ],
    [
      "do not have the deployer's among them",
      [identities('{ servicePrincipals: { pipeline: { id: 6f1e2d3c-1111-4a2b-8c3d-000000000001, from: [hq] } } }')],
      [
        `43: ${PATH}.servicePrincipals.pipeline.id: this is the deployer's service principal, got "6f1e2d3c-1111-4a2b-8c3d-000000000001". Take it out: where the pipeline signs in from stands under deployer.from. (ENT-WL-01)`,
      ],
    ],
    [
      'take tokens of one workload',
      [identities(credential('https://token.actions.githubusercontent.com', 'repo:contoso/*'))],
      [
        `43: ${PATH}.pipelineCredential: subject: it has a wildcard, got "repo:contoso/*"; allowed: it names one workload: Entra compares it letter by letter. Write it like "repo:contoso/tenants:environment:production". (ENT-WL-03)`,
      ],
    ],
  ]);
});
