import type { Mutant } from './mutations';

type Json = Mutant['json'];
type Named = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const EVERYTHING = JSON.stringify({ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });

/**
 * A stack without one of its resources, with no other of its type, with one that is for whom another is for, too, with a rule
 * that is for every address, and with a user who may do everything.
 */
export function wholeChanges(stack: Json): readonly Mutant[] {
  const { resource = {}, ...rest } = stack as { readonly resource?: Readonly<Record<string, Named>> };
  const having = (type: string, named: Named): Json => ({ ...rest, resource: { ...resource, [type]: named } });
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, body]): Mutant[] => {
      const of = { address: `${type}.${name}`, leaf: body };
      const { [name]: _, ...others } = named;
      const away = { ...of, name: 'taken away', json: having(type, others) };
      const only = { ...of, name: 'left alone of its type', json: having(type, { [name]: body }) };
      const rule = { ...body, cidr_ipv4: '0.0.0.0/0' };
      const opened = { ...of, name: 'opened to everybody', json: having(type, { ...named, [name]: rule }) };
      const almighty = { [name]: { user: 'somebody', policy: EVERYTHING } };
      const withUser = {
        ...of,
        name: 'with a user who may do everything',
        json: having('aws_iam_user_policy', almighty),
      };
      const alone = [
        away,
        only,
        ...(body.cidr_ipv4 === undefined ? [] : [opened]),
        ...(type === 'aws_iam_group_policy' ? [withUser] : []),
      ];
      const somebody = Object.values(others).find((other) => other.principal_id !== body.principal_id)?.principal_id;
      if (somebody === undefined || body.principal_id === undefined) return alone;
      const json = having(type, { ...named, [`${name}_again`]: { ...body, principal_id: somebody } });
      return [...alone, { ...of, name: 'given to somebody else, too', json }];
    }),
  );
}
