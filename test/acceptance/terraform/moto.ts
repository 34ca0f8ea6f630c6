import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './command';

const STARTS_WITHIN = 60_000;

/** How to start moto's server on this machine: a program and its first arguments. */
export type MotoCommand = readonly [string, ...string[]];

/** `moto_server` where it is on the path, else the module; nothing where moto is not installed. */
export async function findMoto(cwd: string): Promise<MotoCommand | undefined> {
  const commands: MotoCommand[] = [['moto_server'], ['python3', '-m', 'moto.server']];
  for (const [program, ...args] of commands) {
    const { code } = await run(program, [...args, '--help'], cwd, process.env);
    if (code === 0) return [program, ...args];
  }
  return undefined;
}

/** The AWS API of one account on the loopback address; all that it holds is gone when it stops. */
export class Moto {
  static async start(command: MotoCommand, accountId: string): Promise<Moto> {
    const port = await freePort();
    const [program, ...args] = command;
    const child = spawn(program, [...args, '-H', '127.0.0.1', '-p', String(port)], {
      // Without the second, no policy of AWS's own is there to be attached.
      env: { ...process.env, MOTO_ACCOUNT_ID: accountId, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
      stdio: 'ignore',
    });
    const moto = new Moto(child, `http://127.0.0.1:${port}`);
    await moto.answers();
    return moto;
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly address: string,
  ) {}

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill();
    await once(this.child, 'exit');
  }

  private async answers(): Promise<void> {
    for (const since = Date.now(); Date.now() - since < STARTS_WITHIN; await sleep(200)) {
      if (this.child.exitCode !== null) throw new Error(`moto ended with code ${this.child.exitCode}`);
      const answer = await fetch(`${this.address}/moto-api/`).catch(() => undefined);
      if (answer?.ok) return;
    }
    await this.stop();
    throw new Error(`moto did not answer at ${this.address} within ${STARTS_WITHIN / 1000} seconds`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
