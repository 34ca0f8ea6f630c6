import { namedUuid } from './named-uuid';
import { OscalPeople } from './oscal-people';
import { decisionRisk, findingRisk, type OscalRisk } from './oscal-risks';
import type { RiskRegister } from './risk-register';
import { kindInWords, supplierName, type TenantRecord } from './tenant-record';

/** The release of NIST's model that the document is written by. */
const OSCAL_VERSION = '1.2.3';

/**
 * The risk register as a plan of action and milestones of NIST's OSCAL, for tools of governance and for auditors: one risk
 * and one item for each finding and each decided or undecided inherent risk. What is accepted is `deviation-approved`, with
 * who approved it, its rating before and after, and its last day as deadline. Ids are made of names and days of `asOf`, so
 * that the same register gives the same bytes.
 */
export function oscalPoam(register: RiskRegister, { declaration, version }: TenantRecord): string {
  const { tenant, asOf } = register;
  const tool = namedUuid('tool', 'cdktf-tenant-guard');
  const people = new OscalPeople(tenant);
  const context = { tenant, asOf, tool, people };
  const accepted = register.acceptances.flatMap(({ found, record, status }) =>
    status === 'holds' ? found.map((one) => ({ one, record })) : [],
  );
  const risks = unique([
    ...register.open.map((one) => findingRisk(one, {}, context)),
    ...accepted.map(({ one, record }) => findingRisk(one, { record }, context)),
    ...register.rollouts.map((stage) => findingRisk(stage, { stage }, context)),
    ...register.risks.map((risk) => decisionRisk(risk, context)),
  ]);
  const document = {
    'plan-of-action-and-milestones': {
      uuid: namedUuid('poam', tenant, asOf),
      metadata: {
        title: `Risks that ${tenant} carries in the services that it rents`,
        'last-modified': `${asOf}T00:00:00Z`,
        version: asOf,
        'oscal-version': OSCAL_VERSION,
        roles: [
          { id: 'risk-owner', title: 'Owner of a risk' },
          { id: 'approver', title: 'Who approved that a risk is accepted' },
        ],
        parties: people.parties,
      },
      'system-id': { 'identifier-type': 'https://ietf.org/rfc/rfc4122', id: namedUuid('tenant', tenant) },
      'local-definitions': {
        components: [
          {
            uuid: tool,
            type: 'software',
            title: 'cdktf-tenant-guard',
            description: 'Judges what would be applied to the rented services.',
            props: [{ name: 'version', value: version }],
            status: { state: 'operational' },
          },
          ...Object.entries(declaration.services)
            .sort(byId)
            .map(([id, service]) => ({
              uuid: namedUuid('service', tenant, id),
              type: 'service',
              title: id,
              description: `${kindInWords(service)}, rented from ${supplierName(declaration, service.supplier)}`,
              status: { state: 'operational' },
            })),
        ],
      },
      observations: risks.map(({ observation }) => observation),
      risks: risks.map(({ risk }) => risk),
      'poam-items': risks.map(({ item }) => item),
    },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** A finding that several resources give in the same words is one risk. */
function unique(risks: readonly OscalRisk[]): readonly OscalRisk[] {
  return [...new Map(risks.map((one) => [one.risk.uuid, one])).values()];
}
