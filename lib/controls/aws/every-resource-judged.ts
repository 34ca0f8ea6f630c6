import type { Entity } from '../../posture';
import { type Control, meaningOf } from '../control';

const REMEDY = 'have another checker look at them, such as Checkov, and accept here that none of these controls does';

/** AWS-GAP-01: what a stack makes is judged by some control; a type that no control is about is told, by its resources. */
export const everyResourceJudged: Control = {
  id: 'AWS-GAP-01',
  title: 'Every resource is of a type that some control is about',
  risk: 'A report without findings is read as if it spoke of a database, too, that anybody can reach.',
  remedy: REMEDY,
  references: [{ source: 'ISO/IEC 27001:2022', id: '9.1' }],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'advisory',
  needs: [],
  reads: [['unjudgedResource', 'type']],
  check: ({ posture }) => {
    const { unjudgedResource } = posture.entities;
    const [first] = unjudgedResource;
    if (first === undefined) return [{ verdict: 'notApplicable', because: 'every resource is of such a type' }];
    const types = [...new Set(unjudgedResource.map(typeOf))].sort();
    const counted = types.map((type) => `${unjudgedResource.filter((one) => typeOf(one) === type).length} ${type}`);
    const finding = {
      subject: first.address,
      origins: unjudgedResource.map(({ fields, construct }) => ({
        ...fields.type.at,
        ...(construct && { construct }),
      })),
      meaning: meaningOf({ settings: types.map((type) => `unjudged=${type}`) }),
      given: `no control is about ${counted.join(', ')}`,
      remedy: REMEDY,
    };
    return [{ verdict: 'unmet', finding }];
  },
};

function typeOf({ fields: { type } }: Entity<'unjudgedResource'>): string {
  return type.is === 'known' ? type.value : 'something';
}
