// CloudFront Function (runtime 2.0), viewer request, on /api/*: moves the access token from its cookie to Authorization,
// where the HTTP API's authorizer looks for it. A header from outside never counts: sessions are cookies, and only cookies.
// The header reaches the API only with caching off and the origin request policy AllViewerExceptHostHeader
// (https://repost.aws/knowledge-center/cloudfront-authorization-header).
const doors = [
  { path: '/api/portal/', name: 'foyer_portal' },
  { path: '/api/desk/', name: 'foyer_desk' },
];

// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  delete request.headers.authorization;
  doors.forEach((door) => {
    const cookie = request.cookies[door.name];
    if (!cookie) return;
    delete request.cookies[door.name];
    if (request.uri.startsWith(door.path) && cookie.value)
      request.headers.authorization = { value: 'Bearer ' + cookie.value };
  });
  return request;
}
