import { only } from '../../../signin';
import { SIGN_IN_FIELDS } from '../sign-in-fields';
import { signInOutcomes } from '../sign-in-outcomes';
import { isAsked } from './asked';
import type { HandStep } from './by-hand';

/** Exchange Online, SharePoint Online and Microsoft Teams Services: what knows sessions that are bound to a device. */
const APPLICATIONS = [
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
];

/** Sessions of the clients of Windows with what knows it are bound to their device. */
export const boundSessions: HandStep['judged'] = {
  needs: ['breakGlass'],
  reads: [...SIGN_IN_FIELDS, ['conditionalAccessPolicy', 'session'] as const].sort(([a, b], [c, d]) =>
    `${a} ${b}` < `${c} ${d}` ? -1 : 1,
  ),
  outcomes(situation) {
    const policies = situation.posture.entities.conditionalAccessPolicy;
    const written = policies.some(({ fields }) => fields.session.tokenProtection.is !== 'absent');
    if (!written && !isAsked(situation)) return [];
    return signInOutcomes(situation, {
      demand: 'tokenProtection',
      cases: () => [
        {
          principal: 'All',
          parts: [
            ['target', only(APPLICATIONS)],
            ['platform', only(['windows'])],
            ['clientApp', only(['mobileAppsAndDesktopClients'])],
          ],
        },
      ],
      lacking: 'on Windows with a session that is not bound to the device',
      remedy:
        'enforce a policy with token protection for all users, Exchange Online, SharePoint Online and Microsoft Teams Services, the platform windows and the clients mobileAppsAndDesktopClients',
    });
  },
};
