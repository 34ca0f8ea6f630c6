import { PRESENT } from '../../../requests';
import type { Control } from '../../control';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import { requestsThat } from './requests';
import { withheldEverywhere } from './withheld';

const DEFAULT_MINUTES = 60;
const REMEDY =
  'deny s3:* where s3:signatureAge is greater than what is declared (NumericGreaterThan, in milliseconds), in a resource control policy';

/** AWS-STO-14: requests to buckets of the accounts below whose signature is older than declared (else an hour) are denied. */
export const presignedUrls: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-STO-14',
  title: 'Presigned URLs run out soon',
  risk: 'A link to an object that was sent once opens it for everyone who has it, for up to seven days.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'AC-12' }],
  needs: ['service'],
  reads: POLICY_READS,
  check: (situation) =>
    inOrganization(situation, (organization) => {
      const milliseconds = (organization.guardrails.presignedUrlMinutes ?? DEFAULT_MINUTES) * 60_000;
      return withheldEverywhere(
        situation,
        organization,
        [
          {
            kind: 'resourceControl',
            setting: 'oldSignatures',
            marks: ['s3:signatureage'],
            principals: 'any',
            actions: ['s3:*'],
            keys: { 's3:signatureage': PRESENT },
            except: [requestsThat({ NumericLessThanEquals: { 's3:signatureAge': String(milliseconds) } })],
            examples: ['s3:GetObject'],
            how: ({ context }) => `with a signature of ${context['s3:signatureage']} milliseconds`,
          },
        ],
        REMEDY,
      );
    }),
};
