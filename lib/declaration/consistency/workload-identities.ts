import { federationProblems, quoted } from '../../values';
import { type Fault, faultOf } from '../fault';
import type { Path } from '../location';
import type { Declaration } from '../schema/declaration';
import type { EntraSettings } from '../schema/entra';

/** Each service principal is declared once, the pipeline's as the deployer; the pipeline takes tokens that are its own. */
export function workloadIdentityFaults(
  path: Path,
  { workloadIdentities }: EntraSettings,
  { deployer }: Declaration,
): Fault[] {
  const { pipelineCredential: credential, servicePrincipals = {} } = workloadIdentities ?? {};
  const first = new Map<string, string>();
  const repeated = Object.entries(servicePrincipals).flatMap(([name, { id }]): Fault[] => {
    const at = { path: [...path, 'servicePrincipals', name, 'id'], given: quoted(id) };
    if (id === deployer.servicePrincipal) {
      const suggestion = 'Take it out: where the pipeline signs in from stands under deployer.from';
      return [{ ...at, problem: "this is the deployer's service principal", suggestion, control: 'ENT-WL-01' }];
    }
    const taken = first.get(id);
    if (taken === undefined) first.set(id, name);
    return taken === undefined ? [] : [{ ...at, problem: `this is the service principal ${quoted(taken)}` }];
  });
  const tokens = credential === undefined ? [] : federationProblems(credential);
  return [...repeated, ...tokens.map((problem) => faultOf([...path, 'pipelineCredential'], problem))];
}
