import { createInterface } from 'node:readline/promises';
import { InvalidValue } from '../values';
import { FIRST_KINDS, type FirstKind } from './first-declaration';
import { tenantIdProblem } from './tenant-id';

const KINDS: Readonly<Record<FirstKind, string>> = {
  entra: 'a Microsoft Entra directory (Microsoft 365)',
  aws: 'an AWS account',
  saas: 'software as a service',
  other: "a vendor's portal without single sign-on",
};

/**
 * Asks for the tenant and its services, line by line in plain text, each until the answer can be used; of one that cannot it
 * says why.
 *
 * @throws InvalidValue where the input ends before
 */
export async function askForTenant(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<{ readonly tenant: string; readonly service: readonly FirstKind[] }> {
  const lines = createInterface({ input, output });
  const answers = lines[Symbol.asyncIterator]();
  const ask = async <T>(question: string, read: (answer: string) => Answer<T>): Promise<T> => {
    for (;;) {
      lines.setPrompt(question);
      lines.prompt();
      const { value, done } = await answers.next();
      if (done) throw unanswered(question);
      const answer = read(String(value).trim());
      if ('value' in answer) return answer.value;
      output.write(`${answer.problem}\n`);
    }
  };
  try {
    const tenant = await ask('Short name of the organization (like contoso): ', tenantId);
    const service: FirstKind[] = [];
    while (service.length === 0) {
      output.write('What does it rent? One or more of:\n');
      for (const kind of FIRST_KINDS) {
        if (await ask(`  ${kind}: ${KINDS[kind]}? (y/n) `, yesOrNo)) service.push(kind);
      }
    }
    return { tenant, service };
  } finally {
    lines.close();
  }
}

/** An answer that can be used, or what keeps it from being. */
type Answer<T> = { readonly value: T } | { readonly problem: string };

function tenantId(answer: string): Answer<string> {
  const problem = tenantIdProblem(answer);
  return problem === undefined ? { value: answer } : { problem: `This cannot be used: ${problem}.` };
}

function yesOrNo(answer: string): Answer<boolean> {
  if (/^y(es)?$/i.test(answer)) return { value: true };
  return /^no?$/i.test(answer) ? { value: false } : { problem: 'Answer y or n.' };
}

function unanswered(question: string): InvalidValue {
  return new InvalidValue({
    problem: 'a question was not answered',
    given: question.trim(),
    allowed: 'answer each, or give --tenant and --service',
  });
}
