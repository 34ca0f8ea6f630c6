import { removeFolders } from '../support/guarded-app';
import { renderedDirectory } from './entra-rendered';
import { policiesOf, type RenderedPolicy, resourcesOf } from './rendered-tenant';

afterAll(removeFolders);

const ofWorkloads = (policies: readonly RenderedPolicy[]) =>
  policies.filter(({ display_name }) => display_name.startsWith('CA601'));

describe('declared workload identities', () => {
  it('sign in from their own networks alone, the pipeline too', () => {
    const locations = Object.entries(resourcesOf('adatum', 'azuread_named_location'));
    const egressOf = (construct: string) => locations.find(([name]) => name.startsWith(construct));
    const [pipeline, pipelineLocation] = egressOf('pipeline-egress_') ?? [];
    const [backup, backupLocation] = egressOf('workload-backup-egress_') ?? [];
    expect([pipelineLocation, backupLocation]).toMatchObject([
      { display_name: 'Egress of pipeline', ip: { ip_ranges: ['198.51.100.64/28'] } },
      { display_name: 'Egress of backup', ip: { ip_ranges: expect.arrayContaining(['203.0.113.128/27']) } },
    ]);
    const except = (name?: string) => ({
      included_locations: ['All'],
      excluded_locations: [`\${azuread_named_location.${name}.object_id}`],
    });
    expect(ofWorkloads(policiesOf('adatum'))).toMatchObject([
      {
        conditions: {
          client_applications: { included_service_principals: ['6f1e2d3c-1111-4a2b-8c3d-0000000000d1'] },
          locations: except(pipeline),
        },
      },
      {
        conditions: {
          client_applications: { included_service_principals: ['6f1e2d3c-4444-4a2b-8c3d-0000000000d2'] },
          locations: except(backup),
        },
      },
    ]);
  });

  it('give the pipeline a federated credential, in the cloud of the directory', () => {
    const credentials = (change?: (text: string) => string) =>
      Object.values(resourcesOf('adatum', 'azuread_application_federated_identity_credential', change));
    expect(credentials()).toMatchObject([
      {
        audiences: ['api://AzureADTokenExchange'],
        subject: 'repo:adatum/tenants:environment:production',
      },
    ]);
    expect(
      credentials((text) =>
        text
          .replace('licence: P2', 'licence: P2\n      cloud: usGovernment')
          .replaceAll('onmicrosoft.com', 'onmicrosoft.us'),
      ),
    ).toMatchObject([{ audiences: ['api://AzureADTokenExchangeUSGov'] }]);
  });

  it('leave the deployer a way in', () => {
    const judged = renderedDirectory('adatum').judgments.flatMap(({ control, verdict }) =>
      ['DEP-02', 'ENT-WL-01', 'ENT-WL-03'].includes(control) ? [`${control} ${verdict}`] : [],
    );
    expect(judged).toEqual(['DEP-02 met', 'ENT-WL-01 met', 'ENT-WL-03 met']);
  });

  it('are left alone where neither a declaration nor a baseline asks for it', () => {
    expect(ofWorkloads(policiesOf('contoso'))).toEqual([]);
  });
});
