/** The root's id as an attribute of an organization, or of its look-up: the one index that is read. An organization has one root. */
export const ROOT_ID = 'roots[0].id';

const EXPRESSION = /^((?:data\.)?aws_organizations_organization\.[\p{ID_Start}_][\p{ID_Continue}-]*)\.roots\[0\]\.id$/u;

/** The address of the organization of which an expression names the root; `undefined` for any other expression. */
export function organizationOfRoot(source: string): string | undefined {
  return EXPRESSION.exec(source.trim())?.[1];
}
