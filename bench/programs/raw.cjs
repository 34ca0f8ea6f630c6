/** `raw.cjs OUT COUNT RENDERED`: the same resources as raw cdktf resources, of the bindings' own classes. */
const { printUsage, stopwatch } = require('./usage.cjs');
const { stacksOf } = require('./rendered.cjs');

const [outdir, count, rendered] = process.argv.slice(2);
const { lap, phases } = stopwatch();

const { App, DataResource, TerraformStack } = require('cdktf');
const { AwsProvider } = require('@cdktf/provider-aws/lib/provider');
const { AzureadProvider } = require('@cdktf/provider-azuread/lib/provider');
const PROVIDERS = { aws: AwsProvider, azuread: AzureadProvider };
const stacks = stacksOf(rendered, Number(count)).map(({ name, json }) => ({ name, ...planOf(json) }));
lap('load');

const app = new App({ outdir, stackTraces: false });
for (const { name, terraform, providers, resources } of stacks) {
  const stack = new TerraformStack(app, name);
  stack.addOverride('terraform', terraform);
  const named = new Map();
  for (const { type, config } of providers) {
    const id = config.alias === undefined ? type : `${type}.${config.alias}`;
    named.set(id, new PROVIDERS[type](stack, id, config));
  }
  for (const { id, Class, config, provider, input } of resources) {
    const resource = new Class(
      stack,
      id,
      provider === undefined ? config : { ...config, provider: named.get(provider) },
    );
    resource.overrideLogicalId(id);
    if (input !== undefined) resource.addOverride('input', input);
  }
}
lap('construct');

app.synth();
lap('render');
printUsage({ phases });

/** What a stack's JSON says, as the constructors take it; made before the clock starts. */
function planOf({ terraform, provider, resource = {}, data = {} }) {
  const providers = Object.entries(provider).flatMap(([type, configs]) =>
    configs.map((config) => ({ type, config: camelised(config) })),
  );
  const resources = [...blocksOf(data, 'data-'), ...blocksOf(resource, '')];
  return { terraform, providers, resources };
}

function blocksOf(types, prefix) {
  return Object.entries(types).flatMap(([type, blocks]) => {
    const Class = classOf(type, prefix);
    return Object.entries(blocks).map(([id, { '//': _, provider, depends_on, input, ...rest }]) => ({
      id,
      Class,
      provider,
      input,
      config: {
        ...camelised(rest),
        ...(depends_on === undefined ? {} : { dependsOn: depends_on.map((fqn) => ({ fqn })) }),
      },
    }));
  });
}

function classOf(type, prefix) {
  if (type === 'terraform_data') return DataResource;
  const [provider, ...words] = type.split('_');
  const file = prefix === '' ? words.join('-') : `${prefix}${provider}-${words.join('-')}`;
  const module = require(`@cdktf/provider-${provider}/lib/${file}`);
  return Object.values(module).find(({ tfResourceType }) => tfResourceType === type);
}

function camelised(value) {
  if (Array.isArray(value)) return value.map(camelised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase()),
      camelised(inner),
    ]),
  );
}
