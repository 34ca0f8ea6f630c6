import { emergencySymbols } from '../../controls';
import type { CheckedDirectory } from './checked-directory';

/**
 * The configuration by which Maester sees the same emergency accounts: as the policies leave them out, by their group or one by
 * one. Its test MT.1005 asks that every policy leaves out just what stands here.
 */
export function maesterConfig({ declared, subject, ids }: CheckedDirectory): string {
  const { accounts, group } = declared.entra.breakGlass;
  const emergency = emergencySymbols(subject.posture, { accounts, group });
  const entries = (type: string, symbols: readonly string[]) =>
    symbols.flatMap((symbol) => ids.of(symbol)).map((id) => ({ Type: type, Id: id }));
  const config = {
    GlobalSettings: {
      EmergencyAccessAccounts: [...entries('Group', emergency.groups), ...entries('User', emergency.users)],
    },
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
