import { LOCATIONS, POLICIES } from './direct-request';
import { isObject, type JsonObject } from './json';
import { planDiff } from './plan-diff';
import { type Recorded, readRecording } from './recording';

/** The writes that say all of an object: each create, and each update of a policy. */
function saysAll({ method, path, step }: Recorded): boolean {
  if (step === 'destroy') return false;
  if (method === 'PATCH') return path.startsWith(`/v1.0${POLICIES}/`);
  const lists = [POLICIES, LOCATIONS, '/policies/authenticationStrengthPolicies'];
  return method === 'POST' && lists.some((list) => path === `/v1.0${list}`);
}

const compared: [string, JsonObject, JsonObject][] = [];
for (const [name, exchanges] of readRecording()) {
  for (const [position, exchange] of exchanges.entries()) {
    const { method, path, request, response, status, step } = exchange;
    if (!saysAll(exchange) || status >= 300) continue;
    const object = method === 'POST' && isObject(response) ? `${path}/${String(response.id)}` : path;
    const later = exchanges.slice(position);
    const answer = later.find((read) => read.method === 'GET' && read.path === object)?.response;
    if (isObject(request) && isObject(answer)) {
      compared.push([`${name}: ${step} ${method} ${String(request.displayName)}`, request, answer]);
    }
  }
}

describe('the plan after a write is empty, as it was when it was recorded', () => {
  it('in each of the writes that say all of an object', () => {
    expect(compared).toHaveLength(48);
  });

  it.each(compared)('%s', (_name, request, answer) => {
    expect(planDiff(request, answer)).toEqual([]);
  });
});
