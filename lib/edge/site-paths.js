// CloudFront Function (runtime 2.0), viewer request, on everything but /api: which page answers an address.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
// A file's ending begins with a letter: the ticket T20261122.0001 is an address of the application, not a file.
const file = /\.[a-z][a-z0-9]*$/i;
const pages = ['/desk/sign-in', '/sign-in', '/desk'];

// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  if (file.test(uri)) return request;
  const page = pages.find((start) => uri === start || uri.startsWith(start + '/'));
  request.uri = (page || '') + '/index.html';
  return request;
}
