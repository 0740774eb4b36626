import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { sample, synthesize, templatesOf } from './synthesized.ts';
import './to-have-resource.ts';

/** What a stage with organisations has beside one without. */
const { identity, api, web } = templatesOf(synthesize());
const { singleSignOn: _, ...withoutOrganisations } = sample;

describe('single sign-on', () => {
  test('asks each organisation at its own issuer, with a secret that no template holds', () => {
    expect(identity).toHaveResource('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderName: 'larkspur',
      ProviderType: 'OIDC',
      ProviderDetails: {
        client_id: 'the-application',
        client_secret: '{{resolve:secretsmanager:foyer/test/larkspur:SecretString:::}}',
        oidc_issuer: 'https://login.microsoftonline.com/11112222-3333-4444-5555-666677778888/v2.0',
        authorize_scopes: 'openid email profile',
        attributes_request_method: 'GET',
      },
      // Never onto `email`: it would be written, unverified, at every sign-in.
      AttributeMapping: { 'custom:outside-id': 'sub', 'custom:outside-email': 'email' },
    });
  });

  test('has a client for the code flow alone, towards organisations alone, with one way back', () => {
    expect(identity).toHaveResource('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      SupportedIdentityProviders: ['larkspur'],
      CallbackURLs: ['https://portal.example.com/api/session/portal/sign-on/done'],
      LogoutURLs: ['https://portal.example.com/api/session/portal/sign-on/in'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
    expect(identity).toHaveResource('AWS::Cognito::UserPoolDomain', {
      Domain: 'northwind',
      ManagedLoginVersion: 2,
    });
    expect(identity).toHaveResource('AWS::Cognito::ManagedLoginBranding', {
      ClientId: { Ref: Match.stringLikeRegexp('federated') },
      UseCognitoProvidedValues: true,
    });
  });

  test('lets the API take the tokens of that client, at the portal only', () => {
    const audiences = Object.values(api?.findResources('AWS::ApiGatewayV2::Authorizer') ?? {}).map(
      ({ Properties }) => [Properties.Name, Properties.JwtConfiguration.Audience.length],
    );
    expect(Object.fromEntries(audiences)).toEqual({ customers: 2, staff: 1 });
  });

  test('asks a function before anybody new is made, which may link and nothing more', () => {
    expect(identity).toHaveResource('AWS::Cognito::UserPool', {
      LambdaConfig: { PreSignUp: { 'Fn::GetAtt': [Match.stringLikeRegexp('^linkcontact'), 'Arn'] } },
    });
    expect(identity).toHaveResource('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^linkcontactrole') }],
      PolicyDocument: {
        Statement: [
          {
            Action: ['AdminGetUser', 'AdminLinkProviderForUser', 'AdminSetUserPassword'].map(
              (action) => `cognito-idp:${action}`,
            ),
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^customerspool'), 'Arn'] },
          },
        ],
      },
    });
  });

  test('tells the pages that there are organisations, and not which', () => {
    const text = JSON.stringify(web?.toJSON());
    expect(text).not.toContain('larkspur.example.com');
  });

  test('leaves nothing behind in a stage without', () => {
    const plain = templatesOf(synthesize({ ...withoutOrganisations, singleSignOn: undefined }));
    for (const type of ['UserPoolDomain', 'UserPoolIdentityProvider', 'ManagedLoginBranding'])
      expect(plain.identity?.findResources(`AWS::Cognito::${type}`)).toEqual({});
    expect(JSON.stringify(plain.identity?.toJSON())).not.toContain('PreSignUp');
    // The attributes stay: Cognito can never remove one.
    expect(JSON.stringify(plain.identity?.findResources('AWS::Cognito::UserPool'))).toContain('outside-id');
  });
});
