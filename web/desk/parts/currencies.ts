/** What the desk offers to choose from, by ISO 4217. */
export const currencies = [
  'GBP',
  'EUR',
  'USD',
  'CHF',
  'AUD',
  'CAD',
  'NZD',
  'PLN',
  'SEK',
  'NOK',
  'DKK',
  'CZK',
];
