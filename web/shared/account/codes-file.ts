/** The address of a text file with the recovery codes, made here: they go nowhere else. */
export const codesFile = (providerName: string, account: string, codes: readonly string[]): string =>
  URL.createObjectURL(
    new Blob(
      [
        [
          `Recovery codes for ${providerName}`,
          account,
          '',
          ...codes,
          '',
          'Each code is good once, instead of the code of your app.',
          '',
        ].join('\n'),
      ],
      { type: 'text/plain' },
    ),
  );
