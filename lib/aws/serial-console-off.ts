import { Ec2SerialConsoleAccess } from '@cdktf/provider-aws/lib/ec2-serial-console-access';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface SerialConsoleOffProps {
  /**
   * The provider of the Region: one of these constructs is for one Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * Nobody reaches an instance of the Region by its serial console, past its network.
 *
 * Renders `aws_ec2_serial_console_access`, not enabled.
 *
 * AWS-CMP-04; NIST SP 800-53 CM-7.
 */
export class SerialConsoleOff extends Construct {
  readonly access: Ec2SerialConsoleAccess;

  constructor(scope: Construct, id: string, props: SerialConsoleOffProps = {}) {
    super(scope, id);
    this.access = new Ec2SerialConsoleAccess(this, 'access', { provider: props.provider, enabled: false });
  }
}
