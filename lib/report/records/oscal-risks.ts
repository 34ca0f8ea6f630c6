import type { AcceptanceRecord, Rating } from '../../declaration';
import { namedUuid } from './named-uuid';
import type { OscalPeople } from './oscal-people';
import type { FoundEntry, RiskEntry, StageEntry } from './risk-register';

/** What every part of the document needs. */
export interface OscalContext {
  readonly tenant: string;
  readonly asOf: string;
  /** Id of the component that judged. */
  readonly tool: string;
  readonly people: OscalPeople;
}

/** One risk of the document, with how it was seen and the item that it stands in the plan by. */
export interface OscalRisk {
  readonly observation: object;
  readonly risk: { readonly uuid: string };
  readonly item: object;
}

/** What excuses a finding: an acceptance, a stage of a roll-out, or nothing. */
export interface OscalExcuse {
  readonly record?: AcceptanceRecord;
  readonly stage?: StageEntry;
}

/** A weakness that was found. */
export function findingRisk(one: FoundEntry, { record, stage }: OscalExcuse, context: OscalContext): OscalRisk {
  const { service, control, title, risk, level, found, remedy } = one;
  const name = [context.tenant, service, control, found];
  const response = namedUuid('response', ...name);
  const until = record?.expiresOn ?? stage?.until;
  return partsOf(name, service, context, {
    title: `${control} ${service}: ${title}`,
    description: found,
    statement: risk,
    props: [
      { name: 'control-id', value: control },
      { name: 'level', value: level },
    ],
    status: record !== undefined ? 'deviation-approved' : stage !== undefined ? 'remediating' : 'open',
    ...(record === undefined ? {} : { characterizations: ratings(record, context) }),
    ...mitigating(record?.compensating?.map(({ control: by, address }) => `${by} on ${address}`) ?? [], name),
    ...(until === undefined ? {} : { deadline: midnight(until) }),
    remediations: [
      record === undefined
        ? responseOf(response, stage === undefined ? 'recommendation' : 'planned', 'mitigate', 'Put it right', remedy)
        : responseOf(response, 'completed', 'accept', `Accepted as ${record.id}`, record.justification),
    ],
    ...(record === undefined ? {} : { 'risk-log': { entries: [approvalOf(record, name, response, context)] } }),
  });
}

/** A risk that no setting closes, with what was decided on it. */
export function decisionRisk({ service, risk, title, status, decision }: RiskEntry, context: OscalContext): OscalRisk {
  const name = [context.tenant, service, 'risk', risk];
  const response = namedUuid('response', ...name);
  const what = title ?? risk;
  const kind = decision?.decision;
  const carried = status === 'accepted' || status === 'mitigated';
  return partsOf(name, service, context, {
    title: `${risk} of ${service}`,
    description: what,
    statement: decision?.because ?? `${what}: no setting of the customer closes this risk`,
    props: [{ name: 'status-in-register', value: status }],
    status: carried ? 'deviation-approved' : 'open',
    ...(decision?.inherent === undefined && decision?.residual === undefined
      ? {}
      : { characterizations: ratings(decision, context) }),
    ...mitigating(decision?.measures === undefined ? [] : [decision.measures], name),
    ...(decision === undefined ? {} : { deadline: midnight(decision.reviewOn) }),
    ...(kind === undefined || decision === undefined
      ? {}
      : {
          remediations: [
            responseOf(response, 'planned', kind, `Decided: ${kind}`, decision.measures ?? decision.because ?? kind),
          ],
        }),
    ...(decision?.decidedOn === undefined
      ? {}
      : {
          'risk-log': {
            entries: [
              {
                uuid: namedUuid('decided', ...name),
                title: `Decided: ${decision.decision}`,
                start: midnight(decision.decidedOn),
                'logged-by': [{ 'party-uuid': context.people.idOf(decision.owner), 'role-id': 'risk-owner' }],
                ...(carried ? { 'status-change': 'deviation-approved' } : {}),
                'related-responses': [{ 'response-uuid': response }],
              },
            ],
          },
        }),
  });
}

interface RiskParts {
  readonly title: string;
  readonly description: string;
  readonly [part: string]: unknown;
}

function partsOf(name: readonly string[], service: string, context: OscalContext, parts: RiskParts): OscalRisk {
  const risk = namedUuid('risk', ...name);
  const observation = namedUuid('observation', ...name);
  const origins = [{ actors: [{ type: 'tool', 'actor-uuid': context.tool }] }];
  const [component = service] = service.split('.');
  const { title, description, statement, props, status, ...more } = parts;
  return {
    observation: {
      uuid: observation,
      title,
      description,
      methods: ['EXAMINE'],
      types: ['finding'],
      origins,
      subjects: [
        { 'subject-uuid': namedUuid('service', context.tenant, component), type: 'component', title: service },
      ],
      collected: midnight(context.asOf),
    },
    risk: {
      uuid: risk,
      title,
      description,
      statement,
      props,
      status,
      origins,
      ...more,
      'related-observations': [{ 'observation-uuid': observation }],
    } as OscalRisk['risk'],
    item: {
      uuid: namedUuid('item', ...name),
      title,
      description,
      origins,
      'related-observations': [{ 'observation-uuid': observation }],
      'related-risks': [{ 'risk-uuid': risk }],
    },
  };
}

/** The steps of the ratings are NIST SP 800-30's; the naming system is this package's. */
const RATING_SYSTEM = 'urn:cdktf-tenant-guard:rating';

function ratings(
  { inherent, residual }: { readonly inherent?: Rating; readonly residual?: Rating },
  { tool }: OscalContext,
): readonly object[] {
  const facet = (value: Rating | undefined, state: 'initial' | 'adjusted') =>
    value === undefined
      ? []
      : [{ name: 'risk', system: RATING_SYSTEM, value, props: [{ name: 'state', value: state }] }];
  return [
    {
      origin: { actors: [{ type: 'tool', 'actor-uuid': tool }] },
      facets: [...facet(inherent, 'initial'), ...facet(residual, 'adjusted')],
    },
  ];
}

function mitigating(measures: readonly string[], name: readonly string[]): object {
  if (measures.length === 0) return {};
  return {
    'mitigating-factors': measures.map((description) => ({
      uuid: namedUuid('mitigating', ...name, description),
      description,
    })),
  };
}

function responseOf(uuid: string, lifecycle: string, type: string, title: string, description: string): object {
  return { uuid, lifecycle, title, description, props: [{ name: 'type', value: type }] };
}

function approvalOf(record: AcceptanceRecord, name: readonly string[], response: string, { people }: OscalContext) {
  return {
    uuid: namedUuid('approved', record.id, ...name),
    title: `Approved as ${record.id}`,
    start: midnight(record.approvedOn),
    'logged-by': [
      { 'party-uuid': people.idOf(record.approver), 'role-id': 'approver' },
      { 'party-uuid': people.idOf(record.owner), 'role-id': 'risk-owner' },
    ],
    'status-change': 'deviation-approved',
    'related-responses': [{ 'response-uuid': response }],
  };
}

function midnight(day: string): string {
  return `${day}T00:00:00Z`;
}
