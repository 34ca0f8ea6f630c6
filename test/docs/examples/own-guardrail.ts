import type { TerraformStack } from 'cdktf';
import { type IServiceControl, ProtectGuardrails, ServiceControlPolicies } from '../../../lib/aws';

/** Nobody but the exempt roles shares anything by AWS Resource Access Manager with accounts outside. */
const keepSharesInside: IServiceControl = {
  kind: 'serviceControl',
  control: 'HOUSE-01',
  statements: [
    {
      Sid: 'KeepSharesInside',
      Effect: 'Deny',
      Action: ['ram:CreateResourceShare', 'ram:UpdateResourceShare'],
      Resource: '*',
      Condition: {
        Bool: { 'ram:RequestedAllowsExternalPrincipals': 'true' },
        ArnNotLikeIfExists: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/break-glass'] },
      },
    },
  ],
};

export function addAGuardrailOfOurOwn(stack: TerraformStack): void {
  new ServiceControlPolicies(stack, 'service-controls', {
    targets: { root: 'r-a1b2' },
    guardrails: [new ProtectGuardrails({ exemptRoles: ['tenant-guard-deploy', 'break-glass'] }), keepSharesInside],
  });
}
