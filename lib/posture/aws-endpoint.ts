import type { PolicyDocument } from './policy-document';
import type { SetOf, Val } from './value';

/** Services that AWS manages and that answer under an endpoint of their own. */
export interface AwsEndpointFields {
  /** A Kubernetes cluster. Unset, its public endpoint is on, and answers to every address. */
  cluster: {
    readonly name: Val<string>;
    readonly publicEndpoint: Val<boolean>;
    readonly publicRanges: SetOf<string>;
  };
  /** A domain of OpenSearch, or of Elasticsearch before it. Without subnets it is on the Internet. */
  searchDomain: { readonly name: Val<string>; readonly subnets: SetOf<string> };
  /** The policy of an endpoint, by the name of the domain or the id of the REST API. */
  endpointPolicy: {
    readonly of: 'searchDomain' | 'restApi';
    readonly endpoint: Val<string>;
    readonly document: Val<PolicyDocument>;
  };
}
