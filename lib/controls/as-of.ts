import { Day } from '../values';

/**
 * The day that expiry is judged by: the given one (`--as-of`), else `TENANT_GUARD_AS_OF`, else today in UTC. The one place
 * that looks at a clock; the day is never rendered into Terraform.
 */
export function asOfDay(given?: string, environment: NodeJS.ProcessEnv = process.env): Day {
  const stated = given ?? environment.TENANT_GUARD_AS_OF;
  return Day.parse(stated === undefined || stated === '' ? new Date().toISOString().slice(0, 10) : stated);
}
