import Ajv from 'ajv';
import { parse, stringify } from 'yaml';
import { DeclarationError, parseTenant } from '../../lib/declaration';
import { type Block, blocksOf, marked, PAGES, README, textOf } from './pages';

interface Schema {
  readonly properties: Readonly<Record<string, object>>;
  readonly oneOf?: readonly Schema[];
  readonly const?: string;
  readonly additionalProperties?: Schema;
}

const schema = JSON.parse(textOf('schema/tenant.v1.json'));
const ajv = new Ajv({ strict: false, allErrors: true });

/** The keys that a fragment may be of: those of a declaration, of a service, of the settings of one, of the approvers. */
const KEYS: Readonly<Record<string, Schema['properties']>> = {
  declaration: schema.properties,
  service: serviceOfKind('entra').properties,
  'service of aws': serviceOfKind('aws').properties,
  'service of saas': serviceOfKind('saas').properties,
  'service of other': serviceOfKind('other').properties,
  entra: (serviceOfKind('entra').properties.entra as Schema).properties,
  aws: (serviceOfKind('aws').properties.aws as Schema).properties,
  approvers: JSON.parse(textOf('schema/approvers.v1.json')).properties,
};

function serviceOfKind(kind: string): Schema {
  const kinds: readonly Schema[] = schema.properties.services.additionalProperties.oneOf;
  const found = kinds.find(({ properties }) => (properties.kind as Schema).const === kind);
  if (found === undefined) throw new Error(`the schema has no service of kind ${kind}`);
  return found;
}

/** What the schema has against each key of a fragment. */
function problemsOf(text: string, of: string): readonly string[] {
  const properties = KEYS[of];
  if (properties === undefined) return [`nothing is called ${of}`];
  return Object.entries(parse(text)).flatMap(([key, value]) => {
    const part = properties[key];
    if (part === undefined) return [`${of} has no key ${key}`];
    return ajv.validate(part, value) ? [] : [`${key}: ${ajv.errorsText()}`];
  });
}

/** What a fragment does not go together with in the example, though it is right: the page says so. */
const ELSEWHERE: readonly (readonly [file: string, problem: string])[] = [
  ['entra-federation.md', 'this is not the SAML metadata'],
  ['trusted-network-only.md', 'people would sign in by a directory that is not said to guard the service'],
];

/** The part of the example that a fragment stands in. */
function placeOf(of: string, { entra, aws, crm }: Readonly<Record<string, Readonly<Record<string, object>>>>): object {
  const places: Readonly<Record<string, object | undefined>> = {
    service: entra,
    entra: entra?.entra,
    'service of aws': aws,
    aws: aws?.aws,
    'service of saas': crm,
  };
  const place = places[of];
  if (place === undefined) throw new Error(`the example has no place for ${of}`);
  return place;
}

/** What the reader has against a whole declaration. */
function problemsIn(text: string): readonly string[] {
  try {
    parseTenant(text, 'tenants/contoso.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    return error.problems.map(({ path, problem }) => `${path}: ${problem}`);
  }
}

const isYaml = ({ language }: Block) => language === 'yaml';
const whole = [
  ...marked('yaml').filter(({ of }) => of === 'tenant'),
  ...blocksOf(README).filter((block) => isYaml(block) && /^tenant:/m.test(block.text)),
];
const parts = [
  ...marked('yaml').filter(({ of }) => of !== 'tenant'),
  ...blocksOf(README)
    .filter((block) => isYaml(block) && !/^tenant:/m.test(block.text))
    .map((block) => ({ ...block, of: /^approvers:/m.test(block.text) ? 'approvers' : 'declaration' })),
];

describe('the YAML of the pages', () => {
  it('is all marked for what it is', () => {
    const unmarked = PAGES.flatMap(blocksOf).filter((block) => isYaml(block) && block.mark?.kind !== 'yaml');
    expect(unmarked.map(({ page, text }) => `${page}: ${text}`)).toEqual([]);
    expect(new Set(whole.map(({ page }) => page))).toEqual(new Set(['docs/declaration.md', README]));
  });

  it.each(whole)('of $page that declares a whole tenant is read without a problem', ({ text, page }) => {
    expect(parseTenant(text, page).declaration.version).toBe(1);
    expect(ajv.validate(schema, parse(text))).toBe(true);
  });

  it.each(parts.map((part) => [part.page, part.text.split('\n')[0] ?? '', part] as const))(
    'of %s that begins with %s is what the schema takes there',
    (_, __, { text, of }) => {
      expect(problemsOf(text, of)).toEqual([]);
    },
  );

  it('is refused where it is not, so that the checks above can fail', () => {
    expect(problemsOf('rollout: { stage: enfroced, owner: iam@contoso.example }', 'service')).not.toEqual([]);
    expect(problemsOf('rolout: {}', 'service')).toEqual(['service has no key rolout']);
  });

  it.each(parts.filter(({ page, of }) => page.startsWith('docs/constructs/') && of !== 'declaration'))(
    'of $page is what an example takes in the place that it names ($of)',
    ({ page, text, of }) => {
      const declared = parse(textOf('tenants/contoso.yaml'));
      Object.assign(placeOf(of, declared.services), parse(text));
      const problems = problemsIn(stringify(declared));
      expect(
        problems.filter((problem) => !ELSEWHERE.some(([file, said]) => page.endsWith(file) && problem.includes(said))),
      ).toEqual([]);
    },
  );

  it('of the acceptances page are the acceptances of the example that it speaks of', () => {
    const shown = blocksOf('docs/acceptances.md').filter(
      (block) => isYaml(block) && block.text.includes('acceptances:'),
    );
    expect(shown.flatMap(({ text }) => parse(text).acceptances)).toEqual(
      parse(textOf('tenants/fabrikam.yaml')).acceptances,
    );
  });
});
