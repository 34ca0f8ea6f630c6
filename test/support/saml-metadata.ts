/** The directory of the examples. */
export const TENANT_ID = '6f1e2d3c-1111-4a2b-8c3d-000000000002';

/** A certificate that nobody has the key of. */
const CERTIFICATE = `MIIDOTCCAiGgAwIBAgIUHykWR5zVVVw4tT0TfrZ0/XgvSdIwDQYJKoZIhvcNAQELBQAwLDEqMCgGA1UEAwwhRXhhbXBsZSBGZWRlcmF0ZWQgU1
NPIENlcnRpZmljYXRlMB4XDTI2MTEyNzA2MjI1MFoXDTM2MTEyNDA2MjI1MFowLDEqMCgGA1UEAwwhRXhhbXBsZSBGZWRlcmF0ZWQgU1NPIENl
cnRpZmljYXRlMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu6YDCXCmv6dWp85OFDQp/wFE4o5Fv65YG3LfKrugN1AstRDy6iwP9L
LAa8e93+do/3/M5YxJoZkZIw5sdKOmfDRwau9zXoe/dbq5tWNp6Br88H5+guHF/zgQG8SFqH46IrJ53BzUWBlCxrKcGymkLeDhNFVsaTCoyj+H
Ck/Mwc2lmDxjkfjW1/ZA6mPY2sq/cjgbXVxcpPENWwrvDqM4G6RSq2TxHtIiEK34tY6SbrVKEU3SwucTmnZy+DBO6lcjQxLEp25a6ncNXqDABZ
0bQua81eaSe1SXURltczf6uG7RxI5XqC67Gz10QqtilMI4p2BadUjR03Yb1cIfKumSkwIDAQABo1MwUTAdBgNVHQ4EFgQU6c4hFxd/Y+vqn1zP
V9sdJFQHYoIwHwYDVR0jBBgwFoAU6c4hFxd/Y+vqn1zPV9sdJFQHYoIwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAMopkAt
HyMavY1PcXEwlmLEroWpIZvUWK6XAOs5UGC7oUi6IVhjmo4zJe8ZrPHdWrpEVgltbqyklABaXeIC/8W6kI9XQ1WDawN2q6Y/3r5ieJDWj8EfGv
r+Bsx0N09lDsYedxEOS0m8vRhOsKRmU1CMQHM4u3EJoEFStcwTeHOhA63CM6xqZcaFpZ+MFzgLiQXtI9t9ld8rm1EwNGjrapd9Ja2ujJ5FzYv/
SBSLWoCYRdyTwYJXAcgIsN4Fg/W41UgbxKn6NsJ+dbFOWImOHonnW/AfaZ2KVIeKoFOPg3PXPT4z0jpg6y5ySZwBMV9TtrixZQRwCCt5bMlTFj
xTQFTg==`;

/** The metadata of an enterprise application in a directory, as Entra writes it. */
export function samlMetadata(tenantId: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sts.windows.net/${tenantId}/">
  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing">
      <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
${CERTIFICATE}
      </X509Certificate></X509Data></KeyInfo>
    </KeyDescriptor>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
      Location="https://login.microsoftonline.com/${tenantId}/saml2" />
  </IDPSSODescriptor>
</EntityDescriptor>
`;
}
