import type { EntraSettings } from '../../declaration';
import { meaningOf, type Outcome, type Situation } from '../control';
import { declared } from '../situation';

/** The declared settings of the directory that is judged; `undefined` where the service is not declared as one. */
export function entraSettingsOf(situation: Situation): EntraSettings | undefined {
  const { facts } = declared(situation);
  const service = facts.declaration.services[facts.focus.service];
  return service?.kind === 'entra' ? service.entra : undefined;
}

/** What a control says where Entra is configured under a service that is not declared to be a directory. */
export function notDeclared(situation: Situation): Outcome {
  const { service } = declared(situation).facts.focus;
  return {
    verdict: 'unknown',
    finding: {
      subject: service,
      origins: [],
      meaning: meaningOf({ settings: ['fact=breakGlass'] }),
      given: `Entra is configured here, but the service ${service} declares no directory: nobody says who its emergency accounts are`,
      remedy: `declare services.${service} with kind: entra and its entra settings, or move the Entra resources to the stack of a directory`,
    },
    assumption: `the service ${service} is an Entra directory with declared emergency accounts`,
  };
}
