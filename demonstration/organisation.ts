import { marrowfield } from './companies/marrowfield.ts';

/** The demonstration company whose people sign in with its own accounts, as stages/local.json says. */
const at = (mailbox: string) => `${mailbox}@${marrowfield.domain}`;

/** Subjects as providers make them: they mean nothing, and upper and lower case differ. */
export const organisation = {
  name: marrowfield.name,
  domain: marrowfield.domain,
  issuer: `https://login.${marrowfield.domain}`,
  secret: { name: 'foyer/local/marrowfield', value: 'for-the-demonstration-only' },
  accounts: [
    { id: 'k7Qv-Judith', name: 'Judith Hargreaves', email: at('judith.hargreaves') },
    { id: 'Zb2R-Samuel', name: 'Samuel Adeyemi', email: at('samuel.adeyemi') },
    { id: 'm9Xc-Zofia', name: 'Zofia Kamińska', email: at('zofia.kaminska') },
    { id: 'Tt4L-Dominic', name: 'Dominic Vale, who has no access to the portal', email: at('dominic.vale') },
    { id: 'p3Wd-Guest', name: 'Gil Ferrer, a guest from elsewhere', email: 'gil.ferrer@guest.example.com' },
  ],
};
