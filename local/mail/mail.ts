/** A mail that a function sent, as a test reads it. Addresses are as they were written, with names. */
export type Mail = {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string;
  text: string;
  /** Lower-case names, the last of several. */
  headers: Record<string, string>;
  attachments: { filename: string | undefined; contentType: string; content: Buffer }[];
  /** The time of the cloud when it was sent, in milliseconds. */
  sentAt: number;
};
