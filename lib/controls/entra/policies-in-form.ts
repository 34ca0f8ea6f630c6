import type { AsWritten, Entity } from '../../posture';
import { type Form, locationForm, policyForm, strengthForm } from '../../values';
import { type Control, meaningOf, type Outcome, type Situation } from '../control';
import { outcomeOf, type Problem, unreadProblem } from './problem';

type Written = Entity<'writtenPolicy' | 'writtenLocation' | 'writtenStrength'>;

/** What one directory holds of named locations: Microsoft Entra's limit. */
const MOST_LOCATIONS = 195;

/**
 * ENT-GV-06: every Conditional Access policy, named location and authentication strength stands in a form that Microsoft
 * Graph takes, keeps word for word, and acts on. The rules are those that the constructs ask before they render.
 */
export const policiesInForm: Control = {
  id: 'ENT-GV-06',
  title: 'Policies are in a form that Microsoft Graph takes and keeps',
  risk: 'A policy that is refused at apply guards nobody; one that is kept in other words shows a change at every plan, in which a real one is overlooked.',
  remedy: 'Write policies with the constructs of this library, or in the form that the finding names',
  references: [
    { source: 'NIST 800-53', id: 'CM-2' },
    { source: 'NIST 800-53', id: 'CM-6' },
    { source: 'Maester', id: 'MT.1049' },
    { source: 'Maester', id: 'MT.1072' },
    { source: 'Maester', id: 'MT.1184' },
  ],
  cloud: 'entra',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: [
    ['writtenLocation', 'form'],
    ['writtenPolicy', 'form'],
    ['writtenStrength', 'form'],
  ],
  check({ posture }: Situation): readonly Outcome[] {
    const { writtenPolicy, writtenLocation, writtenStrength } = posture.entities;
    const judged = [
      ...writtenPolicy.map((policy) => problemsOf(policy, policyForm(policy.fields.form))),
      ...writtenLocation.map((location) => problemsOf(location, locationForm(location.fields.form))),
      ...writtenStrength.map((strength) => problemsOf(strength, strengthForm(strength.fields.form))),
    ];
    if (judged.length === 0) {
      return [{ verdict: 'notApplicable', because: 'there is no policy, named location or strength' }];
    }
    const problems = [...judged.flat(), ...tooManyLocations(writtenLocation)];
    if (problems.length > 0) return problems.map(outcomeOf);
    const all = [...writtenPolicy, ...writtenLocation, ...writtenStrength];
    return [{ verdict: 'met', by: all.map(({ address }) => address).sort() }];
  },
};

function problemsOf(resource: Written, { problems, unread }: Form): readonly Problem[] {
  const { address, fields } = resource;
  const broken = problems.map(({ rule, about, error }): Problem => {
    const { problem, given, allowed, remedy } = error;
    return {
      subject: address,
      origins: about.map((path) => placeOf(resource, path)),
      meaning: meaningOf({ settings: [`form=${rule}`] }),
      given: `${problem}, got ${given}`,
      remedy: remedy === undefined ? allowed : `${lowered(remedy)}: ${allowed}`,
    };
  });
  const pointers = unread.map(pointerOf);
  const open = (fields as AsWritten<unknown>).unread.filter(({ at }) =>
    pointers.some((pointer) => within(at.pointer, pointer) || within(pointer, at.pointer)),
  );
  return [
    ...broken,
    ...unreadProblem(open, {
      subject: address,
      meaning: meaningOf({ settings: ['form=unread'] }),
      remedy: 'write the arguments out',
      assumption: `${address} comes to a form that Microsoft Graph takes and keeps`,
    }),
  ];
}

function tooManyLocations(locations: readonly Entity<'writtenLocation'>[]): readonly Problem[] {
  if (locations.length <= MOST_LOCATIONS) return [];
  return [
    {
      subject: locations[MOST_LOCATIONS]?.address ?? '',
      origins: [],
      meaning: meaningOf({ settings: ['form=too-many-locations'] }),
      given: `there are ${locations.length} named locations, and a directory holds ${MOST_LOCATIONS}`,
      remedy: 'put more ranges into each location',
    },
  ];
}

function placeOf({ address, construct, scope }: Written, path: string): Problem['origins'][number] {
  return {
    from: 'synth',
    stack: scope.stack,
    address,
    pointer: pointerOf(path),
    ...(construct === undefined ? {} : { construct }),
  };
}

function pointerOf(path: string): string {
  return `/${path.replaceAll('.', '/')}`;
}

/** Whether the place is at the pointer or below it; the indexes of blocks are not told apart. */
function within(place: string, pointer: string): boolean {
  const plain = (text: string) => text.replace(/\/\d+(?=\/|$)/g, '');
  return `${plain(place)}/`.startsWith(`${plain(pointer)}/`);
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
