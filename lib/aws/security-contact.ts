import { AccountAlternateContact } from '@cdktf/provider-aws/lib/account-alternate-contact';
import { Construct } from 'constructs';
import { EmailAddress, InvalidValue } from '../values';
import { findingIn, refuse } from './findings';

export interface SecurityContactProps {
  /** Name of the person or team. */
  readonly name: string;
  /** What they are: `Security operations`. */
  readonly title: string;
  /** Where AWS writes to. */
  readonly emailAddress: string;
  /** Where AWS calls, with the country code. */
  readonly phoneNumber: string;
}

/**
 * AWS reaches somebody who acts when it sees abuse in the account, or a key of it in public.
 *
 * Renders an `aws_account_alternate_contact` of type `SECURITY`.
 *
 * AWS-IAM-04; Security Hub Account.1, CIS AWS Foundations 2.3.
 */
export class SecurityContact extends Construct {
  readonly contact: AccountAlternateContact;

  /** @throws InvalidValue that names every property which AWS would not take. */
  constructor(scope: Construct, id: string, props: SecurityContactProps) {
    super(scope, id);
    const { name, title, emailAddress, phoneNumber } = props;
    refuse(this, [
      findingIn('name', name, (text) => shorter(text, 64)),
      findingIn('title', title, (text) => shorter(text, 50)),
      findingIn('emailAddress', emailAddress, EmailAddress.parse),
      findingIn('phoneNumber', phoneNumber, phone),
    ]);
    this.contact = new AccountAlternateContact(this, 'contact', {
      alternateContactType: 'SECURITY',
      name,
      title,
      emailAddress,
      phoneNumber,
    });
  }
}

function shorter(text: string, most: number): string {
  if (text.trim() !== '' && text.length <= most) return text;
  throw new InvalidValue({
    problem: 'AWS does not take this text',
    given: text,
    allowed: `1 to ${most} characters`,
    control: 'AWS-IAM-04',
  });
}

function phone(text: string): string {
  if (/^[\s0-9()+-]{1,25}$/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this is not a phone number',
    given: text,
    allowed: '1 to 25 digits, spaces, brackets, + and -',
    remedy: 'Write it like "+46 8 123 456"',
    control: 'AWS-IAM-04',
  });
}
