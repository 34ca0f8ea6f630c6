import { join } from 'node:path';
import { AS_OF } from '../support/guarded-app';
import { output } from './program';
import { copyWithDependencies, filesBelow, removeFolders } from './repository-copy';

afterAll(removeFolders);

describe('cdktf synth, the command of cdktf-cli 0.21', () => {
  it('gives the same files as the project’s own synth, byte for byte', () => {
    const byCli = copyWithDependencies();
    output(byCli, ['npx', '--yes', '-p', 'cdktf-cli@0.21.0', 'cdktf', 'synth'], {
      CI: '1',
      CHECKPOINT_DISABLE: '1',
      TENANT_GUARD_AS_OF: AS_OF,
    });
    const byProject = copyWithDependencies();
    output(byProject, ['npm', 'run', '-s', 'synth']);

    const expected = filesBelow(join(byProject, 'cdktf.out'));
    expect(Object.keys(expected)).toContain('stacks/contoso-entra/cdk.tf.json');
    expect(filesBelow(join(byCli, 'cdktf.out'))).toEqual(expected);
  });
});
