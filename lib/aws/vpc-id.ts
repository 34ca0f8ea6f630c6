import { Token } from 'cdktf';
import { InvalidValue } from '../values';

/** Reads the id of a VPC; the control is the one that asks for it. */
export function vpcIdOf(control: string): (text: string) => string {
  return (text) => {
    if (Token.isUnresolved(text) || /^vpc-[0-9a-f]{8,17}$/.test(text)) return text;
    throw new InvalidValue({
      problem: 'this is not the id of a VPC',
      given: text,
      allowed: 'it is written vpc- and hexadecimal digits',
      control,
    });
  };
}
