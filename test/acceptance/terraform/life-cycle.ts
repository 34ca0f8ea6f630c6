import { judgedBothWays } from './judged-plan';
import type { Stack } from './stack';
import type { Workspace } from './terraform';

/** The tests that every stack goes through, in this order, with what a part has to add after a step. */
export interface LifeCycle {
  readonly stack: Stack;
  /** Asked for once the tests run: what it needs is made in `beforeAll`. */
  workspace(): Workspace;
  /** What the part expects of its stand-in after the apply; a failure is the apply's. */
  applied(): Promise<void> | void;
  /** Further tests between the apply and the second plan. */
  whileItStands?(): void;
  /** What has to be done in the stand-in before the last destroy, such as by the owner of an account. */
  leave?(): Promise<void>;
  /** What the part expects of its stand-in once nothing is left. */
  destroyed(): Promise<void> | void;
}

/** Init, plan, apply, a second plan that is empty, a destroy that is refused, and one that leaves nothing. */
export function livesAndDies({ stack, workspace, applied, whileItStands, leave, destroyed }: LifeCycle): void {
  it('initializes and is valid', async () => {
    await workspace().init();
    await workspace().validate();
  });

  it('is planned, and judged by its plan as by its file', async () => {
    expect(await workspace().plan()).toBeDefined();
    const { plan, file } = await judgedBothWays(workspace(), stack);
    expect(plan).toEqual(file);
  });

  it('is applied, and the stand-in holds what the stack declares', async () => {
    await workspace().apply();
    await applied();
  });

  whileItStands?.();

  it('is planned again to an empty diff', async () => {
    expect(await workspace().plan()).toBeUndefined();
  });

  it('is judged by that plan, too, as by its file', async () => {
    const { plan, file } = await judgedBothWays(workspace(), stack);
    expect(plan).toEqual(file);
  });

  if (stack.protectedResources().length > 0) {
    it('is not destroyed, since the stack protects something', async () => {
      const { code, stderr } = await workspace().destroy('-refresh=false');
      expect(code).not.toBe(0);
      expect(stderr).toContain('prevent_destroy');
    });
  }

  it('is destroyed once the protection is lifted, and leaves nothing', async () => {
    workspace().liftProtection();
    await leave?.();
    expect(await workspace().destroy('-refresh=false')).toMatchObject({ code: 0 });
    expect(await workspace().addresses()).toEqual([]);
    await destroyed();
  });
}
