import * as z from 'zod';
import { poolOf } from './directory.ts';
import { CognitoError, invalidParameter, userNotFound } from './error.ts';
import { operation, poolId } from './operation.ts';
import { linkedUser, userOf } from './users.ts';

const identifier = z.object({
  ProviderName: z.string().optional(),
  ProviderAttributeName: z.string().optional(),
  ProviderAttributeValue: z.string().optional(),
});

/** API reference, AdminLinkProviderForUser. */
const mostLinks = 5;

/**
 * Lets an account of an identity provider sign in as a user that there is. By the account's subject only
 * (`Cognito_Subject`), which must not have signed in as somebody else yet.
 */
export const adminLinkProviderForUser = operation(
  z.object({ UserPoolId: poolId, DestinationUser: identifier, SourceUser: identifier }),
  (directory, { UserPoolId, DestinationUser: destination, SourceUser: source }) => {
    const pool = poolOf(directory, UserPoolId);
    const { ProviderName: provider = '', ProviderAttributeValue: subject = '' } = source;
    if (!pool.providers.has(provider))
      throw invalidParameter('Invalid SourceUser: the provider does not exist.');
    if (source.ProviderAttributeName !== 'Cognito_Subject')
      throw invalidParameter('The stand-in links accounts by Cognito_Subject only.');
    if (destination.ProviderName !== 'Cognito')
      throw invalidParameter('The stand-in links with users of the pool only.');
    const user = userOf(pool, destination.ProviderAttributeValue ?? '');
    const holder = linkedUser(pool, provider, subject);
    if (holder)
      throw new CognitoError(
        'AliasExistsException',
        'SourceUser is already linked to DestinationUser or another user.',
      );
    const identities = user.identities ?? [];
    if (identities.length >= mostLinks)
      throw new CognitoError('LimitExceededException', 'A user can be linked with 5 identities at most.');
    user.identities = [...identities, { provider, subject, created: directory.now() }];
    user.modified = directory.now();
    directory.changed();
    return {};
  },
);

/** Takes a link back: the account is nobody here from then on. Tokens stay. */
export const adminDisableProviderForUser = operation(
  z.object({ UserPoolId: poolId, User: identifier }),
  (
    directory,
    { UserPoolId, User: { ProviderName: provider = '', ProviderAttributeValue: subject = '' } },
  ) => {
    const pool = poolOf(directory, UserPoolId);
    const user = linkedUser(pool, provider, subject);
    if (!user) throw userNotFound();
    user.identities = user.identities?.filter((one) => one.provider !== provider || one.subject !== subject);
    user.modified = directory.now();
    directory.changed();
    return {};
  },
);
