/**
 * What a person may do, as closed lists. A route names exactly one of these (contract.ts);
 * security levels and desk roles are named sets of them. Safe for the browser.
 */
export const portalCapabilities = [
  'tickets:read-own',
  'tickets:read-site',
  'tickets:read-company',
  'tickets:create',
  'tickets:approve',
  'items:read',
  'contacts:read',
  'contacts:manage',
  'profile:read',
] as const;

export const deskCapabilities = [
  'desk:tickets',
  'desk:companies',
  'desk:services',
  'desk:staff',
  'desk:audit',
  'desk:settings',
  'desk:profile',
] as const;

export type PortalCapability = (typeof portalCapabilities)[number];
export type DeskCapability = (typeof deskCapabilities)[number];
export type Capability = PortalCapability | DeskCapability;
