import * as z from 'zod';
import { clientOf, poolOf } from './directory.ts';
import { operation, poolId } from './operation.ts';

/* What was set up from the template, read back. */

export const describeUserPool = operation(z.object({ UserPoolId: poolId }), (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  const { UserPoolName: Name, Schema: SchemaAttributes, ...settings } = pool.settings;
  return {
    UserPool: {
      ...settings,
      Id: pool.id,
      Name,
      SchemaAttributes,
      Arn: `arn:aws:cognito-idp:${directory.region}:${directory.account}:userpool/${pool.id}`,
      CreationDate: pool.created / 1000,
      EstimatedNumberOfUsers: pool.users.size,
    },
  };
});

export const describeUserPoolClient = operation(
  z.object({ UserPoolId: poolId, ClientId: z.string() }),
  (directory, input) => {
    const client = clientOf(poolOf(directory, input.UserPoolId), input.ClientId);
    const { GenerateSecret: _made, ...settings } = client.settings;
    return {
      UserPoolClient: {
        ...settings,
        UserPoolId: input.UserPoolId,
        ClientId: client.id,
        ClientSecret: client.secret,
      },
    };
  },
);
