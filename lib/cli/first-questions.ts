import { createInterface } from 'node:readline/promises';
import { InvalidValue } from '../values';
import { FIRST_KINDS, type FirstKind } from './first-declaration';

const KINDS: Readonly<Record<FirstKind, string>> = {
  entra: 'a Microsoft Entra directory (Microsoft 365)',
  aws: 'an AWS account',
  saas: 'software as a service',
  other: "a vendor's portal without single sign-on",
};

/**
 * Asks for the tenant and its services, line by line in plain text, each until the answer can be used.
 * @throws InvalidValue where the input ends before
 */
export async function askForTenant(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<{ readonly tenant: string; readonly service: readonly FirstKind[] }> {
  const lines = createInterface({ input, output });
  const answers = lines[Symbol.asyncIterator]();
  const ask = async <T>(question: string, read: (answer: string) => T | undefined): Promise<T> => {
    for (;;) {
      lines.setPrompt(question);
      lines.prompt();
      const { value, done } = await answers.next();
      if (done) throw unanswered(question);
      const answer = read(String(value).trim());
      if (answer !== undefined) return answer;
    }
  };
  try {
    const tenant = await ask('Short name of the organization (letters, digits, dashes; like contoso): ', (answer) =>
      answer === '' ? undefined : answer,
    );
    const service: FirstKind[] = [];
    while (service.length === 0) {
      output.write('What does it rent?\n');
      for (const kind of FIRST_KINDS) {
        if (await ask(`  ${kind}: ${KINDS[kind]}? (y/n) `, yesOrNo)) service.push(kind);
      }
    }
    return { tenant, service };
  } finally {
    lines.close();
  }
}

function yesOrNo(answer: string): boolean | undefined {
  if (/^y(es)?$/i.test(answer)) return true;
  return /^no?$/i.test(answer) ? false : undefined;
}

function unanswered(question: string): InvalidValue {
  return new InvalidValue({
    problem: 'a question was not answered',
    given: question.trim(),
    allowed: 'answer each, or give --tenant and --service',
  });
}
