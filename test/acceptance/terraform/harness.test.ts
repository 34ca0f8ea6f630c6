import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordedTenant } from '../graph/recorded-tenant';
import { GraphServer } from '../graph/server';
import { accountOf, awsOverride } from './aws-override';
import { run } from './command';
import { environmentOf } from './entra-tenant';
import { livesAndDies } from './life-cycle';
import { firstMissing, folderFor, isMissing, thisMachine } from './machine';
import { Moto } from './moto';
import { environmentFor } from './providers';
import { sampleStack } from './sample-stack';
import type { Stack } from './stack';
import { Workspace } from './terraform';

const { terraform, aws, moto } = thisMachine();
const missing = firstMissing(terraform, aws, moto);

describe('the harness finds what it is there to find', () => {
  if (missing !== undefined || isMissing(aws) || isMissing(moto)) {
    it.skip(`skipped: ${missing}`, () => {});
    return;
  }

  const provider = aws;
  let server: Moto;
  beforeAll(async () => {
    server = await Moto.start(moto, '111122223333');
  });
  afterAll(() => server.stop());

  async function workspaceOf(name: string, stack: Stack): Promise<Workspace> {
    const workspace = new Workspace(stack, join(folderFor('harness'), name), provider, {});
    workspace.override('provider', awsOverride(stack, server.address));
    await workspace.init();
    return workspace;
  }

  describe('a stack that is sound, as the account that the stack is for', () => {
    const stack = sampleStack();
    const workspace = new Workspace(stack, join(folderFor('harness'), 'whole'), provider, {});
    beforeAll(() => {
      expect(accountOf(stack)).toBe('111122223333');
      workspace.override('provider', awsOverride(stack, server.address));
    });

    livesAndDies({
      stack,
      workspace: () => workspace,
      applied: async () => expect(await workspace.addresses()).toContain('aws_s3_bucket.ledger'),
      destroyed: async () => expect(await workspace.addresses()).toEqual([]),
    });
  });

  it('shows a drift that comes back after every apply', async () => {
    const stack = sampleStack({
      aws_s3_bucket: { ledger: { bucket: 'sample-drift' } },
      aws_s3_bucket_notification: { ledger: { bucket: '${aws_s3_bucket.ledger.id}', eventbridge: true } },
    });
    const workspace = await workspaceOf('drift', stack);
    await workspace.plan();
    await workspace.apply();
    expect(await workspace.plan()).toContain('aws_s3_bucket_notification.ledger');
  });

  it('says what is wrong with a stack that is not valid', async () => {
    const workspace = await workspaceOf('invalid', sampleStack({ aws_iam_group: { admins: { nam: 'admins' } } }));
    await expect(workspace.validate()).rejects.toThrow(/No argument or block type is named "nam"/);
  });

  it('says what is wrong with a stack that cannot be applied', async () => {
    const policy = { group: 'nobody', name: 'none', policy: '{"Version":"2012-10-17","Statement":[]}' };
    const stack = sampleStack({
      aws_s3_bucket: { ledger: { bucket: 'sample-refused' } },
      aws_iam_group_policy: { lone: policy },
    });
    const workspace = await workspaceOf('refused', stack);
    await workspace.plan();
    await expect(workspace.apply()).rejects.toThrow(/nobody/);
  });
});

describe('the certificate of the Graph stand-in', () => {
  if (isMissing(terraform)) {
    it.skip(`skipped: ${terraform.missing}`, () => {});
    return;
  }

  it('is trusted by a Go program that is given its authority, and by no other', async () => {
    const graph = await GraphServer.start(recordedTenant(Date.now), 1);
    const folder = folderFor('certificate');
    // The HTTP state backend is in Terraform itself: a Go client that needs no provider.
    const backend = { http: { address: `${graph.baseAddress}/state`, retry_max: 0 } };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { backend } }));
    const init = (env: Record<string, string>) =>
      run('terraform', ['init', '-no-color', '-input=false'], folder, { ...environmentFor(''), ...env });
    expect((await init({})).stderr).toContain('certificate signed by unknown authority');
    expect((await init(environmentOf(graph, folder))).stderr).toMatch(/HTTP.*501|501.*HTTP/);
    await graph.stop();
  });
});
