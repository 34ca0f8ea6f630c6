import fc from 'fast-check';
import { type SignInMeaning, signInMeaning } from '../../../lib/controls/entra/sign-in-meaning';
import { domainOf, includesAtom, only, type Region, regionOf } from '../../../lib/signin';

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'applicationGroup:Office365': ['no', 'yes'],
  clientApp: domainOf('clientApp') ?? [],
  'device:rule': ['no', 'yes'],
  'group:a': ['no', 'yes'],
  guestType: ['b2bCollaborationGuest', 'member', 'serviceProvider'],
  'location:c': ['no', 'yes'],
  target: ['one', 'two', 'any other'],
  'user:b': ['no', 'yes'],
};
const DIMENSIONS = Object.keys(VALUES);

type Point = Readonly<Record<string, string>>;

const point: fc.Arbitrary<Point> = fc.record(
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, fc.constantFrom(...(VALUES[dimension] ?? []))])),
);
const region = fc
  .subarray(DIMENSIONS)
  .chain((dimensions) =>
    fc.tuple(
      ...dimensions.map((dimension) =>
        fc.tuple(
          fc.constant(dimension),
          fc.record({
            except: fc.boolean(),
            members: fc.subarray((VALUES[dimension] ?? []).filter((value) => value !== 'any other')),
          }),
        ),
      ),
    ),
  )
  .map((parts) => regionOf(parts))
  .filter((one) => one !== undefined);

function holds(one: Region, at: Point): boolean {
  return [...one].every(([dimension, atoms]) => includesAtom(atoms, at[dimension] ?? ''));
}

/** What the words of a meaning stand for, read by themselves. */
function stands({ who, targets, networks, settings }: SignInMeaning, at: Point): boolean {
  const all = (text: string) => text.split(' & ').every((part) => isTrue(part, at));
  return who.every(all) && [targets, networks, settings].every((set) => set.some(all));
}

function isTrue(part: string, at: Point): boolean {
  if (part === 'All' || part === 'signIn=any') return true;
  if (part === 'Office365') return at['applicationGroup:Office365'] === 'yes';
  if (part === 'one' || part === 'two') return at.target === part;
  if (part === 'c') return at['location:c'] === 'yes';
  if (part === 'group:a' || part === 'user:b') return at[part] === 'yes';
  if (part === 'device=rule' || part === 'device!=rule')
    return (at['device:rule'] === 'yes') === (part === 'device=rule');
  const [, kind, members] = /^(guests:|users:|clientApp=)(.*)$/.exec(part) ?? [];
  if (kind === undefined || members === undefined) throw new Error(`not understood: ${part}`);
  return kind === 'clientApp='
    ? members.split('|').includes(at.clientApp ?? '')
    : members.split(',').includes(at.guestType ?? '');
}

describe('the meaning of a region', () => {
  it('stands for every sign-in of the region, so that accepting it accepts nothing less', () => {
    fc.assert(
      fc.property(region, point, (one, at) => {
        if (holds(one, at)) expect(stands(signInMeaning(one, new Map()), at)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('says restrictions that hold at once as one member, which is none of either alone', () => {
    const both = regionOf([
      ['location:c', only(['yes'])],
      ['location:d', only(['yes'])],
      ['clientApp', only(['browser'])],
      ['platform', only(['linux', 'unknown'])],
    ]);
    expect(signInMeaning(both ?? new Map(), new Map())).toEqual({
      who: [],
      targets: ['All'],
      networks: ['c & d'],
      settings: ['clientApp=browser & platform=linux|unknown'],
    });
  });

  it('names nothing that the universe says already', () => {
    const universe = regionOf([['clientApp', only(['other'])]]) ?? new Map();
    expect(signInMeaning(universe, universe).settings).toEqual(['signIn=any']);
  });

  it('always names the targets, so that what is open of one application is not what is open of all', () => {
    const universe = regionOf([['target', only(['one'])]]) ?? new Map();
    expect(signInMeaning(universe, universe).targets).toEqual(['one']);
  });
});
