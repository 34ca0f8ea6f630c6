import { renderDeclared } from '../../lib/cli/render-declared';
import { deployerNeeds, describeDeployer, renderedIn } from '../../lib/report';
import { exampleTenant } from '../support/guarded-app';
import { marked } from './pages';

type Example = Parameters<typeof exampleTenant>[0];

/** What `tenant-guard explain deployer` prints of an example. */
function printed(example: Example): readonly string[] {
  const tenant = exampleTenant(example);
  const { deployer } = tenant.declaration;
  const resources = renderDeclared(tenant).flatMap(renderedIn);
  return linesOf(describeDeployer(deployerNeeds({ tenant: example, ...deployer, resources })));
}

/** The lines of a text; how long a policy is changes with every resource of the example. */
function linesOf(text: string): readonly string[] {
  return text.replace(/: \d+ characters/g, ': <n> characters').split('\n');
}

const EXCERPTS = marked('deployer').map(({ of, text }) => [of as Example, linesOf(text.trimEnd())] as const);

describe('what the page of the deployer shows', () => {
  it('is of Microsoft Graph and of AWS', () => {
    expect(EXCERPTS.map(([example]) => example)).toEqual(['contoso', 'fabrikam']);
  });

  it.each(EXCERPTS)('of %s is what is printed, line by line, but for what is left out', (example, excerpt) => {
    const lines = printed(example);
    let at = 0;
    for (const line of excerpt.filter((one) => one !== '…')) {
      const found = lines.indexOf(line, at);
      expect({ line, found: found >= at }).toEqual({ line, found: true });
      at = found + 1;
    }
  });
});
