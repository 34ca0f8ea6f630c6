import { PIPELINE_ISSUERS, type PipelinePlace, PipelineSubject } from '../values';
import type { DeclaredPipeline } from './schema/aws-pipelines';

/** Whose tokens a role takes, and for whom they have to be. */
export interface PipelineTrust {
  readonly issuer: string;
  readonly audience: string;
  /** None where the declaration says of no place in the repository. */
  readonly subjects: readonly PipelineSubject[];
}

/** What the declaration of a pipeline means, in the words of its issuer. */
export function pipelineTrust(pipeline: DeclaredPipeline): PipelineTrust {
  if (pipeline.by === 'other') {
    const { issuer, audience, subjects } = pipeline;
    return { issuer, audience, subjects: subjects.map((text) => PipelineSubject.of(issuer, text)) };
  }
  if (pipeline.by === 'github') {
    const { repository, environments = [], pullRequests } = pipeline;
    const places: PipelinePlace[] = [
      ...environments.map((environment) => ({ environment })),
      ...refsOf(pipeline),
      ...(pullRequests === undefined ? [] : [{ pullRequests }]),
    ];
    return { ...PIPELINE_ISSUERS.github, subjects: places.map((place) => PipelineSubject.github(repository, place)) };
  }
  const { project, issuer = PIPELINE_ISSUERS.gitlab.issuer, audience = issuer } = pipeline;
  return {
    issuer,
    audience,
    subjects: refsOf(pipeline).map((place) => PipelineSubject.gitlab(project, place, issuer)),
  };
}

function refsOf({ branches = [], tags = [] }: { branches?: readonly string[]; tags?: readonly string[] }) {
  return [...branches.map((branch) => ({ branch })), ...tags.map((tag) => ({ tag }))];
}
