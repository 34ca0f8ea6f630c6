import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { BreakGlassGroup, NamedEgress, RequireMfa, SharedDevices } from '../../../lib/entra';

export function openMeetingRooms(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const rollout = { stage: 'enforced' } as const;
  const network = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26'], ipv6: 'none' } }, { example: true });
  const rooms = new SharedDevices(stack, 'rooms', {
    breakGlass,
    rollout,
    groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000006',
    location: new NamedEgress(stack, 'rooms-egress', { network, displayName: 'Meeting rooms' }),
    devices: 'managed',
  });
  new RequireMfa(stack, 'mfa', { breakGlass, rollout, exclusion: rooms });
}
