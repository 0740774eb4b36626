import { Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import type { Pool } from './grants.ts';
import { removalOf, type House } from './house.ts';

export type DoorProps = {
  house: House;
  /** The pool's own attributes with the longest value. Cognito can never rename, change or remove one. */
  attributes: Record<string, number>;
  /** Name and order of precedence, first wins. */
  groups: string[];
  preToken: IFunction;
  customMessage: IFunction;
};

/** Who may come in through one of the two doors: a user pool, its groups and the client that the session function uses. */
export class Door extends Construct {
  readonly userPool: cognito.UserPool;
  readonly client: cognito.UserPoolClient;
  /** Its tokens may set up an authenticator app, and open nothing: no authorizer knows it. */
  readonly setUpClient: cognito.UserPoolClient;

  constructor(scope: Construct, id: string, props: DoorProps) {
    super(scope, id);
    const { house } = props;
    // Aliases, case sensitivity and attributes are fixed when a pool is made: docs/decisions/user-pools.md.
    this.userPool = new cognito.UserPool(this, 'pool', {
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      customAttributes: Object.fromEntries(
        Object.entries(props.attributes).map(([name, maxLen]) => [
          name,
          new cognito.StringAttribute({ mutable: true, maxLen }),
        ]),
      ),
      passwordPolicy: {
        minLength: 8,
        requireUppercase: true,
        requireLowercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      // Who must have a second factor is for the provider and each company to say: the session function asks for it
      // before it hands out a cookie. REQUIRED would ask everybody, and could never be taken back for a company.
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true, email: false },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      email: resetMail(house),
      deletionProtection: house.config.removal === 'retain',
      removalPolicy: removalOf(house),
    });
    // Claims in the access token need version 2 of this trigger.
    this.userPool.addTrigger(
      cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      props.preToken,
      cognito.LambdaVersion.V2_0,
    );
    this.userPool.addTrigger(cognito.UserPoolOperation.CUSTOM_MESSAGE, props.customMessage);
    accept(
      this.userPool,
      'A second factor is required where the provider or the company says so: docs/decisions/second-factor.md.',
      'COG2',
    );
    accept(this.userPool, 'Threat protection needs the Plus plan, a price per person and month.', 'COG8');

    for (const [precedence, groupName] of props.groups.entries())
      this.userPool.addGroup(groupName, { groupName, precedence });

    const client = {
      generateSecret: false,
      disableOAuth: true,
      authFlows: { adminUserPassword: true },
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      // An access token may change its owner's attributes. Nobody shall move into another company that way:
      // this one harmless attribute is all that the client may write.
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ locale: true }),
    };
    this.client = this.userPool.addClient('session', {
      ...client,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(30),
    });
    this.setUpClient = this.userPool.addClient('set-up', {
      ...client,
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      // The shortest that Cognito takes.
      refreshTokenValidity: Duration.hours(1),
    });
  }

  get pool(): Pool {
    return {
      id: this.userPool.userPoolId,
      arn: this.userPool.userPoolArn,
      clientId: this.client.userPoolClientId,
      setUpClientId: this.setUpClient.userPoolClientId,
    };
  }
}

/** Until SES has verified the sender, Cognito's own address sends reset codes: at most 50 a day. */
function resetMail({ config }: House): cognito.UserPoolEmail {
  const { from, identity, verified } = config.mail;
  if (!verified) return cognito.UserPoolEmail.withCognito();
  return cognito.UserPoolEmail.withSES({
    fromEmail: from,
    fromName: config.provider.name,
    replyTo: config.mail.replyTo ?? from,
    ...(identity === 'address' ? {} : { sesVerifiedDomain: from.slice(from.indexOf('@') + 1) }),
  });
}
