import { InvalidValue, PipelineSubject, quoted } from '../../values';
import { type Fault, faultOf } from '../fault';
import type { Path } from '../location';
import { pipelineTrust } from '../pipelines';
import type { AwsAccount } from '../schema/aws';

/** A pipeline says from where in its repository it runs; a subject of a known issuer names repository and place. */
export function pipelineFaults(path: Path, { pipelines = {} }: AwsAccount): Fault[] {
  return Object.entries(pipelines).flatMap(([name, pipeline]): Fault[] => {
    const place = [...path, 'pipelines', name];
    if (pipeline.by === 'other') {
      return pipeline.subjects.flatMap((text, index) =>
        subjectFaults([...place, 'subjects', index], pipeline.issuer, text),
      );
    }
    if (pipelineTrust(pipeline).subjects.length > 0) return [];
    return [
      {
        path: place,
        problem: 'any branch of the repository could have the role, and any pull request',
        given: quoted(pipeline.by === 'github' ? pipeline.repository : pipeline.project),
        allowed: 'from where it runs',
        suggestion:
          pipeline.by === 'github'
            ? 'Add "environments: [production]" or "branches: [main]"'
            : 'Add "branches: [main]" or "tags: [...]"',
        control: 'AWS-MFA-08',
      },
    ];
  });
}

function subjectFaults(path: Path, issuer: string, text: string): Fault[] {
  try {
    PipelineSubject.of(issuer, text);
    return [];
  } catch (error) {
    if (error instanceof InvalidValue) return [faultOf(path, error)];
    throw error;
  }
}
