import { openness, PipelineIssuer, PipelineSubject } from '../../lib/values';
import { refusal } from './refusal';

const GITHUB = 'token.actions.githubusercontent.com';

describe('the subject of a pipeline', () => {
  it.each<[PipelineSubject, string]>([
    [PipelineSubject.github('contoso/web', { environment: 'production' }), 'repo:contoso/web:environment:production'],
    [
      PipelineSubject.github('contoso@123456/web@456789', { branch: 'main' }),
      'repo:contoso@123456/web@456789:ref:refs/heads/main',
    ],
    [PipelineSubject.github('contoso/web', { tag: 'v*' }), 'repo:contoso/web:ref:refs/tags/v*'],
    [PipelineSubject.github('contoso/web', { pullRequests: true }), 'repo:contoso/web:pull_request'],
    [
      PipelineSubject.gitlab('contoso/platform/web', { branch: 'main' }),
      'project_path:contoso/platform/web:ref_type:branch:ref:main',
    ],
    [PipelineSubject.gitlab('contoso/web', { tag: 'v*' }), 'project_path:contoso/web:ref_type:tag:ref:v*'],
    [PipelineSubject.of('https://ci.contoso.example', 'job 42'), 'job 42'],
  ])('is written as its issuer writes it: %s', (subject, text) => {
    expect(String(subject)).toBe(text);
  });

  it.each([
    ['contoso', 'this is not a repository of GitHub'],
    ['contoso/*', 'this is not a repository of GitHub'],
    ['contoso@1/web', 'this is not a repository of GitHub'],
    ['https://github.com/contoso/web', 'this is not a repository of GitHub'],
  ])('of GitHub is not of %s', (repository, problem) => {
    expect(refusal(() => PipelineSubject.github(repository, { branch: 'main' })).problem).toBe(problem);
  });

  it.each(['*', '*main', 'a*b', 'main?', '', 'a:b', '${x}', ' main'])('is not of the branch "%s"', (branch) => {
    expect(refusal(() => PipelineSubject.github('contoso/web', { branch })).problem).toContain('names no branch');
    expect(refusal(() => PipelineSubject.gitlab('contoso/web', { branch })).problem).toContain('names no branch');
  });

  it.each([
    [`https://${GITHUB}`, 'repo:contoso/web:pull_request', 'a pull request'],
    [`https://${GITHUB}`, 'repository_owner:contoso', 'any repository fits'],
    ['https://gitlab.com', 'project_path:contoso/web', 'any project fits'],
    ['https://ci.contoso.example', 'team:*', 'a wildcard'],
    ['https://ci.contoso.example', '', 'this names no pipeline'],
    ['https://ci.contoso.example/', ' job', 'this names no pipeline'],
  ])('of %s is not %s', (issuer, text, problem) => {
    expect(refusal(() => PipelineSubject.of(issuer, text)).problem).toContain(problem);
  });

  it.each<[string, boolean]>([
    ['repo:contoso/web:ref:refs/heads/release/*', true],
    ['repo:contoso/web:ref:refs/heads/release/1', true],
    ['repo:contoso/web:ref:refs/heads/release/1*', true],
    ['repo:contoso/web:ref:refs/heads/*', false],
    ['repo:contoso/web:ref:refs/heads/main', false],
    ['repo:contoso/web:ref:refs/heads/release/${aws:username}', false],
  ])('that ends in a wildcard covers %s: %s', (value, expected) => {
    expect(PipelineSubject.github('contoso/web', { branch: 'release/*' }).covers(value)).toBe(expected);
  });
});

describe('a subject in a policy', () => {
  it.each<[string, string, string | undefined]>([
    [GITHUB, 'repo:contoso/web:ref:refs/heads/main', undefined],
    [GITHUB, 'repo:contoso/web:environment:production', undefined],
    [GITHUB, 'repo:contoso/web:ref:refs/heads/release/*', undefined],
    [GITHUB, 'repo:contoso/web:*', 'any branch and pull request fits'],
    [GITHUB, 'repo:contoso/web:ref:*', 'any branch and pull request fits'],
    [GITHUB, 'repo:contoso/web:ref:refs/heads/*', 'any branch and pull request fits'],
    [GITHUB, 'repo:contoso/web:ref:refs/heads/m*n', 'any branch and pull request fits'],
    [GITHUB, 'repo:contoso/web:pull_request', 'whoever may propose a change comes by a pull request'],
    [GITHUB, 'repo:contoso/web:ref:refs/pull/7/merge', 'whoever may propose a change comes by a pull request'],
    [GITHUB, 'repo:contoso/*', 'any repository fits'],
    [GITHUB, 'repo:contoso/web*:ref:refs/heads/main', 'any repository fits'],
    [GITHUB, 'repo:*/web:ref:refs/heads/main', 'any repository fits'],
    [GITHUB, '*', 'any repository fits'],
    [`${GITHUB}/`, 'repo:contoso/*', 'any repository fits'],
    ['gitlab.com', 'project_path:contoso/web:ref_type:branch:ref:main', undefined],
    ['gitlab.com', 'project_path:contoso/*:ref_type:branch:ref:main', 'any project fits'],
    ['gitlab.com', 'project_path:contoso/web:ref_type:*:ref:main', 'any branch fits'],
    ['gitlab.com', 'project_path:contoso/web:*', 'any branch fits'],
    ['gitlab.contoso.example', 'project_path:contoso/*', 'any project fits'],
    ['ci.contoso.example', 'team/web', undefined],
    ['ci.contoso.example', 'team/*', 'any that fits the pattern is taken'],
  ])('of %s that is %s leaves open: %s', (host, text, expected) => {
    expect(openness(host, text)).toBe(expected);
  });
});

describe('the issuer of tokens', () => {
  it('is named by IAM without its scheme', () => {
    expect(PipelineIssuer.parse('https://vstoken.dev.azure.com/6f1e2d3c').host).toBe('vstoken.dev.azure.com/6f1e2d3c');
  });

  it.each([
    'http://ci.example',
    'https://ci.example:8443',
    'https://ci.example?x',
    'https://CI.example',
    'ci.example',
    '',
  ])('is not %s', (text) => {
    expect(refusal(() => PipelineIssuer.parse(text)).problem).toBe('this is not the address of an issuer of tokens');
  });
});
