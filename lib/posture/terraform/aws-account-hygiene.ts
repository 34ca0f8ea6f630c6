import { EVERY_AWS_RESOURCE, reader } from './resource-reader';

/** `aws_iam_account_password_policy`. Whether an expired password can still be changed is no matter of its strength. */
export const passwordPolicy = reader(
  `${EVERY_AWS_RESOURCE} hard_expiry allow_users_to_change_password`,
  (body, found) => {
    found.add('passwordPolicy', {
      length: body.text('minimum_password_length'),
      lowercase: body.flag('require_lowercase_characters'),
      numbers: body.flag('require_numbers'),
      symbols: body.flag('require_symbols'),
      uppercase: body.flag('require_uppercase_characters'),
      reuse: body.text('password_reuse_prevention'),
      maxAge: body.text('max_password_age'),
    });
  },
);

/** `aws_accessanalyzer_analyzer`. What it leaves out of unused access is its owner's say. */
export const accessAnalyzer = reader(
  `${EVERY_AWS_RESOURCE} analyzer_name configuration.unused_access.analysis_rule`,
  (body, found) => {
    const configuration = body.block('configuration');
    const { blocks, open } = configuration.block('internal_access').block('analysis_rule').blocks('inclusion');
    const resources = blocks.map((block) => block.set('resource_arns'));
    for (const block of blocks) for (const narrower of ['account_ids', 'resource_types']) block.term(narrower);
    const unread = open ?? resources.find((set) => set.open !== undefined)?.open;
    found.add('accessAnalyzer', {
      type: body.text('type'),
      unusedDays: configuration.block('unused_access').text('unused_access_age'),
      internalTo: {
        items: resources.flatMap(({ items }) => items),
        at: configuration.at('internal_access'),
        ...(unread === undefined ? {} : { open: unread }),
      },
    });
  },
);

/** `aws_account_alternate_contact`. */
export const alternateContact = reader(`${EVERY_AWS_RESOURCE} name title phone_number`, (body, found) => {
  found.add('alternateContact', {
    account: body.text('account_id'),
    type: body.text('alternate_contact_type'),
    email: body.text('email_address'),
  });
});
