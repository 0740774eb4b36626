import * as account from './account.ts';
import * as users from './admin-users.ts';
import * as describe from './describe.ts';
import * as groups from './groups.ts';
import { listUsers } from './list-users.ts';
import * as links from './links.ts';
import * as mfa from './mfa.ts';
import type { Operation } from './operation.ts';
import * as recovery from './recovery.ts';
import * as respond from './respond.ts';
import * as signIn from './sign-in.ts';
import { signUp } from './sign-up.ts';

/** Actions that an application or a browser calls without AWS credentials. */
export const openOperations: Record<string, Operation> = {
  InitiateAuth: signIn.initiateAuth,
  RespondToAuthChallenge: respond.respondToAuthChallenge,
  SignUp: signUp,
  ForgotPassword: recovery.forgotPassword,
  ConfirmForgotPassword: recovery.confirmForgotPassword,
  GetUser: account.getUser,
  ChangePassword: account.changePassword,
  GlobalSignOut: account.globalSignOut,
  RevokeToken: account.revokeToken,
  AssociateSoftwareToken: mfa.associateSoftwareToken,
  VerifySoftwareToken: mfa.verifySoftwareToken,
  SetUserMFAPreference: mfa.setUserMfaPreference,
};

/** Actions that need a signed request, as IAM demands one. */
export const signedOperations: Record<string, Operation> = {
  AdminLinkProviderForUser: links.adminLinkProviderForUser,
  AdminDisableProviderForUser: links.adminDisableProviderForUser,
  AdminInitiateAuth: signIn.adminInitiateAuth,
  AdminRespondToAuthChallenge: respond.adminRespondToAuthChallenge,
  AdminCreateUser: users.adminCreateUser,
  AdminGetUser: users.adminGetUser,
  AdminEnableUser: users.adminEnableUser,
  AdminDisableUser: users.adminDisableUser,
  AdminDeleteUser: users.adminDeleteUser,
  AdminSetUserPassword: users.adminSetUserPassword,
  AdminResetUserPassword: recovery.adminResetUserPassword,
  AdminUpdateUserAttributes: users.adminUpdateUserAttributes,
  AdminUserGlobalSignOut: users.adminUserGlobalSignOut,
  AdminSetUserMFAPreference: mfa.adminSetUserMfaPreference,
  AdminAddUserToGroup: groups.adminAddUserToGroup,
  AdminRemoveUserFromGroup: groups.adminRemoveUserFromGroup,
  AdminListGroupsForUser: groups.adminListGroupsForUser,
  CreateGroup: groups.createGroup,
  GetGroup: groups.getGroup,
  DeleteGroup: groups.deleteGroup,
  ListGroups: groups.listGroups,
  ListUsersInGroup: groups.listUsersInGroup,
  ListUsers: listUsers,
  DescribeUserPool: describe.describeUserPool,
  DescribeUserPoolClient: describe.describeUserPoolClient,
};
