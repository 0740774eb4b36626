/** A request on its way inside the host: from the socket, or from a distribution straight to its origin. */
export type Exchange = {
  method: string;
  /** As it was sent: percent-encoded. */
  path: string;
  /** Without the question mark, as it was sent. */
  query: string;
  /** Lower-case names; several lines of one name are joined as the standard says (cookies by semicolon). */
  headers: Record<string, string>;
  body: Buffer | undefined;
  /** The body was over the server's limit and was not read. */
  bodyTooLarge: boolean;
  sourceIp: string;
};

export type Answer = {
  status: number;
  /** Lower-case names. A list becomes several lines. */
  headers: Record<string, string | string[]>;
  body: string | Buffer;
};
