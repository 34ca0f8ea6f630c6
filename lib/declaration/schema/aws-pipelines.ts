import { z } from 'zod';
import { githubRepository, gitlabProject, PIPELINE_ISSUERS, PipelineIssuer, placeName } from '../../values';
import { policies, roleName, sessionHours } from './aws-roles';
import { text } from './text';

const names = (description: string, example: string) =>
  z
    .array(text(placeName, { description, examples: [example] }))
    .min(1)
    .optional();

const branches = names('Name of a branch, or the beginning of names and `*`.', 'main').meta({
  description: 'Branches that it runs on; protect them, so that changes are reviewed first.',
});
const tags = names('Name of a tag, or the beginning of names and `*`.', 'v*').meta({
  description: 'Tags that it runs on.',
});
const audience = (otherwise: string, example: string) =>
  z
    .string()
    .regex(/^[^\s*?$]{1,255}$/, { message: 'an audience has 1 to 255 characters, and no wildcard' })
    .meta({ description: `Whom the tokens are for, as the job asks for it. ${otherwise}`, examples: [example] });
const issuer = (description: string, example: string) =>
  text(PipelineIssuer.parse, { description, examples: [example] });

const github = z.strictObject({
  by: z.literal('github').meta({ description: 'GitHub Actions.' }),
  repository: text(githubRepository, {
    description:
      'The repository: `owner/repository`, with their ids where its subjects hold them (those made or renamed since 15 July 2026).',
    examples: ['contoso@123456/web@456789'],
  }),
  environments: names('Name of an environment, or the beginning of names and `*`.', 'production').meta({
    description: 'Environments that its jobs name; such a job has no branch in its subject.',
  }),
  branches,
  tags,
  pullRequests: z.literal(true).optional().meta({
    description: 'Jobs of pull requests, too: whoever may propose a change gets the role.',
  }),
  policies,
  sessionHours,
});

const gitlab = z.strictObject({
  by: z.literal('gitlab').meta({ description: 'GitLab CI/CD.' }),
  issuer: issuer(
    `Address of the instance. Default ${PIPELINE_ISSUERS.gitlab.issuer}.`,
    'https://gitlab.contoso.example',
  ).optional(),
  project: text(gitlabProject, {
    description: 'The project, with all groups that it is in.',
    examples: ['contoso/platform/web'],
  }),
  branches,
  tags,
  audience: audience("Default: the instance's address.", 'https://gitlab.contoso.example').optional(),
  policies,
  sessionHours,
});

const other = z.strictObject({
  by: z.literal('other').meta({ description: 'Any other issuer of tokens.' }),
  issuer: issuer('Who issues the tokens, as `iss` has it.', 'https://vstoken.dev.azure.com/6f1e2d3c-1111'),
  audience: audience('It is checked letter by letter.', 'api://AzureADTokenExchange'),
  subjects: z
    .array(
      z
        .string()
        .regex(/^(?!.*\$\{)[^\s*?][^*?]*$/, { message: 'a subject is written out, without wildcards' })
        .max(500)
        .meta({ description: 'A subject, as `sub` has it.', examples: ['sc://contoso/web/deploy'] }),
    )
    .min(1)
    .meta({ description: 'Whose tokens are taken, each written out.' }),
  policies,
  sessionHours,
});

/** Roles of an account that pipelines take on with a token of the system that they run in. */
export const pipelines = z
  .record(
    roleName,
    z
      .discriminatedUnion('by', [github, gitlab, other])
      .meta({ description: 'A role that a pipeline takes on, without a secret (AWS-MFA-08).' }),
  )
  .optional()
  .meta({
    description:
      'Roles that pipelines take on with a token of the system that they run in, by their names. Default: none is made.',
  });

export type DeclaredPipeline = NonNullable<z.output<typeof pipelines>>[string];
