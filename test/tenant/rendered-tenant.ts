import { App, Testing } from 'cdktf';
import { SharedServiceTenant } from '../../lib/tenant';
import { exampleTenant, freshFolder } from '../support/guarded-app';

/** A policy as rendered, as far as tests look into it. */
export interface RenderedPolicy {
  readonly display_name: string;
  readonly state: string;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly grant_controls?: Readonly<Record<string, unknown>>;
  readonly session_controls?: Readonly<Record<string, unknown>>;
  readonly depends_on?: readonly string[];
}

/** The resources of a type in the Entra stack of an example, its declaration changed: what is rendered, not what is judged. */
export function resourcesOf(
  id: 'adatum' | 'contoso',
  type: string,
  change: (text: string) => string = (text) => text,
): Readonly<Record<string, unknown>> {
  const app = new App({ outdir: freshFolder(), stackTraces: false });
  const { stacks } = new SharedServiceTenant(app, id, { tenant: exampleTenant(id, change) });
  const stack = stacks.get('entra');
  if (stack === undefined) throw new Error(`${id} has no Entra stack`);
  return JSON.parse(Testing.synth(stack)).resource?.[type] ?? {};
}

/** The Conditional Access policies of an example. */
export function policiesOf(id: 'adatum' | 'contoso', change?: (text: string) => string): readonly RenderedPolicy[] {
  return Object.values(resourcesOf(id, 'azuread_conditional_access_policy', change)) as readonly RenderedPolicy[];
}
