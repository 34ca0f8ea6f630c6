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
export function resourcesOf(...[id, type, change]: Asked): Readonly<Record<string, unknown>> {
  return stackOf(id, change).resource?.[type] ?? {};
}

/** The data sources of a type, in the same way. */
export function dataOf(...[id, type, change]: Asked): Readonly<Record<string, unknown>> {
  return stackOf(id, change).data?.[type] ?? {};
}

type Change = (text: string) => string;
type Asked = [id: 'adatum' | 'contoso', type: string, change?: Change];
type Section = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function stackOf(
  id: Asked[0],
  change: Change = (text) => text,
): { readonly resource?: Section; readonly data?: Section } {
  const app = new App({ outdir: freshFolder(), stackTraces: false });
  const { stacks } = new SharedServiceTenant(app, id, { tenant: exampleTenant(id, change) });
  const stack = stacks.get('entra');
  if (stack === undefined) throw new Error(`${id} has no Entra stack`);
  return JSON.parse(Testing.synth(stack));
}

/** The Conditional Access policies of an example. */
export function policiesOf(id: 'adatum' | 'contoso', change?: (text: string) => string): readonly RenderedPolicy[] {
  return Object.values(resourcesOf(id, 'azuread_conditional_access_policy', change)) as readonly RenderedPolicy[];
}
