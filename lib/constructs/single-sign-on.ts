import { Duration, SecretValue, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageConfig } from '../stage-config.ts';
import type { SignOn } from './grants.ts';

/** What an identity provider says of a person, kept apart from the address that we verified: docs/decisions/single-sign-on.md. */
export const outsideAttributes = { 'outside-id': 2048, 'outside-email': 2048 };

type Props = {
  userPool: cognito.UserPool;
  setup: NonNullable<StageConfig['singleSignOn']>;
  /** The site's address, where people come back to. */
  site: string;
};

/** The customers' own organisations as identity providers of the pool, and the client that signs in through them. */
export class SingleSignOn extends Construct {
  readonly client: cognito.UserPoolClient;
  readonly signOn: SignOn;

  constructor(scope: Construct, id: string, { userPool, setup, site }: Props) {
    super(scope, id);
    const domain = userPool.addDomain('sign-on', {
      cognitoDomain: { domainPrefix: setup.prefix },
      // The classic version does not hand `prompt` on: developer guide, "The redirect and authorization endpoint".
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const providers = setup.organisations.map(
      (organisation) =>
        new cognito.UserPoolIdentityProviderOidc(this, organisation.id, {
          userPool,
          name: organisation.id,
          clientId: organisation.clientId,
          // A dynamic reference: the secret is in no template and no log.
          clientSecret: SecretValue.secretsManager(organisation.secret).unsafeUnwrap(),
          issuerUrl: organisation.issuer,
          scopes: ['openid', 'email', 'profile'],
          attributeRequestMethod: cognito.OidcAttributeRequestMethod.GET,
          // Never onto `email`: Cognito writes mapped attributes anew at each sign-in, and unverified.
          attributeMapping: {
            custom: {
              'custom:outside-id': cognito.ProviderAttribute.other('sub'),
              'custom:outside-email': cognito.ProviderAttribute.other('email'),
            },
          },
        }),
    );

    const session = `${site}/api/session/portal/sign-on`;
    this.client = userPool.addClient('federated', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID],
        callbackUrls: [`${session}/done`],
        logoutUrls: [`${session}/in`],
      },
      supportedIdentityProviders: setup.organisations.map((organisation) =>
        cognito.UserPoolClientIdentityProvider.custom(organisation.id),
      ),
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(30),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      // Cognito writes mapped attributes with the rights of the client, and refuses a sign-in where it may not.
      writeAttributes: new cognito.ClientAttributes().withCustomAttributes(...Object.keys(outsideAttributes)),
    });
    this.client.node.addDependency(...providers);
    // Nobody sees Cognito's pages, but the newer version answers no client that has no style of its own.
    new cognito.CfnManagedLoginBranding(this, 'style', {
      userPoolId: userPool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    // Without this Cognito would also allow sign-in by password (SRP) through this client, which is known to browsers.
    const { node } = this.client;
    (node.defaultChild as cognito.CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];

    this.signOn = {
      host: `https://${domain.domainName}.auth.${Stack.of(this).region}.amazoncognito.com`,
      clientId: this.client.userPoolClientId,
      site,
    };
  }
}

/** What functions know of the organisations: nothing secret. */
export const organisationsOf = ({ singleSignOn }: StageConfig): string =>
  JSON.stringify(
    (singleSignOn?.organisations ?? []).map(({ id, name, domains, passwords }) => ({
      id,
      name,
      domains,
      passwords,
    })),
  );
