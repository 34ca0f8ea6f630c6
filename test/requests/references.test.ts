import fc from 'fast-check';
import type { PolicyDocument, Statement } from '../../lib/posture';
import { everyDenied, type Request, type Universe } from '../../lib/requests';
import { statement } from '../support/aws-posture';
import { bruteDenied } from '../support/brute-force-request';

const EVERYTHING: Universe = { principals: 'any', actions: ['*'], resources: ['*'], keys: {} };
const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const asDocument = (statements: readonly Statement[]): PolicyDocument => ({ statements });

describe('everyDenied with references', () => {
  const ONE = '${x_y.one.arn}';
  const TWO = '${x_y.two.id}';
  const STANDS_FOR = ['a', 'b', 'ab', 'a/b', 'z', 'bz'];
  const ASKED = [
    'a',
    'b',
    'z',
    '/',
    'ab',
    'az',
    'zb',
    'a/',
    '/a',
    'a/b',
    'a/z',
    'ab/a',
    'a/b/z',
    'bz/a',
    'az/bz',
    'a/bz',
    'z/z',
  ];
  const text = some(
    ONE,
    TWO,
    `${ONE}/*`,
    `${TWO}*`,
    `*/${ONE}`,
    `a*${ONE}`,
    `a/${TWO}`,
    `*${ONE}*`,
    `${ONE}/${TWO}`,
    'a*',
    '*b',
    'a/*',
    'a',
    '?',
  );
  const about = fc.record({ not: fc.boolean(), patterns: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }) });
  const denies = fc.array(
    about.map((resources): Statement => ({ ...statement({}), resources })),
    { minLength: 1, maxLength: 4 },
  );
  const aligned = fc.array(
    fc
      .record({
        not: fc.boolean(),
        patterns: fc.uniqueArray(some(ONE, TWO, `*/${ONE}`, `a*${ONE}`, `a/${TWO}`, 'a*', '*b', 'a/*'), {
          minLength: 1,
          maxLength: 3,
        }),
      })
      .map((resources): Statement => ({ ...statement({}), resources })),
    { minLength: 1, maxLength: 4 },
  );
  const put = (one: string, two: string) => (words: string) => words.replaceAll(ONE, one).replaceAll(TWO, two);

  it.each(['*', `${ONE}/*`])('says of %s what holds whatever the references stand for', (domain) => {
    const counts = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(fc.oneof(denies, aligned), some(...STANDS_FOR), some(...STANDS_FOR), (statements, one, two) => {
        const proof = everyDenied([asDocument(statements)], { ...EVERYTHING, resources: [domain] });
        counts[`${proof.denied}`] += 1;
        const fill = put(one, two);
        const filled = statements.map((each) => ({
          ...each,
          resources: { ...each.resources, patterns: each.resources.patterns.map(fill) },
        }));
        const ask = (resource: string): Request => ({
          principal: { is: 'anonymous' },
          action: 'a',
          resource,
          context: {},
        });
        if (proof.denied === true) {
          const inDomain = ASKED.filter((resource) => domain === '*' || resource.startsWith(`${one}/`));
          for (const resource of inDomain)
            expect([resource, bruteDenied(filled, ask(resource))]).toEqual([resource, true]);
        }
        if (proof.denied === false) expect(bruteDenied(filled, ask(fill(proof.witness.resource)))).toBe(false);
      }),
      { numRuns: 600 },
    );
    expect(counts.true).toBeGreaterThan(5);
    expect(counts.false).toBeGreaterThan(20);
  });
});
