/** What a machine is administered by: whoever reaches one of its ports stands before its login. */
export interface AdministrationService {
  readonly id: string;
  readonly title: string;
  readonly over: 'tcp' | 'udp';
  readonly port: number;
}

/**
 * The services of which CIS AWS Foundations v7 (6.1.2, 6.2 to 6.4) and Security Hub (EC2.13, EC2.14, EC2.21; of EC2.19 what administers) say that
 * nobody on the Internet is to reach them, with Windows Remote Management.
 */
export const ADMINISTRATION_SERVICES: readonly AdministrationService[] = [
  { id: 'ssh', title: 'SSH', over: 'tcp', port: 22 },
  { id: 'telnet', title: 'Telnet', over: 'tcp', port: 23 },
  { id: 'rpc', title: 'RPC', over: 'tcp', port: 135 },
  { id: 'smb', title: 'SMB', over: 'tcp', port: 445 },
  { id: 'rdp', title: 'RDP', over: 'tcp', port: 3389 },
  { id: 'rdpUdp', title: 'RDP', over: 'udp', port: 3389 },
  { id: 'winRm', title: 'WinRM', over: 'tcp', port: 5985 },
  { id: 'winRmTls', title: 'WinRM over TLS', over: 'tcp', port: 5986 },
];
