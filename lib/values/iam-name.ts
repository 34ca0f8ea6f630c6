import { InvalidValue } from './invalid-value';

/** What an IAM name is of; it decides how long the name may be. */
export type IamKind = 'group' | 'role';

const LONGEST: Readonly<Record<IamKind, number>> = { group: 128, role: 64 };

/** The name of an IAM group or role, without its path. */
export class IamName {
  private constructor(
    private readonly text: string,
    readonly kind: IamKind,
  ) {}

  /**
   * Reads a name of letters, digits and `_+=,.@-`: up to 128 characters for a group, 64 for a role (IAM and STS
   * character limits).
   *
   * @throws InvalidValue for other characters (an ARN or a path is not a name) and for a name that is too long.
   */
  static parse(text: string, kind: IamKind): IamName {
    if (!/^[A-Za-z0-9_+=,.@-]+$/.test(text) || text.length > LONGEST[kind]) {
      const name = /^(?:arn:[a-z-]+:iam::\d{12}:)?(?:group|role)?\/(?:[^/]+\/)*([A-Za-z0-9_+=,.@-]+)$/.exec(text)?.[1];
      throw new InvalidValue({
        problem: `this is not the name of an IAM ${kind}`,
        given: text,
        allowed: `it has 1 to ${LONGEST[kind]} letters, digits and _ + = , . @ -`,
        remedy: name === undefined ? undefined : `Write "${name}"`,
      });
    }
    return new IamName(text, kind);
  }

  /** Whether both name the same thing: IAM ignores case when it keeps names apart. */
  equals(other: IamName): boolean {
    return this.kind === other.kind && this.text.toLowerCase() === other.text.toLowerCase();
  }

  /** The name as it was written. */
  toString(): string {
    return this.text;
  }
}
