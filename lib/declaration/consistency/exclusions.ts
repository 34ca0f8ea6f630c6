import { quoted } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { EntraSettings } from '../schema/entra';
import type { Exclusion } from '../schema/exclusions';

const CONTROL = 'ENT-GV-03';

/** Who may be spared by a control asks somebody else for it. */
export function exclusionFaults(path: Path, { exclusions = {} }: EntraSettings): Fault[] {
  return Object.entries(exclusions).flatMap(([control, exclusion]) => ofExclusion([...path, control], exclusion));
}

function ofExclusion(path: Path, exclusion: Exclusion): Fault[] {
  const { requestors = [], requestorGroups = [], approvers = [], approverGroups = [], days } = exclusion;
  const asked = requestors.length + requestorGroups.length > 0;
  const decided = approvers.length + approverGroups.length > 0;
  if (!asked && !decided && days === undefined) return [];
  const [only, ...others] = new Set(approvers);
  const alone = only !== undefined && others.length === 0 && approverGroups.length === 0 && requestors.includes(only);
  const missing = (list: string, what: string): Fault => ({
    path,
    problem: `nobody may ${what}`,
    allowed: `${list}, or ${list.replace(/s$/, '')}Groups`,
    suggestion: `Add "${list}: [<user principal name>]"`,
    control: CONTROL,
  });
  return [
    ...(asked ? [] : [missing('requestors', 'ask')]),
    ...(decided ? [] : [missing('approvers', 'decide')]),
    ...(alone
      ? [
          {
            path: [...path, 'approvers'],
            problem: `nobody else decides when ${only} asks`,
            given: quoted(only),
            allowed: 'another approver for each who may ask',
            suggestion: 'Name a second approver, or a group',
            control: CONTROL,
          },
        ]
      : []),
  ];
}
