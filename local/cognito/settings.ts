import * as z from 'zod';

/*
 * The CloudFormation properties of AWS::Cognito::UserPool, UserPoolClient, UserPoolIdentityProvider and UserPoolGroup
 * that the stand-in obeys.
 * Others are accepted and ignored. Templates may carry numbers and booleans as text.
 */

const flag = z.union([z.boolean(), z.stringbool()]);
const count = z.coerce.number().int();

const passwordPolicy = z.object({
  MinimumLength: count.default(8),
  RequireLowercase: flag.default(false),
  RequireUppercase: flag.default(false),
  RequireNumbers: flag.default(false),
  RequireSymbols: flag.default(false),
  TemporaryPasswordValidityDays: count.default(7),
});

/** Cognito's own policy where the template names none: eight characters and all four kinds. */
const defaultPasswordPolicy = passwordPolicy.parse({
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
});

const template = z.object({ EmailMessage: z.string().optional(), EmailSubject: z.string().optional() });

export const poolSettings = z.object({
  UserPoolName: z.string().optional(),
  UserPoolTier: z.enum(['LITE', 'ESSENTIALS', 'PLUS']).default('ESSENTIALS'),
  UsernameAttributes: z.array(z.string()).default([]),
  AliasAttributes: z.array(z.string()).default([]),
  UsernameConfiguration: z.object({ CaseSensitive: flag.default(true) }).default({ CaseSensitive: true }),
  Policies: z
    .object({ PasswordPolicy: passwordPolicy.default(defaultPasswordPolicy) })
    .default({ PasswordPolicy: defaultPasswordPolicy }),
  Schema: z
    .array(z.object({ Name: z.string(), Mutable: flag.default(true), Required: flag.default(false) }))
    .default([]),
  AdminCreateUserConfig: z
    .object({ AllowAdminCreateUserOnly: flag.default(false), InviteMessageTemplate: template.optional() })
    .default({ AllowAdminCreateUserOnly: false }),
  VerificationMessageTemplate: template.optional(),
  EmailVerificationMessage: z.string().optional(),
  EmailVerificationSubject: z.string().optional(),
  EmailConfiguration: z.object({ From: z.string().optional() }).default({}),
  AccountRecoverySetting: z
    .object({ RecoveryMechanisms: z.array(z.object({ Name: z.string() })).default([]) })
    .optional(),
  MfaConfiguration: z.enum(['OFF', 'ON', 'OPTIONAL']).default('OFF'),
  EnabledMfas: z.array(z.string()).default([]),
  LambdaConfig: z
    .object({
      PreTokenGeneration: z.string().optional(),
      PreTokenGenerationConfig: z.object({ LambdaArn: z.string(), LambdaVersion: z.string() }).optional(),
      PreSignUp: z.string().optional(),
      PreAuthentication: z.string().optional(),
      PostAuthentication: z.string().optional(),
      PostConfirmation: z.string().optional(),
      CustomMessage: z.string().optional(),
    })
    .default({}),
});
export type PoolSettings = z.output<typeof poolSettings>;

const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);

export const clientSettings = z.object({
  ClientName: z.string().optional(),
  GenerateSecret: flag.default(false),
  ExplicitAuthFlows: z
    .array(z.string())
    .default(['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']),
  AccessTokenValidity: count.default(0),
  IdTokenValidity: count.default(0),
  RefreshTokenValidity: count.default(0),
  TokenValidityUnits: z
    .object({
      AccessToken: unit.default('hours'),
      IdToken: unit.default('hours'),
      RefreshToken: unit.default('days'),
    })
    .default({ AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' }),
  AuthSessionValidity: count.default(3),
  EnableTokenRevocation: flag.default(true),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).default('LEGACY'),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
  AllowedOAuthFlowsUserPoolClient: flag.default(false),
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  SupportedIdentityProviders: z.array(z.string()).default([]),
});
export type ClientSettings = z.output<typeof clientSettings>;

export const providerSettings = z.object({
  ProviderName: z.string(),
  ProviderType: z.literal('OIDC', 'The stand-in plays identity providers of OpenID Connect only.'),
  ProviderDetails: z.object({
    client_id: z.string(),
    client_secret: z.string(),
    oidc_issuer: z.string(),
    authorize_scopes: z.string().default('openid'),
    attributes_request_method: z.string().optional(),
  }),
  /** Attribute of the pool -> claim of the provider. */
  AttributeMapping: z.record(z.string(), z.string()).default({}),
});
export type ProviderSettings = z.output<typeof providerSettings>;

export const groupSettings = z.object({
  GroupName: z.string(),
  Description: z.string().optional(),
  Precedence: count.optional(),
  RoleArn: z.string().optional(),
});
export type GroupSettings = z.output<typeof groupSettings>;

const secondsOf = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** The lifetime of a client's tokens in seconds. 0 or nothing means the default: an hour, and 30 days to refresh. */
export function tokenLifetime(
  client: ClientSettings,
  kind: 'AccessToken' | 'IdToken' | 'RefreshToken',
): number {
  const amount = client[`${kind}Validity`];
  if (amount > 0) return amount * secondsOf[client.TokenValidityUnits[kind]];
  return kind === 'RefreshToken' ? 30 * 86_400 : 3600;
}
