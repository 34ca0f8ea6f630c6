import type { Rung } from '../../declaration';
import { only } from '../../signin';
import { type DeclaredSituation, type Finding, meaningOf, type Outcome } from '../control';
import { MANAGEMENT } from './management-sign-ins';
import { type SignInCase, type SignInRule, signInOutcomes } from './sign-in-outcomes';

type Guard = Extract<Rung, { by: 'conditionalAccess' }>;

/**
 * Whether enforced policies of the identity service cover the sign-in of the guarded one: every sign-in to its application
 * (for a directory itself: to its administration portals and management endpoints) demands multifactor authentication, or the
 * stronger proof and the sign-in frequency that the rung declares, or is blocked, for everyone but the emergency accounts.
 */
export function conditionalAccessRung(situation: DeclaredSituation, guard: Guard): readonly Outcome[] {
  const { service } = situation.facts.focus;
  const itself = guard.identity === service;
  const posture = itself ? situation.posture : situation.elsewhere(guard.identity);
  const facts = itself ? situation.facts : situation.elsewhereFacts(guard.identity);
  if (posture === undefined || facts === undefined) return [unread(service, guard.identity, 'its stack was not read')];
  const opaque = posture.opaque.find((thing) => thing.clouds.includes('entra'));
  if (opaque !== undefined) {
    return [unread(service, guard.identity, `${opaque.address} cannot be read: ${opaque.why}`)];
  }
  const outcomes = rulesOf(guard, service).flatMap((rule) => signInOutcomes({ ...situation, posture, facts }, rule));
  return together(outcomes);
}

function rulesOf(guard: Guard, service: string): readonly SignInRule[] {
  const cases = applicationsOf(guard);
  const strong = guard.strength === 'phishingResistant';
  const proof: SignInRule = {
    demand: strong ? 'phishingResistant' : 'multifactor',
    cases: () => cases,
    lacking: `to what ${service} is managed by without ${strong ? 'phishing-resistant MFA' : 'multifactor authentication'}`,
    remedy: `enforce a policy in ${guard.identity} that covers this sign-in and requires ${strong ? 'the strength Phishing-resistant MFA' : 'MFA'}`,
  };
  const { signInHours } = guard;
  if (signInHours === undefined) return [proof];
  const again: SignInRule = {
    demand: { signInWithinHours: signInHours },
    cases: () => cases,
    lacking: `to what ${service} is managed by for longer than ${signInHours} hours`,
    remedy: `enforce a policy in ${guard.identity} that covers this sign-in with a sign-in frequency of at most ${signInHours} hours`,
  };
  return [proof, again];
}

/** One finding for all ways of management that are open: the first is told, the meaning holds them all. */
function together(outcomes: readonly Outcome[]): readonly Outcome[] {
  const open = outcomes.flatMap((outcome) => (outcome.verdict === 'unmet' ? [outcome.finding] : []));
  const [first] = open;
  const by = outcomes.flatMap((outcome) => (outcome.verdict === 'met' ? outcome.by : []));
  const rest = outcomes.filter(({ verdict }) => verdict !== 'unmet' && verdict !== 'met');
  if (first === undefined) return rest.length > 0 ? rest : [{ verdict: 'met', by: [...new Set(by)].sort() }];
  const all = (set: keyof Finding['meaning']) => open.flatMap(({ meaning }) => meaning[set]);
  const meaning = meaningOf({
    principals: all('principals'),
    targets: all('targets'),
    networks: all('networks'),
    settings: all('settings'),
  });
  return [{ verdict: 'unmet', finding: { ...first, meaning } }, ...rest];
}

function applicationsOf({ application }: Guard): readonly SignInCase[] {
  return application === undefined ? MANAGEMENT : [{ principal: 'All', parts: [['target', only([application])]] }];
}

function unread(service: string, identity: string, why: string): Outcome {
  return {
    verdict: 'unknown',
    finding: {
      subject: service,
      origins: [],
      meaning: meaningOf({ settings: [`guard=conditionalAccess:${identity}`] }),
      given: `whether Conditional Access of ${identity} guards ${service} is not known: ${why}`,
      remedy: `judge ${service} together with ${identity}, and write what is opaque there out as resources`,
    },
    assumption: `enforced policies of ${identity} cover the sign-in to ${service}`,
  };
}
