import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AccessAnalyzers, PasswordPolicy, SecurityContact } from '../../../lib/aws';
import { declaredAccount } from '../../support/aws-posture';
import { Written } from '../../support/rendered-posture';

export const RESOURCE = 'arn:aws:s3:::acme-ledger';

/** An account of two Regions whose identities are in order. */
export function hygieneStack(): Written {
  return Written.of((stack) => {
    const provider = new AwsProvider(stack, 'west', { region: 'eu-west-1', alias: 'west' });
    new PasswordPolicy(stack, 'passwords', { expireAfterDays: 90 });
    new AccessAnalyzers(stack, 'analyzers-north', { unusedAfterDays: 90, internalAccessTo: [RESOURCE] });
    new AccessAnalyzers(stack, 'analyzers-west', { provider });
    new SecurityContact(stack, 'contact', {
      name: 'Security operations',
      title: 'On call',
      emailAddress: 'soc@contoso.example',
      phoneNumber: '+46 8 123 456',
    });
  });
}

export const HYGIENE = {
  regions: ['eu-north-1', 'eu-west-1'],
  passwordExpiryDays: 90,
  accessAnalyzer: { unusedAfterDays: 90, internalAccessTo: [RESOURCE] },
};

export const HYGIENE_FACTS = declaredAccount(HYGIENE, { aws: { securityContact: contact() } });

export function contact() {
  return { name: 'Security operations', title: 'On call', email: 'soc@contoso.example', phone: '+46 8 123 456' };
}
