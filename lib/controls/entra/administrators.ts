import { type EntraSettings, privilegedRolesOf } from '../../declaration';
import { flag, YES } from '../../signin';
import { onceFor } from '../../values';
import type { SignInCase } from './sign-in-rule';

/** Sign-ins of administrators: holders of each privileged role, the declared ones too, and the groups of the persona. */
export const administratorCases = onceFor((settings: EntraSettings): readonly SignInCase[] => [
  ...privilegedRolesOf(settings).map(({ name, templateId }) => ({
    principal: `role:${name}`,
    parts: [[flag('role', templateId), YES] as const],
  })),
  ...(settings.personas?.admins ?? []).map((group) => ({
    principal: `group:${group}`,
    parts: [[flag('group', group), YES] as const],
  })),
]);
