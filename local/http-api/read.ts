import type { Assembly } from '../assembly/assembly.ts';
import type { Functions } from '../lambda/functions.ts';
import { createHttpApi } from './api.ts';
import type { HttpApi, Route } from './api.ts';
import type { JwtAuthorizer, Verify } from './authorizer.ts';
import type { CorsConfiguration } from './cors.ts';

type RouteProperties = {
  ApiId: string;
  RouteKey: string;
  Target?: string;
  AuthorizationType?: string;
  AuthorizerId?: string;
  AuthorizationScopes?: string[];
};
type IntegrationProperties = { IntegrationUri: string; PayloadFormatVersion?: string };
type AuthorizerProperties = {
  AuthorizerType: string;
  IdentitySource?: string[];
  JwtConfiguration?: { Audience: string[]; Issuer: string };
};

/** Builds every HTTP API of the assembly, with the port that it shall listen on. */
export function readHttpApis(
  assembly: Assembly,
  functions: Functions,
  surroundings: { verify: Verify; now: () => number; log: (line: string) => void },
): { api: HttpApi; port: number }[] {
  const integrations = new Map(
    assembly
      .ofType('AWS::ApiGatewayV2::Integration')
      .map((resource) => [resource.ref, resource.properties<IntegrationProperties>()]),
  );
  const authorizers = new Map(
    assembly
      .ofType('AWS::ApiGatewayV2::Authorizer')
      .map((resource) => [
        resource.ref,
        jwtAuthorizer(resource.ref, resource.properties<AuthorizerProperties>()),
      ]),
  );
  const routes = assembly
    .ofType('AWS::ApiGatewayV2::Route')
    .map((resource) => resource.properties<RouteProperties>());

  const routeOf = (route: RouteProperties): Route[] => {
    const integration = integrations.get(route.Target?.split('/')[1] ?? '');
    const target = integration && functions.byArn(integration.IntegrationUri);
    if (!target) {
      surroundings.log(`Route ${route.RouteKey} leads to no function and is not served`);
      return [];
    }
    const authorizer = authorizers.get(route.AuthorizerId ?? '');
    if ((route.AuthorizationType ?? 'NONE') !== 'NONE' && !authorizer) {
      throw new Error(
        `Route ${route.RouteKey}: only JWT authorizers are played here, not ${route.AuthorizationType}`,
      );
    }
    return [{ key: route.RouteKey, target, authorizer, scopes: route.AuthorizationScopes ?? [] }];
  };

  return assembly.ofType('AWS::ApiGatewayV2::Api').map((resource) => {
    const api = createHttpApi({
      id: resource.ref,
      account: resource.stack.account,
      routes: routes.filter((route) => route.ApiId === resource.ref).flatMap(routeOf),
      cors: resource.property<CorsConfiguration | undefined>('CorsConfiguration'),
      ...surroundings,
    });
    return { api, port: Number(new URL(resource.attribute('ApiEndpoint')).port) };
  });
}

function jwtAuthorizer(id: string, properties: AuthorizerProperties): JwtAuthorizer {
  const { JwtConfiguration: jwt, IdentitySource: [source = '$request.header.Authorization'] = [] } =
    properties;
  if (properties.AuthorizerType !== 'JWT' || !jwt)
    throw new Error(`Authorizer ${id} is not a JWT authorizer`);
  return { issuer: jwt.Issuer, audiences: jwt.Audience, identitySource: source };
}
