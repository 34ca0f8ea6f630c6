import type { Cloud, Opaque } from '../posture';
import type { Configuration, OtherBlock, Resource } from './configuration';
import { isInert } from './inert-resource-types';
import { isJsonObject, own } from './json-object';
import { cloudOf, configurationNamed, isOfficial, officialSource, providerOf } from './provider-scope';
import { unjudged } from './unjudged-resource-types';

/** What an opaque thing means, before it is placed in its stack. */
export interface Opacity {
  readonly clouds: readonly Cloud[];
  readonly why: string;
}

const BOTH: readonly Cloud[] = ['aws', 'entra'];

/** Types whose reason can be said better than that nobody reads them. */
const REASONS: Readonly<Record<string, string>> = {
  aws_cloudcontrolapi_resource: 'what it makes is described in a language of its own',
  aws_cloudformation_stack: 'what it makes stands in a CloudFormation template',
  aws_cloudformation_stack_set: 'what it makes stands in a CloudFormation template',
  aws_scheduler_schedule: 'the call that it makes may be one of any API',
  aws_sfn_state_machine: 'the calls that it makes stand in a language of its own, and may be of any API',
};

/** A provisioner runs a program, which may change anything. */
export function provisionerIn(body: Resource['body']): Opacity | undefined {
  return own(body, 'provisioner') === undefined
    ? undefined
    : { clouds: BOTH, why: 'a provisioner runs a program that is not read' };
}

/** A resource of a provider that calls itself `aws` or `azuread` and comes from elsewhere. */
export function foreignProvider(resource: Resource, { providerSources }: Configuration): Opacity | undefined {
  const provider = providerOf(resource.type);
  if (cloudOf(provider) === undefined) return undefined;
  const { localName } = configurationNamed(resource);
  const source = providerSources.get(localName);
  if (isOfficial(provider, source ?? localName)) return undefined;
  return { clouds: BOTH, why: `its provider "${localName}" is not ${officialSource(provider)}` };
}

/** A type that is not read for meaning; `undefined` where it can be passed over, or no control is about it. */
export function unreadType(resource: Resource): Opacity | undefined {
  const { mode, type } = resource;
  if (isInert(mode, type)) return undefined;
  const cloud = cloudOf(providerOf(type));
  const beyond = unjudged(resource);
  if (cloud !== undefined && beyond !== undefined) {
    const { unread } = beyond;
    return unread === undefined ? undefined : { clouds: [cloud], why: `its argument ${unread} is not read` };
  }
  const why = Object.hasOwn(REASONS, type) ? REASONS[type] : undefined;
  if (cloud === undefined)
    return { clouds: BOTH, why: `the provider of ${type} is not read, and it may configure anything` };
  return { clouds: [cloud], why: why ?? `resources of the type ${type} are not read` };
}

/** Blocks that are neither resources nor settings. */
export function opacityOf(block: OtherBlock): Opacity | undefined {
  if (block.kind === 'module') return { clouds: BOTH, why: 'what a module makes is not read' };
  if (block.kind === 'removed') return provisionerIn(block.body);
  if (block.kind === 'check') return lookupsIn(block);
  return { clouds: BOTH, why: `blocks of the kind "${block.kind}" are not read` };
}

/** A check may hold a look-up of its own. */
function lookupsIn({ body }: OtherBlock): Opacity | undefined {
  const data = [own(body, 'data') ?? []].flat();
  const types = data.flatMap((block) => (isJsonObject(block) ? Object.keys(block) : ['']));
  const acting = types.sort().find((type) => !isInert('data', type));
  return acting === undefined ? undefined : { clouds: BOTH, why: 'the look-up in it may do more than look' };
}

/** A file beside the stack's own, which Terraform reads as well. */
export function extraFile(stack: string, name: string): Opaque {
  return { address: name, stack, clouds: BOTH, why: 'Terraform reads this file too, and it is not read here' };
}
