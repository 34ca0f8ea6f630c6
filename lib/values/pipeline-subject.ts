import { InvalidValue } from './invalid-value';
import { PIPELINE_ISSUERS, PipelineIssuer } from './pipeline-issuer';

/** From where in a repository a pipeline runs. */
export type PipelinePlace =
  | { readonly branch: string }
  | { readonly tag: string }
  | { readonly environment: string }
  | { readonly pullRequests: true };

const CONTROL = 'AWS-MFA-08';
const LONGEST = 500;
const PULL_REQUEST = /(?:^|:)(?:pull_request|ref:refs\/pull\/.*)(?:$|:)/;

/**
 * Whose tokens a role takes: those of one repository, from one place in it, as their issuer writes it into `sub`. A place may
 * end in `*`, for all that begin so; nothing else is left open.
 */
export class PipelineSubject {
  private constructor(
    /** Who issues the tokens. */
    readonly issuer: string,
    private readonly text: string,
  ) {}

  /**
   * A repository of GitHub: `contoso/web`, or `contoso@123456/web@456789` where GitHub writes the ids into the subject, as it
   * does for what was made or renamed since 15 July 2026. A job that names an environment has no branch in its subject.
   *
   * @throws InvalidValue
   */
  static github(repository: string, place: PipelinePlace): PipelineSubject {
    const ends = placeOf(place, 'refs/');
    return new PipelineSubject(PIPELINE_ISSUERS.github.issuer, `repo:${githubRepository(repository)}:${ends}`);
  }

  /**
   * A project of GitLab with all the groups that it is in: `contoso/platform/web`.
   *
   * @throws InvalidValue
   */
  static gitlab(
    project: string,
    place: { readonly branch: string } | { readonly tag: string },
    issuer: string = PIPELINE_ISSUERS.gitlab.issuer,
  ): PipelineSubject {
    const ends = placeOf(place, '');
    return new PipelineSubject(
      PipelineIssuer.parse(issuer).toString(),
      `project_path:${gitlabProject(project)}:${ends}`,
    );
  }

  /**
   * A subject of any issuer, written out. Of one whose subjects are known it names repository and place as well.
   *
   * @throws InvalidValue
   */
  static of(issuer: string, text: string): PipelineSubject {
    const { host } = PipelineIssuer.parse(issuer);
    const problem = /[*?]|\$\{/.test(text) ? 'it has a wildcard or a variable' : openness(host, text);
    if (problem !== undefined || text.trim() !== text || text === '' || text.length > LONGEST) {
      throw new InvalidValue({
        problem: `this names no pipeline${problem === undefined ? '' : `: ${problem}`}`,
        given: text,
        allowed: 'a subject is written out as it stands in "sub" of the tokens',
        remedy: 'Write it like "repo:contoso/web:environment:production"',
        control: CONTROL,
      });
    }
    return new PipelineSubject(issuer, text);
  }

  /** Whether it is a pattern, for StringLike. */
  get isPattern(): boolean {
    return this.text.endsWith('*');
  }

  /** Whether a value, or a pattern, of a policy takes no more than this. */
  covers(value: string): boolean {
    if (value.includes('${')) return false;
    return this.isPattern ? value.startsWith(this.text.slice(0, -1)) : value === this.text;
  }

  toString(): string {
    return this.text;
  }
}

/**
 * What a subject in a policy leaves open that nobody meant to; `undefined` for one that is bounded. Of an issuer whose
 * subjects are not known here, it is bounded where it is written out.
 *
 * @param issuer who issues the tokens, as IAM names it
 */
export function openness(issuer: string, text: string): string | undefined {
  const host = issuer.replace(/\/$/, '');
  if (host === hostOf(PIPELINE_ISSUERS.github.issuer)) {
    if (!/^repo:[^:*?/]+\/[^:*?/]+:/.test(text)) return 'any repository fits';
    const place = text.replace(/^[^:]*:[^:]*:/, '');
    if (PULL_REQUEST.test(place)) return 'whoever may propose a change comes by a pull request';
    return isPlace(place, /^(?:ref:refs\/(?:heads|tags)\/|environment:)[^*?]/)
      ? undefined
      : 'any branch and pull request fits';
  }
  if (/^project_path:/.test(text) || host === hostOf(PIPELINE_ISSUERS.gitlab.issuer)) {
    if (!/^project_path:[^:*?/]+(?:\/[^:*?/]+)+:/.test(text)) return 'any project fits';
    const place = text.replace(/^[^:]*:[^:]*:/, '');
    return isPlace(place, /^ref_type:(?:branch|tag):ref:[^*?]/) ? undefined : 'any branch fits';
  }
  return /[*?]/.test(text) ? 'any that fits the pattern is taken' : undefined;
}

const hostOf = (issuer: string) => PipelineIssuer.parse(issuer).host;

/** Whether the text says from where, and leaves nothing open but its end. */
function isPlace(text: string, beginning: RegExp): boolean {
  return beginning.test(text) && !/[*?]./.test(text) && !text.endsWith('?');
}

/** @throws InvalidValue for what is not `owner/repository`, both with their ids or neither. */
export function githubRepository(text: string): string {
  if (/^[\w-]+\/[\w.-]+$/.test(text) || /^[\w-]+@\d+\/[\w.-]+@\d+$/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this is not a repository of GitHub',
    given: text,
    allowed: 'it is owner/repository, or owner@id/repository@id where its subjects hold the ids',
    remedy:
      'Write it like "contoso@123456/web@456789"; GitHub shows it at /repos/OWNER/REPO/actions/oidc/customization/sub',
    control: CONTROL,
  });
}

/** @throws InvalidValue for what is not a project with its groups. */
export function gitlabProject(text: string): string {
  if (/^[\w.-]+(?:\/[\w.-]+)+$/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this is not a project of GitLab',
    given: text,
    allowed: 'it is the whole path: group, subgroups, project',
    remedy: 'Write it like "contoso/platform/web"',
    control: CONTROL,
  });
}

/** @throws InvalidValue for what is no name of a branch, tag or environment, and for a wildcard but at the end. */
export function placeName(text: string): string {
  if (/^[^*?\s:$][^*?:$\p{Cc}]*\*?$/u.test(text) && text.length <= LONGEST && text.trim() === text) return text;
  throw new InvalidValue({
    problem: 'this names no branch, tag or environment',
    given: text,
    allowed: 'it is a name, or the beginning of names with "*" at its end; a colon in a name is written %3A',
    remedy: 'Write for example "main" or "release/*"',
    control: CONTROL,
  });
}

function placeOf(place: PipelinePlace, refs: 'refs/' | ''): string {
  if ('pullRequests' in place) return 'pull_request';
  if ('environment' in place) return `environment:${placeName(place.environment)}`;
  const [type, name] = 'branch' in place ? (['branch', place.branch] as const) : (['tag', place.tag] as const);
  if (refs === '') return `ref_type:${type}:ref:${placeName(name)}`;
  return `ref:refs/${type === 'branch' ? 'heads' : 'tags'}/${placeName(name)}`;
}
