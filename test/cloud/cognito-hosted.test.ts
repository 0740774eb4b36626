import {
  AdminDisableProviderForUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, describe, expect, it } from 'vitest';
import { Visitor } from '../api/visitor.ts';
import {
  ann,
  callback,
  signedOut,
  startHosted,
  webId,
  webProperties,
  type Hosted,
} from './cognito-hosted-world.ts';
import { address, claimsOf, enrol, invite, minute, poolId, refusal } from './cognito-world.ts';

/** Hosted endpoints and identity providers, as Amazon Cognito's developer guide and its users describe them. */
let hosted: Hosted;
afterEach(() => hosted.stop());

const get = (username: string) =>
  hosted.world.sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: username }));
const attribute = (user: Awaited<ReturnType<typeof get>>, wanted: string) =>
  user.UserAttributes?.find(({ Name }) => Name === wanted)?.Value;
const tokensOf = async (answer: Response) => {
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<'access_token' | 'id_token' | 'refresh_token', string>;
};

describe('somebody of an identity provider', () => {
  // Developer guide, "Pre sign-up Lambda trigger" and "Linking federated users to an existing user profile";
  // lower case: "User pool case sensitivity", amplify-js issue 13844.
  it('is shown to the pre sign-up trigger before a user is made, with mapped attributes, in lower case', async () => {
    hosted = await startHosted();
    expect(await hosted.visit()).toMatchObject({ state: 'the-state', code: expect.any(String) });
    const [call] = hosted.world.events;
    expect(call).toMatchObject({
      arn: 'arn:pre-sign-up',
      event: {
        triggerSource: 'PreSignUp_ExternalProvider',
        userName: 'acme_ann-subject',
        callerContext: { clientId: webId },
        request: { userAttributes: { 'custom:outside': ann.email } },
      },
    });
    expect(await get('acme_Ann-Subject')).toMatchObject({ UserStatus: 'EXTERNAL_PROVIDER' });
    // Another time nobody is made: the trigger stays silent.
    await hosted.visit();
    const sources = hosted.world.events.map(({ event }) => event.triggerSource);
    expect(sources).toEqual(['PreSignUp_ExternalProvider']);
  });

  // Developer guide, "Managed login and federation error responses".
  it('is led back with an error when the trigger refuses, and no user is made', async () => {
    hosted = await startHosted(() => {
      throw new Error('[ours]');
    });
    expect(await hosted.visit()).toMatchObject({
      state: 'the-state',
      error: 'invalid_request',
      error_description: expect.stringContaining('PreSignUp failed with error [ours]'),
    });
    await expect(get('acme_ann-subject')).rejects.toEqual(refusal('UserNotFoundException'));
  });

  // stackoverflow.com/questions/47815161, amplify-flutter issue 1716.
  it('who is linked by the trigger fails once, and comes in the next time as that user', async () => {
    hosted = await startHosted(async (event) => {
      if (event.triggerSource === 'PreSignUp_ExternalProvider') await hosted.link(address);
      return event;
    });
    await enrol(hosted.world);
    expect(await hosted.visit()).toMatchObject({
      error_description: 'Already found an entry for username acme_ann-subject',
    });
    const { code = '' } = await hosted.visit();
    const { id_token } = await tokensOf(await hosted.exchange(code));
    expect(claimsOf(id_token)).toMatchObject({ email: address, 'custom:contactId': 'c-42' });
  });

  // "Mapping IdP attributes to profiles and tokens": written at every sign-in, with the rights of the client.
  it('has mapped attributes written anew at each sign-in, and is refused where the client may not', async () => {
    hosted = await startHosted();
    await enrol(hosted.world);
    await hosted.link(address);
    await hosted.visit({ ...ann, email: 'new@acme.example.com' });
    expect(attribute(await get(address), 'custom:outside')).toBe('new@acme.example.com');
    hosted.world.cognito.ensureClient(poolId, webId, { ...webProperties, WriteAttributes: ['locale'] });
    expect(await hosted.visit(ann, new Visitor())).toMatchObject({
      error_description: expect.stringContaining('Attribute cannot be updated'),
    });
  });

  it('is refused when the user is disabled', async () => {
    hosted = await startHosted();
    await enrol(hosted.world);
    await hosted.link(address);
    await hosted.world.sdk.send(new AdminDisableUserCommand({ UserPoolId: poolId, Username: address }));
    expect(await hosted.visit()).toMatchObject({ error_description: 'User is disabled.' });
  });

  it('who goes back is told of as the provider says it', async () => {
    hosted = await startHosted();
    const visitor = new Visitor();
    const page = await visitor.go(hosted.authorize());
    const back = await visitor.ask(page.url, { cancel: '1' });
    const onward = await visitor.ask(new URL(back.location ?? '', back.url));
    const last = onward.location?.startsWith(callback)
      ? onward
      : await visitor.ask(new URL(onward.location ?? '', onward.url));
    expect(new URL(last.location ?? '').searchParams.get('error')).toBe('access_denied');
  });
});

describe('links', () => {
  it('are by the subject as it is written, are shown with the user, and are taken back', async () => {
    hosted = await startHosted();
    await enrol(hosted.world);
    await hosted.link(address);
    const [identity] = JSON.parse(attribute(await get(address), 'identities') ?? '[]') as object[];
    expect(identity).toMatchObject({ userId: ann.id, providerName: 'acme', providerType: 'OIDC' });
    await expect(hosted.link(address)).rejects.toEqual(refusal('AliasExistsException'));
    await hosted.visit({ ...ann, id: ann.id.toLowerCase() });
    // Somebody else, by the case of a letter: a user of their own.
    expect(await get('acme_ann-subject')).toMatchObject({ UserStatus: 'EXTERNAL_PROVIDER' });
    const user = {
      ProviderName: 'acme',
      ProviderAttributeName: 'Cognito_Subject',
      ProviderAttributeValue: ann.id,
    };
    await hosted.world.sdk.send(new AdminDisableProviderForUserCommand({ UserPoolId: poolId, User: user }));
    expect(attribute(await get(address), 'identities')).toBeUndefined();
  });

  // API reference, AdminLinkProviderForUser.
  it('need a user, a provider, and are five at most', async () => {
    hosted = await startHosted();
    await expect(hosted.link('nobody@example.com')).rejects.toEqual(refusal('UserNotFoundException'));
    await enrol(hosted.world);
    for (const subject of ['1', '2', '3', '4', '5']) await hosted.link(address, subject);
    await expect(hosted.link(address, '6')).rejects.toEqual(refusal('LimitExceededException'));
  });
});

describe('the authorize endpoint', () => {
  it.each([
    ['an address that is not registered', { redirect_uri: `${callback}/x` }],
    ['a client that there is not', { client_id: 'nobody' }],
    ['a provider that the client does not support', { identity_provider: 'other' }],
  ])('shows a page, and leads nowhere, for %s', async (_, changes) => {
    hosted = await startHosted();
    const answer = await new Visitor().ask(hosted.authorize(changes as Record<string, string>));
    expect([answer.status, answer.location]).toEqual([400, undefined]);
  });

  it.each([
    ['invalid_scope', { scope: 'openid aws.cognito.signin.user.admin' }],
    // Developer guide, "Using PKCE in authorization code grants": S256 only.
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['unsupported_response_type', { response_type: 'token' }],
  ])('leads back with %s', async (error, changes) => {
    hosted = await startHosted();
    const { location = '' } = await new Visitor().ask(hosted.authorize(changes as Record<string, string>));
    const query = new URL(location).searchParams;
    expect([query.get('error'), query.get('state')]).toEqual([error, 'the-state']);
  });

  // Developer guide, "Managed login": the browser's session lasts an hour; "The sign-out endpoint" ends it.
  it('asks nobody again for an hour in the same browser, until it is signed out', async () => {
    hosted = await startHosted();
    const visitor = new Visitor();
    await hosted.visit(ann, visitor);
    expect((await visitor.ask(hosted.authorize())).location).toContain(`${callback}?code=`);
    const query = new URLSearchParams({ client_id: webId, logout_uri: signedOut });
    expect((await visitor.ask(`${hosted.hosted}/logout?${query}`)).location).toBe(signedOut);
    expect((await visitor.ask(hosted.authorize())).location).not.toContain(callback);
    query.set('logout_uri', 'https://evil.example/');
    expect((await visitor.ask(`${hosted.hosted}/logout?${query}`)).location).toBeUndefined();
  });

  it('takes nobody back who did not leave from this browser', async () => {
    hosted = await startHosted();
    const visitor = new Visitor();
    const page = await visitor.go(hosted.authorize());
    let answer = await visitor.ask(page.url, ann);
    while (!answer.location?.includes('/oauth2/idpresponse'))
      answer = await visitor.ask(new URL(answer.location ?? '', answer.url));
    const other = await new Visitor().ask(answer.location);
    expect([other.status, other.location]).toEqual([400, undefined]);
  });
});

describe('the token endpoint', () => {
  it('gives tokens for a code once, with the nonce, and with the scopes that were asked for', async () => {
    hosted = await startHosted();
    const { code = '' } = await hosted.visit();
    const tokens = await tokensOf(await hosted.exchange(code));
    expect(claimsOf(tokens.id_token)).toMatchObject({ nonce: 'the-nonce', aud: webId, token_use: 'id' });
    expect(claimsOf(tokens.access_token)).toMatchObject({ scope: 'openid', client_id: webId });
    // Developer guide, "Pre token generation Lambda trigger sources".
    expect(hosted.world.events.at(-1)?.event.triggerSource).toBe('TokenGeneration_HostedAuth');
    const again = await hosted.exchange(code);
    expect([again.status, await again.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });

  it.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['another address', { redirect_uri: signedOut }],
  ])('refuses %s', async (_, changes) => {
    hosted = await startHosted();
    const { code = '' } = await hosted.visit();
    const answer = await hosted.exchange(code, changes as Record<string, string>);
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });

  // Developer guide, "The token issuer endpoint": codes are good for five minutes.
  it('refuses a code after five minutes', async () => {
    hosted = await startHosted();
    const { code = '' } = await hosted.visit();
    hosted.world.move(5 * minute + 1);
    expect((await hosted.exchange(code)).status).toBe(400);
  });
});

// Developer guide, "Pre sign-up Lambda trigger": also on AdminCreateUser.
it('invitations are shown to the pre sign-up trigger, which may refuse them', async () => {
  hosted = await startHosted((event) => {
    if (event.userName.startsWith('no')) throw new Error('Not this one');
    return event;
  });
  await invite(hosted.world);
  expect(hosted.world.events[0]?.event).toMatchObject({
    triggerSource: 'PreSignUp_AdminCreateUser',
    request: { userAttributes: { email: address } },
  });
  await expect(invite(hosted.world, 'no@example.com')).rejects.toEqual(
    refusal('UserLambdaValidationException', 'PreSignUp failed with error Not this one.'),
  );
});
