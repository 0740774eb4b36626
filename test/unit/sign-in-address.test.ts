import { describe, expect, it } from 'vitest';
import { nextAfterSignIn, signInAddress } from '../../web/shared/api/sign-in-address.ts';

const origin = 'https://portal.example.com';
const after = (door: 'portal' | 'desk', next: string) =>
  nextAfterSignIn(door, `?next=${encodeURIComponent(next)}`, origin);

describe('where signing in leads', () => {
  it('goes back to the page that was asked for', () => {
    expect(after('portal', '/tickets/T20261122.0001?x=1#files')).toBe('/tickets/T20261122.0001?x=1#files');
    expect(after('desk', '/desk/companies')).toBe('/desk/companies');
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/x/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'tickets',
    '/api/portal/me',
    '/sign-in/?next=/',
    '/desk/',
    '',
  ])('refuses %j at the portal', (next) => {
    expect(after('portal', next)).toBe('/');
  });

  it.each(['/', '/tickets', '/deskside', '/desk/sign-in/', '/desk/..//evil.example'])(
    'refuses %j at the desk',
    (next) => {
      expect(after('desk', next)).toBe('/desk/');
    },
  );

  it('leads to the home page without a wish', () => {
    expect(nextAfterSignIn('portal', '', origin)).toBe('/');
    expect(signInAddress('desk', '/desk/')).toBe('/desk/sign-in/');
    expect(signInAddress('desk', '/desk/?queue=mine')).toBe('/desk/sign-in/?next=%2Fdesk%2F%3Fqueue%3Dmine');
  });
});
