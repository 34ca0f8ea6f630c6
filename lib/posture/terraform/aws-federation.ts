import { issuerOf } from '../../values';
import { known, unknown, type Val } from '../value';
import { EVERY_AWS_RESOURCE, reader } from './resource-reader';

/** `aws_iam_saml_provider`. */
export const samlProvider = reader(EVERY_AWS_RESOURCE, (body, found) => {
  found.add('federationProvider', {
    type: 'saml',
    name: body.text('name'),
    issuer: issuerIn(body.text('saml_metadata_document')),
  });
});

/** Who the metadata is of: unknown where it is not that of one entity. */
function issuerIn(metadata: Val<string>): Val<string> {
  if (metadata.is !== 'known') return metadata;
  const issuer = issuerOf(metadata.value);
  return issuer === undefined ? unknown('notRead', metadata.at) : known(issuer, metadata.at);
}

/** `aws_iam_openid_connect_provider`. Of which applications it takes tokens, each role says again. */
export const openIdProvider = reader(`${EVERY_AWS_RESOURCE} client_id_list thumbprint_list`, (body, found) => {
  found.add('federationProvider', { type: 'openId', name: body.text('url'), issuer: body.text('url') });
});
