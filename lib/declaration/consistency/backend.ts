import { quoted } from '../../values';
import { nearest } from '../did-you-mean';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { Backend } from '../schema/backend';
import type { Declaration } from '../schema/declaration';
import { stacksOf } from '../stacks';

const STACK = '{stack}';

/** State stays where it can be found again: one place a stack, a local one below the run's directory, none remote for examples. */
export function backendFaults(declaration: Declaration): Fault[] {
  const stacks = stacksOf(declaration);
  return Object.entries(declaration.services).flatMap(([id, service]) => {
    if (!('backend' in service)) return [];
    const path = ['services', id, 'backend'];
    const several = stacks.filter((stack) => stack.service === id).length > 1;
    return [
      ...placeFaults(path, service.backend, several),
      ...localFaults(path, service.backend),
      ...exampleFaults(path, service.backend, declaration.example === true),
    ];
  });
}

/** Where in the backend the stack's own place is written, and what is written there. */
function placeOf(backend: Backend): { key: Path; text: string } {
  if ('local' in backend) return { key: ['local'], text: backend.local };
  if ('s3' in backend) return { key: ['s3', 'key'], text: backend.s3.key };
  if ('azurerm' in backend) return { key: ['azurerm', 'key'], text: backend.azurerm.key };
  return { key: ['hcp', 'workspace'], text: backend.hcp.workspace };
}

function placeFaults(path: Path, backend: Backend, several: boolean): Fault[] {
  const { key, text } = placeOf(backend);
  const stray = /[{}]/.test(text.replaceAll(STACK, ''))
    ? (/\{[^{}]*\}?/.exec(text.replaceAll(STACK, ''))?.[0] ?? '}')
    : undefined;
  const faults: Fault[] = [];
  if (stray !== undefined) {
    faults.push({
      path: [...path, ...key],
      problem: 'nothing is known to stand for this placeholder',
      given: quoted(stray),
      allowed: STACK,
      suggestion: nearest(stray, [STACK]),
    });
  }
  if (several && !text.includes(STACK)) {
    faults.push({
      path: [...path, ...key],
      problem: 'the accounts of this service would share one state: each has a stack of its own',
      given: quoted(text),
      allowed: `a place with ${STACK} in it`,
      suggestion: `Write ${STACK} where the stack's name should stand`,
    });
  }
  return faults;
}

function localFaults(path: Path, backend: Backend): Fault[] {
  if (!('local' in backend)) return [];
  const { local } = backend;
  const problem = localProblem(local);
  if (problem === undefined) return [];
  return [
    {
      path: [...path, 'local'],
      problem,
      given: quoted(local),
      allowed: 'the path of a file below the directory of the run, with forward slashes',
      suggestion: 'Write it like "state/{stack}.tfstate"',
    },
  ];
}

function localProblem(local: string): string | undefined {
  if (/^(\/|~|[A-Za-z]:)/.test(local)) return 'this path is absolute: it would differ between machines';
  if (local.includes('\\')) return 'this path has backslashes';
  if (local.split('/').includes('..')) return 'this path leads out of the directory of the run';
  return /(^|\/)\.?$/.test(local) ? 'this path is that of a directory' : undefined;
}

function exampleFaults(path: Path, backend: Backend, example: boolean): Fault[] {
  const [kind] = Object.keys(backend);
  if (!example || kind === undefined || kind === 'local') return [];
  return [
    {
      path: [...path, kind],
      problem: 'an example has no remote state: documentation addresses must not get into a real tenant',
      given: kind,
      allowed: 'local',
      suggestion: 'Remove "example: true" and write the real addresses, or keep the state local',
    },
  ];
}
