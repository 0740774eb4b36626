/**
 * An error as Cognito answers it: HTTP 400, `__type` is the name, the SDK turns the name into `error.name`.
 * Names and messages follow the service's API reference and what it is seen to answer.
 */
export class CognitoError extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export const notAuthorized = (message: string) => new CognitoError('NotAuthorizedException', message);

export const invalidParameter = (message: string) => new CognitoError('InvalidParameterException', message);

export const notFound = (message: string) => new CognitoError('ResourceNotFoundException', message);

export const userNotFound = (message = 'User does not exist.') =>
  new CognitoError('UserNotFoundException', message);

export const wrongPassword = () => notAuthorized('Incorrect username or password.');
