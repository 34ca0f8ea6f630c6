import * as fc from 'fast-check';
import { type PlannedPostures, readPlan, UnreadablePlan, UnreadableTerraform } from '../../../../lib/posture';
import { recorded, STACK } from './plans';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const CREATE: Json = recorded('hcl-create');
const CHANGE: Json = recorded('hcl-change');
const FOUND: Json = recorded('found-change');
const DYNAMIC: Json = recorded('dynamic-create');

/** The postures, or that the plan was refused by name. */
function readOrRefused(json: unknown): PlannedPostures | undefined {
  try {
    return readPlan({ stack: STACK, json });
  } catch (error) {
    expect([UnreadablePlan, UnreadableTerraform].some((type) => error instanceof type)).toBe(true);
    return undefined;
  }
}

/** The value with what stands at a way into it replaced; a way is as many turns as it is deep. */
function replacedAt(json: Json, way: readonly number[], by: (old: Json) => Json): Json {
  const keys = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  const [turn, ...rest] = way;
  if (turn === undefined || keys.length === 0) return by(json);
  const key = keys[turn % keys.length] as string;
  const copy: Json = Array.isArray(json) ? [...json] : { ...(json as { [key: string]: Json }) };
  const inner = (json as { [key: string]: Json })[key] ?? null;
  (copy as { [key: string]: Json })[key] = replacedAt(inner, rest, by);
  return copy;
}

const way = fc.array(fc.nat(200), { minLength: 1, maxLength: 9 });
const anything = fc.oneof(
  fc.constantFrom<Json>(null, true, '', '${', [], {}, [[]], {
    constant_value: '${aws_iam_group.old.name}',
    references: ['x.y'],
  }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

describe('the reader of a plan', () => {
  it('reads any JSON or refuses it by name', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        readOrRefused(json);
      }),
    );
  });

  it('reads any plan in which something was replaced by something else, or refuses it by name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(CREATE, CHANGE, FOUND, DYNAMIC),
        way,
        way,
        anything,
        anything,
        (plan, one, other, first, second) => {
          readOrRefused(
            replacedAt(
              replacedAt(plan, one, () => first),
              other,
              () => second,
            ),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps nothing that is marked as secret, and quotes nothing where it refuses', () => {
    const secret = 'canary-e4f1';
    const marked = fc.nat().map((turn) => {
      const plan = structuredClone(CHANGE) as { [key: string]: Json };
      const changes = plan.resource_changes as { change: { [key: string]: Json } }[];
      const { change } = changes[turn % changes.length] as { change: { [key: string]: Json } };
      for (const side of ['before', 'after']) {
        if (change[side] === null) continue;
        const values = change[side] as { [key: string]: Json };
        const names = Object.keys(values);
        const name = names[turn % names.length] as string;
        values[name] = turn % 2 === 0 ? secret : [{ inner: secret }];
        change[`${side}_sensitive`] = { [name]: true };
      }
      return plan as Json;
    });
    fc.assert(
      fc.property(marked, (plan) => {
        expect(JSON.stringify(readOrRefused(plan))).not.toContain(secret);
      }),
    );
    fc.assert(
      fc.property(way, (place) => {
        try {
          readPlan({ stack: STACK, json: replacedAt(CHANGE, place, () => secret) });
        } catch (error) {
          expect(String(error)).not.toContain(secret);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('knows no more where a value becomes one that only apply knows', () => {
    const known = (posture: PlannedPostures['after']) =>
      new Set(JSON.stringify(posture).match(/\{"is":"known"[^{]*\{[^}]*\}/g));
    const most = known((readOrRefused(CHANGE) as PlannedPostures).after);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (turn, which) => {
        const plan = structuredClone(CHANGE) as { [key: string]: Json };
        const changes = (plan.resource_changes as { change: { [key: string]: Json } }[]).filter(
          ({ change }) => change.after,
        );
        const { change } = changes[turn % changes.length] as { change: { [key: string]: Json } };
        const names = Object.keys(change.after as object);
        const name = names[which % names.length] as string;
        change.after_unknown = { [name]: true };
        delete (change.after as { [key: string]: Json })[name];
        const read = readOrRefused(plan) as PlannedPostures;
        expect([...known(read.after)].filter((value) => !most.has(value))).toEqual([]);
      }),
    );
  });

  it('reads what is nested beyond reason without running out of stack', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    const deepObject = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    for (const inner of [deep, deepObject]) {
      for (const key of ['after', 'before', 'after_unknown', 'after_sensitive']) {
        readOrRefused({
          ...(CREATE as { [key: string]: Json }),
          resource_changes: [
            {
              address: 'aws_s3_bucket_policy.p',
              mode: 'managed',
              type: 'aws_s3_bucket_policy',
              name: 'p',
              change: {
                actions: ['create'],
                after: { policy: 'x', rule: [{}] },
                [key]: { policy: inner, rule: inner },
              },
            },
          ],
        });
      }
      readOrRefused({
        format_version: '1.2',
        planned_values: {},
        configuration: inner,
        prior_state: { values: inner },
      });
    }
    const modules = (depth: number): Json =>
      depth === 0 ? {} : { module_calls: { m: { module: modules(depth - 1) } } };
    expect(
      readOrRefused({ format_version: '1.2', planned_values: {}, configuration: { root_module: modules(2000) } }),
    ).toBe(undefined);
  });
});
