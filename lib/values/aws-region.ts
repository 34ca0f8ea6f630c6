import { InvalidValue } from './invalid-value';

/** The part of AWS that a Region belongs to; nothing is shared across partitions, and ARNs name it. */
export type AwsPartition = 'aws' | 'aws-us-gov' | 'aws-cn';

const FORM = /^(?:us-gov|[a-z]{2})-(?:central|(?:north|south)(?:east|west)?|east|west)-\d{1,2}$/;

/**
 * The code of an AWS Region. Its form is checked, not whether AWS has opened such a Region, so that a new one needs no
 * release. The isolated partitions and the European Sovereign Cloud are not covered.
 */
export class AwsRegion {
  private constructor(
    private readonly text: string,
    /** `aws-us-gov` for `us-gov-…`, `aws-cn` for `cn-…`, else `aws`. */
    readonly partition: AwsPartition,
  ) {}

  /**
   * Reads `eu-north-1`.
   *
   * @throws InvalidValue for anything that is not written like a Region of the partitions aws, aws-us-gov and aws-cn.
   */
  static parse(text: string): AwsRegion {
    const partition = text.startsWith('us-gov-') ? 'aws-us-gov' : text.startsWith('cn-') ? 'aws-cn' : 'aws';
    if (!FORM.test(text)) {
      throw new InvalidValue({
        problem: 'this is not an AWS Region',
        given: text,
        allowed: 'a Region is written in lower case, as a place, a direction and a number',
        remedy: remedyFor(text),
      });
    }
    return new AwsRegion(text, partition);
  }

  equals(other: AwsRegion): boolean {
    return this.text === other.text;
  }

  toString(): string {
    return this.text;
  }
}

function remedyFor(text: string): string {
  const region = text
    .trim()
    .toLowerCase()
    .replace(/(\d)[a-z]$/, '$1');
  return FORM.test(region) ? `Write "${region}"` : 'Write it like "eu-north-1", "us-gov-west-1" or "cn-north-1"';
}
