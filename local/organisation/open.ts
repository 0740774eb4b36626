import type { Assembly, Outside } from '../assembly/assembly.ts';
import type { Ports } from '../ports.ts';
import { startIdentityProvider, type Account } from './identity-provider.ts';

/** An organisation that a template names as an identity provider. */
export type Organisation = {
  name: string;
  /** Its issuer as the template names it. */
  issuer: string;
  /** The client secret that was put into Secrets Manager, and under which name. */
  secret: { name: string; value: string };
  /** Who can be chosen on its page. */
  accounts: readonly Account[];
};

export const organisationAddress = (ports: Ports): string => `http://127.0.0.1:${ports.organisation}`;

export const outsideOf = ({ issuer, secret }: Organisation, ports: Ports): Outside => ({
  hosts: { [new URL(issuer).host]: new URL(organisationAddress(ports)).host },
  secrets: { [secret.name]: secret.value },
});

/** Starts the organisation's identity provider, with the client that the template declares and Cognito as the only way back. */
export function openOrganisation(organisation: Organisation, assembly: Assembly, ports: Ports) {
  const address = organisationAddress(ports);
  const found = assembly
    .ofType('AWS::Cognito::UserPoolIdentityProvider')
    .find((one) => one.property<{ oidc_issuer: string }>('ProviderDetails').oidc_issuer === address);
  const [domain] = assembly.ofType('AWS::Cognito::UserPoolDomain');
  if (!found || !domain) throw new Error(`No template names the issuer ${organisation.issuer}.`);
  const host = `https://${domain.ref}.auth.${domain.stack.region}.amazoncognito.com`;
  return startIdentityProvider({
    port: ports.organisation,
    name: organisation.name,
    clientId: found.property<{ client_id: string }>('ProviderDetails').client_id,
    clientSecret: organisation.secret.value,
    redirectUri: assembly.localize(`${host}/oauth2/idpresponse`),
    accounts: organisation.accounts,
  });
}
