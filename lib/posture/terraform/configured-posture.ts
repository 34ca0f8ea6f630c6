import type { Kind } from '../entity';
import type { Opaque, Posture } from '../posture';
import { known } from '../value';
import { ownMetadataTokens } from './aws-instance-metadata';
import type { Configuration, Resource } from './configuration';
import { existenceOf } from './existence';
import { foreignProvider, type Opacity, opacityOf, provisionerIn, unreadType } from './opaque';
import { PostureDraft } from './posture-draft';
import { cloudOf, isOfficial, providerOf } from './provider-scope';
import { readerOf } from './resource-readers';
import { StackReading } from './stack-reading';
import { unjudged } from './unjudged-resource-types';

/** The posture of a configuration that was taken apart, whatever it was read from, and of what is known to be opaque besides. */
export function configuredPosture(configuration: Configuration, besides: readonly Opaque[] = []): Posture {
  const reading = new StackReading(configuration);
  const { stack, from } = configuration;
  const draft = new PostureDraft(from);
  for (const cloud of cloudsOfProviders(configuration)) draft.configures(cloud);
  for (const resource of configuration.resources) readResource(resource, reading, draft);
  for (const block of configuration.others) {
    const opacity = opacityOf(block);
    const at = { from, stack, address: block.address, pointer: '' };
    if (opacity && existenceOf(block.body, reading.expressions, at)) {
      draft.addOpaque({ address: block.address, stack, ...opacity });
    }
  }
  for (const opaque of besides) draft.addOpaque(opaque);
  return draft.posture();
}

function readResource(resource: Resource, reading: StackReading, draft: PostureDraft): void {
  const body = reading.body(resource);
  const exists = existenceOf(resource.body, reading.expressions, body.at());
  if (!exists) return;
  const { address, construct } = resource;
  const { stack } = reading.configuration;
  const addOpaque = (opacity: Opacity | undefined) => {
    if (opacity) draft.addOpaque({ address, stack, construct, ...opacity });
  };
  addOpaque(provisionerIn(resource.body));
  const foreign = foreignProvider(resource, reading.configuration);
  addOpaque(foreign);
  if (foreign) return;
  const cloud = cloudOf(providerOf(resource.type));
  if (cloud) draft.configures(cloud);
  const reader = readerOf(resource.mode, resource.type);
  const scope = reading.scope(resource);
  if (!reader || !cloud) {
    addOpaque(unreadType(resource));
    if (cloud && unjudged(resource)) {
      const fields = { type: known(resource.type, body.at()) };
      draft.add({ kind: 'unjudgedResource', address, construct, scope, exists, fields });
      const tokens = ownMetadataTokens(resource, reading);
      if (tokens) draft.add({ kind: 'instanceMetadata', address, construct, scope, exists, fields: { tokens } });
    }
    return;
  }
  const ordered = reading.configuration.from === 'synth';
  const orderOf = (kind: Kind) =>
    ordered && kind === 'conditionalAccessPolicy' ? reading.order.before(resource) : undefined;
  reader.read(
    body,
    {
      add: (kind, fields) => draft.add({ kind, address, construct, scope, exists, after: orderOf(kind), fields }),
      opaque: (why) => addOpaque({ clouds: [cloud], why }),
    },
    reading,
  );
  for (const pointer of body.read.unread(resource.written ?? resource.body, reader.inert)) {
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
