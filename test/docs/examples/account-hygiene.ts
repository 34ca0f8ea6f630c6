import type { TerraformStack } from 'cdktf';
import { AccessAnalyzers, PasswordPolicy, SecurityContact } from '../../../lib/aws';

export function keepIdentitiesInOrder(stack: TerraformStack): void {
  new PasswordPolicy(stack, 'passwords');
  new AccessAnalyzers(stack, 'analyzers', { unusedAfterDays: 90 });
  new SecurityContact(stack, 'security-contact', {
    name: 'Security operations',
    title: 'On call',
    emailAddress: 'soc@contoso.example',
    phoneNumber: '+46 8 123 456',
  });
}
