import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

/** The pipeline that applies a stack is known: no rule could leave it out otherwise. */
export function deployerFaults({ deployer, services }: Declaration): Fault[] {
  const first = (kind: string) => Object.entries(services).find(([, service]) => service.kind === kind)?.[0];
  const [directory, aws] = [first('entra'), first('aws')];
  const faults: Fault[] = [];
  if (directory !== undefined && deployer.servicePrincipal === undefined) {
    faults.push({
      path: ['deployer', 'servicePrincipal'],
      problem: `this key is missing: service ${directory} has an Entra stack, which the pipeline applies`,
      allowed: 'the object id of the service principal of the pipeline',
      suggestion: 'Add "servicePrincipal: <id>"',
    });
  }
  if (aws !== undefined && deployer.awsRole === undefined) {
    faults.push({
      path: ['deployer', 'awsRole'],
      problem: `this key is missing: service ${aws} has AWS stacks, which the pipeline applies`,
      allowed: 'the name of the IAM role of the pipeline',
      suggestion: 'Add "awsRole: <name>"',
    });
  }
  return faults;
}
