import type { Posture } from '../posture';
import { type Configuration, type Resource, readConfiguration } from './configuration';
import { existenceOf } from './existence';
import { extraFile, foreignProvider, type Opacity, opacityOf, provisionerIn, unreadType } from './opaque';
import { PostureDraft } from './posture-draft';
import { cloudOf, isOfficial, providerOf } from './provider-scope';
import { readerOf } from './resource-readers';
import { StackReading } from './stack-reading';

/** One synthesized stack, as Terraform will read it. */
export interface StackInput {
  /** The stack's name, for messages and origins. */
  readonly stack: string;
  /** The parsed `cdk.tf.json`. */
  readonly json: unknown;
  /** Names of the other Terraform files (`*.tf`, `*.tf.json`) in its directory. They are not read, and said to be opaque. */
  readonly extraFiles?: readonly string[];
}

/**
 * The posture that a stack's Terraform JSON configures, in three values: what is written out is known, what is not set
 * is absent, a same-stack reference stands for itself, and everything else is unknown and says why. Nothing that may
 * change who gets in is passed over: a module, a provisioner, a type or an argument that is not read is opaque, by
 * address. The order of keys in the file changes nothing. It takes time linear in the size of the JSON.
 *
 * @throws UnreadableTerraform where the JSON does not have the shape of a Terraform configuration, naming the place
 */
export function readStack({ stack, json, extraFiles = [] }: StackInput): Posture {
  const reading = new StackReading(readConfiguration(stack, json));
  const draft = new PostureDraft();
  for (const cloud of cloudsOfProviders(reading.configuration)) draft.configures(cloud);
  for (const resource of reading.configuration.resources) readResource(resource, reading, draft);
  for (const block of reading.configuration.others) {
    const opacity = opacityOf(block);
    const exists = existenceOf(block.body, reading.expressions, (pointer) => originOf(stack, block.address, pointer));
    if (opacity && exists) draft.addOpaque({ address: block.address, stack, ...opacity });
  }
  for (const name of extraFiles) draft.addOpaque(extraFile(stack, name));
  return draft.posture();
}

function readResource(resource: Resource, reading: StackReading, draft: PostureDraft): void {
  const body = reading.body(resource);
  const exists = existenceOf(resource.body, reading.expressions, (pointer) => ({ ...body.at(), pointer }));
  if (!exists) return;
  const { address, construct } = resource;
  const { stack } = reading.configuration;
  const named = construct === undefined ? {} : { construct };
  const addOpaque = (opacity: Opacity | undefined) => {
    if (opacity) draft.addOpaque({ address, stack, ...named, ...opacity });
  };
  addOpaque(provisionerIn(resource.body));
  const foreign = foreignProvider(resource, reading.configuration);
  addOpaque(foreign);
  if (foreign) return;
  const cloud = cloudOf(providerOf(resource.type));
  if (cloud) draft.configures(cloud);
  const reader = readerOf(resource.mode, resource.type);
  if (!reader || !cloud) {
    addOpaque(unreadType(resource));
    return;
  }
  const scope = reading.scope(resource);
  reader.read(
    body,
    {
      add: (kind, fields) => draft.add(kind, { address, ...named, scope, exists }, fields),
      opaque: (why) => addOpaque({ clouds: [cloud], why }),
    },
    reading,
  );
  for (const pointer of body.read.unread(resource.body, reader.inert)) {
    addOpaque({ clouds: [cloud], why: `its argument ${pointer} is not read` });
  }
}

function cloudsOfProviders({ providers, providerSources }: Configuration) {
  return [...providers.keys()].flatMap((name) => {
    const official = ['aws', 'azuread', 'msgraph'].find((provider) =>
      isOfficial(provider, providerSources.get(name) ?? name),
    );
    const cloud = official === undefined ? undefined : cloudOf(official);
    return cloud ? [cloud] : [];
  });
}

function originOf(stack: string, address: string, pointer: string) {
  return { from: 'synth', stack, address, pointer } as const;
}
