import type { TerraformStack } from 'cdktf';
import { PipelineSubject } from '../../../lib';
import { PipelineFederation, PipelineRole } from '../../../lib/aws';

export function deployFromGithub(stack: TerraformStack): void {
  const federation = new PipelineFederation(stack, 'github', {
    issuer: 'https://token.actions.githubusercontent.com',
    audiences: ['sts.amazonaws.com'],
  });
  new PipelineRole(stack, 'deploy-web', {
    federation,
    roleName: 'deploy-web',
    subjects: [PipelineSubject.github('contoso@123456/web@456789', { environment: 'production' })],
    policyArns: ['arn:aws:iam::111122223333:policy/deploy-web'],
  });
}
