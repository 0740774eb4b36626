/**
 * The address that authenticator apps read from a QR code or open by a link
 * (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). Safe for the browser.
 */
export function appAddress({
  issuer,
  account,
  secret,
}: {
  issuer: string;
  account: string;
  secret: string;
}): string {
  const label = `${encodeURIComponent(issuer.replaceAll(':', ''))}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer.replaceAll(':', ''))}`;
}
