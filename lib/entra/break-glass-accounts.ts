import { DataAzureadUsers } from '@cdktf/provider-azuread/lib/data-azuread-users';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { APPLY_CONDITIONS, type EntraCloud, InvalidValue, UserPrincipalName } from '../values';
import { problemsOf } from './refusal';

const CONTROL = 'ENT-BG-01';
const FEWEST = 2;
const INITIAL_DOMAIN: Readonly<Record<EntraCloud, string>> = {
  global: '<tenant>.onmicrosoft.com',
  usGovernment: '<tenant>.onmicrosoft.us',
  usGovernmentDoD: '<tenant>.onmicrosoft.us',
  china: '<tenant>.partner.onmschina.cn',
};

/** Everything that is wrong with a list of emergency accounts; what only apply knows (a token) is not judged here. */
export function accountProblems(accounts: readonly string[], cloud: EntraCloud): readonly InvalidValue[] {
  if (Token.isUnresolved(accounts)) return [];
  return [
    ...(accounts.length < FEWEST ? [tooFew(accounts)] : []),
    ...accounts.flatMap((account, index) => [
      ...formProblems(`accounts[${index}]`, account, cloud),
      ...repeatProblems(accounts, index),
    ]),
  ];
}

/**
 * Looks the accounts up: all of them exist, are cloud-only and can sign in, else the plan stops.
 *
 * Renders `data.azuread_users` with postconditions. Names are rendered in lower case, in the order given.
 */
export function lookUpAccounts(scope: Construct, id: string, accounts: readonly string[]): DataAzureadUsers {
  return new DataAzureadUsers(scope, id, {
    userPrincipalNames: Token.isUnresolved(accounts) ? [...accounts] : accounts.map(canonical),
    lifecycle: {
      postcondition: [
        {
          condition: APPLY_CONDITIONS.cloudOnly,
          errorMessage:
            'An emergency access account is synchronized from on-premises, so it falls with the directory that it ' +
            `comes from. Give accounts that were created in Microsoft Entra itself. (${CONTROL})`,
        },
        {
          condition: APPLY_CONDITIONS.accountEnabled,
          errorMessage:
            'An emergency access account is disabled, so nobody gets in with it when it is needed. ' +
            `Enable it, or give another account. (${CONTROL})`,
        },
      ],
    },
  });
}

function canonical(account: string): string {
  return Token.isUnresolved(account) ? account : UserPrincipalName.parse(account).toString();
}

function formProblems(place: string, account: string, cloud: EntraCloud): readonly InvalidValue[] {
  if (Token.isUnresolved(account)) return [];
  const unreadable = problemsOf(place, () => UserPrincipalName.parse(account));
  if (unreadable.length > 0) return unreadable;
  if (UserPrincipalName.parse(account).isInitialDomain(cloud)) return [];
  return [
    new InvalidValue({
      problem: `${place}: the account is not on the initial domain of the directory`,
      given: account,
      allowed: `an emergency account is on ${INITIAL_DOMAIN[cloud]}, which cannot be federated and does not expire`,
      remedy: 'Create a cloud-only account there, or name the cloud that the directory lives in',
      control: CONTROL,
    }),
  ];
}

function repeatProblems(accounts: readonly string[], index: number): readonly InvalidValue[] {
  const account = accounts[index];
  if (account === undefined || Token.isUnresolved(account)) return [];
  const first = accounts.findIndex((other) => other.toLowerCase() === account.toLowerCase());
  if (first === index) return [];
  return [
    new InvalidValue({
      problem: `accounts[${index}]: the account is listed twice`,
      given: account,
      allowed: 'each account is listed once',
      remedy: 'Give a second account: one person or one lost key must not be able to end emergency access',
      control: CONTROL,
    }),
  ];
}

function tooFew(accounts: readonly string[]): InvalidValue {
  return new InvalidValue({
    problem: 'there are too few emergency accounts',
    given: accounts.join(', '),
    allowed: `there are ${FEWEST} or more, so that the loss of one leaves a way in`,
    remedy: 'Create another cloud-only account and list it',
    control: CONTROL,
  });
}
