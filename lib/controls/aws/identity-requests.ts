import { everyDenied, FRESH, inWords, type KeyDomain, type Passing, type Request, type Universe } from '../../requests';
import type { Outcome, Situation } from '../control';
import { placeOf } from './account';
import { type Gap, outcomeOf, provided } from './gap';
import { labelOf, policiesOf } from './identity';
import { overPeople } from './organization/over-people';
import { contextOf, type Person } from './people';

/** Requests of people that their policies have to deny. */
export interface Forbidden {
  readonly remedy: string;
  readonly keys: Readonly<Record<string, KeyDomain>>;
  readonly except: NonNullable<Universe['except']>;
  /** What marks the request, in words: `without MFA`. */
  readonly how: (witness: Request) => string;
  /** What passes, as sets; `undefined` where it cannot be told. */
  readonly meaning: (passing: Passing | undefined) => Gap['meaning'];
}

/** Actions that show best what somebody could do. */
const EXAMPLES = ['iam:CreateAccessKey', 's3:GetObject', 'ec2:RunInstances'];

/** Whether the policies of one identity, all together, deny every one of these requests of it. */
export function deniedTo(person: Person, situation: Situation, forbidden: Forbidden): Outcome {
  const { documents, by: own, ignored } = policiesOf(person, situation.posture);
  const context = contextOf(person, situation);
  const universe: Universe = {
    principals: [{ is: 'aws', arn: callerOf(context) }],
    actions: ['*'],
    resources: ['*'],
    keys: { ...context, ...forbidden.keys },
    except: forbidden.except,
    examples: EXAMPLES,
  };
  const above = overPeople(situation);
  const alone = everyDenied(documents, universe);
  const proof =
    alone.denied === true || above.documents.length === 0
      ? alone
      : everyDenied([...documents, ...above.documents], universe);
  const by = alone.denied === true ? own : [...own, ...above.by];
  return outcomeOf({
    subject: person.entity?.address ?? placeOf(situation),
    remedy: forbidden.remedy,
    meaning: { principals: [labelOf(person)] },
    gaps: proof.denied === true ? [] : [gapOf()],
    by: [...(person.entity === undefined ? [] : [person.entity.address]), ...by],
  });

  function gapOf(): Gap {
    const { witness, passing } = proof.denied === true ? {} : proof;
    const request = witness === undefined ? 'a request' : inWordsOf(witness, forbidden.how(witness));
    const whose = person.type === 'group' ? `a member of ${labelOf(person)}` : labelOf(person);
    const notCounted = ignored.length === 0 ? '' : `, since ${ignored.join(', ')} is under ignore_changes`;
    const gap: Gap = {
      given: `${request} by ${whose} is not denied${notCounted}`,
      meaning: forbidden.meaning(passing),
      origins: person.entity === undefined ? [] : [person.entity.exists.at],
    };
    const doubted = person.doubt === undefined ? gap : provided(person.doubt, gap);
    return proof.denied === 'unknown' ? provided(`it is denied after all: ${proof.why}`, doubted) : doubted;
  }
}

function inWordsOf({ action, resource }: Request, how: string): string {
  const where = resource === FRESH ? '' : ` on ${inWords(resource)}`;
  return `${inWords(action)}${where} ${how}`;
}

function callerOf(context: Readonly<Record<string, KeyDomain>>): string {
  const domain = context['aws:principalarn']?.values;
  const [arn = FRESH] = typeof domain === 'object' && 'like' in domain ? domain.like : [];
  return arn.replaceAll('*', FRESH);
}
