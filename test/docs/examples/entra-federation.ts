import { readFileSync } from 'node:fs';
import type { TerraformStack } from 'cdktf';
import { EntraFederation, EntraRole } from '../../../lib/aws';

export function signInByEntra(stack: TerraformStack, metadataFile: string): void {
  const federation = new EntraFederation(stack, 'entra', {
    tenantId: '6f1e2d3c-1111-4a2b-8c3d-000000000002',
    metadata: readFileSync(metadataFile, 'utf8'),
  });
  new EntraRole(stack, 'readers', {
    federation,
    roleName: 'readers',
    policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  });
}
