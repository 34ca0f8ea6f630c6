import type { Control } from './control';

/** Whether no acceptance and no stage excuses a control: what locks people out, and what judges acceptances themselves. */
export function isNeverAccepted({ level, ofAcceptances }: Control): boolean {
  return level === 'fatal' || ofAcceptances === true;
}
