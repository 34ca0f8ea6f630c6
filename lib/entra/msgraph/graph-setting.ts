import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { MSGRAPH } from './graph-provider';

/** A value of a request to Microsoft Graph. */
export type GraphValue = null | boolean | number | string | readonly GraphValue[] | GraphBody;
/** A body of a request to Microsoft Graph. */
export interface GraphBody {
  readonly [property: string]: GraphValue;
}

export interface GraphRequest extends TerraformMetaArguments {
  /** URL below the version: `policies/authorizationPolicy`. */
  readonly url: string;
  readonly body: GraphBody;
  /**
   * Version of Microsoft Graph.
   *
   * @default 'v1.0'
   */
  readonly version?: 'v1.0' | 'beta';
  /**
   * How the object is written: PUT where it is replaced as a whole.
   *
   * @default 'PATCH'
   */
  readonly method?: 'PATCH' | 'PUT';
}

/**
 * `msgraph_update_resource`: settings of an object that is always there. Nothing is undone when it is destroyed: the
 * settings stay as they were written.
 */
export class GraphSetting extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly request: GraphRequest,
  ) {
    const { url: _url, body: _body, version: _version, method: _method, ...meta } = request;
    super(scope, id, {
      ...meta,
      terraformResourceType: 'msgraph_update_resource',
      terraformGeneratorMetadata: MSGRAPH,
    });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return attributesOf(this.request);
  }
}

/** `msgraph_resource`: an object that is made, and goes when it is destroyed. */
export class GraphObject extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly request: GraphRequest,
  ) {
    const { url: _url, body: _body, version: _version, method: _method, ...meta } = request;
    super(scope, id, { ...meta, terraformResourceType: 'msgraph_resource', terraformGeneratorMetadata: MSGRAPH });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return attributesOf(this.request);
  }
}

function attributesOf({ url, body, version, method }: GraphRequest): { [name: string]: unknown } {
  return {
    url,
    body,
    ...(version === undefined ? {} : { api_version: version }),
    ...(method === undefined ? {} : { update_method: method }),
  };
}
