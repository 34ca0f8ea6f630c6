import { type Body, type Cut, halvesOf, type Json } from './splits';

/** Where the text of a policy stands. What is of one of the first can be there several times for the same people or targets. */
const TEXTS: Readonly<Record<string, string>> = {
  aws_organizations_policy: 'content',
  aws_iam_group_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_policy: 'policy',
  aws_s3_bucket_policy: 'policy',
  aws_vpc_endpoint_policy: 'policy',
  aws_kms_key: 'policy',
  aws_sns_topic_policy: 'policy',
};
const ONCE = ['aws_s3_bucket_policy', 'aws_vpc_endpoint_policy', 'aws_kms_key', 'aws_sns_topic_policy'];

type Halves = readonly [Json, Json];

/** The ways in which a policy of AWS is two, or one statement of it is, that say the same together. */
export function statementCuts(type: string, resource: Body): readonly Cut[] {
  const key = TEXTS[type];
  const text = key === undefined ? undefined : resource[key];
  if (key === undefined || typeof text !== 'string' || !text.startsWith('{')) return [];
  const document = JSON.parse(text) as Body;
  const written = (one: Body): Body => ({ ...resource, [key]: JSON.stringify(one) });
  const statements = document.Statement;
  if (!Array.isArray(statements)) return settingCuts(document, written);
  const of = (own: readonly Json[]): Body => written({ ...document, Statement: own });
  const cutInto = (by: string, first: readonly Json[], second: readonly Json[], others: readonly Json[]): Cut => {
    const [less, more] = [of([...others, ...first]), of([...others, ...second])];
    if (!ONCE.includes(type)) return { by, parts: [less, of(second)] };
    return { by, both: of([...others, ...first, ...second]), parts: [less, more] };
  };
  return statements.flatMap((statement: Json, index) => {
    const others = statements.filter((_, other) => other !== index);
    const [before, after] = [statements.slice(0, index + 1), statements.slice(index + 1)];
    const whole = after.length === 0 ? [] : [cutInto(`statements after ${index + 1}`, before, after, [])];
    const inner = [...listCuts(statement as Body), ...wholeCuts(statement as Body)];
    const cuts = inner.map(([by, [first, second]]) =>
      cutInto(`${by} of statement ${index + 1}`, [first], [second], others),
    );
    return [...whole, ...cuts];
  });
}

/** The ways in which a statement is two: by the actions, or the resources, that it lists. */
function listCuts(statement: Body): readonly (readonly [by: string, halves: Halves])[] {
  return (['Action', 'Resource'] as const).flatMap((key) => {
    const halves = halvesOf(statement[key]);
    if (halves === undefined) return [];
    const [first, second] = halves;
    return [
      [
        key === 'Action' ? 'actions' : 'resources',
        [
          { ...statement, [key]: first },
          { ...statement, [key]: second },
        ],
      ],
    ];
  });
}

const SOME_ACTIONS = ['s3:*'];
const SOME_RESOURCES = ['arn:aws:s3:::one-of-many', 'arn:aws:s3:::one-of-many/*'];

/** A statement about everything as one about some of it, and one about all else. */
function wholeCuts(statement: Body): readonly (readonly [by: string, halves: Halves])[] {
  const { Action, NotAction, ...ofActions } = statement;
  const { Resource, ...ofResources } = statement;
  const left = Action === '*' ? [] : NotAction;
  const actions: Halves = [
    { ...ofActions, NotAction: [...(Array.isArray(left) ? left : []), ...SOME_ACTIONS] },
    { ...ofActions, Action: SOME_ACTIONS },
  ];
  const resources: Halves = [
    { ...ofResources, NotResource: SOME_RESOURCES },
    { ...ofResources, Resource: SOME_RESOURCES },
  ];
  return [
    ...(Array.isArray(left) ? ([['actions', actions]] as const) : []),
    ...(Resource === '*' ? ([['resources', resources]] as const) : []),
  ];
}

/** A policy of settings: the first of them, and the others. */
function settingCuts(document: Body, written: (one: Body) => Body): readonly Cut[] {
  return Object.entries(document).flatMap(([key, settings]) => {
    const halves = halvesOf(Object.entries(settings as Body) as readonly Json[]);
    if (halves === undefined) return [];
    const [first, second] = halves.map((half) => Object.fromEntries(half as readonly (readonly [string, Json])[]));
    return [{ by: 'settings', parts: [written({ [key]: first ?? {} }), written({ [key]: second ?? {} })] as const }];
  });
}
