import type { SetOf, Val } from './value';

/** Services that AWS manages and that answer under an endpoint of their own. */
export interface AwsEndpointFields {
  /** A Kubernetes cluster. Unset, its public endpoint is on, and answers to every address. */
  cluster: {
    readonly name: Val<string>;
    readonly publicEndpoint: Val<boolean>;
    readonly publicRanges: SetOf<string>;
  };
}
