import { S3Error } from './s3-error.ts';
import type { Version } from './version.ts';

/**
 * Conditional reads: true when the object was not modified (304); throws PreconditionFailed.
 * If-Match outranks If-Unmodified-Since, If-None-Match outranks If-Modified-Since (RFC 9110, 13.2.2).
 */
export function isUnchanged(headers: Record<string, string>, version: Version): boolean {
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined) {
    if (!names(ifMatch, version)) throw failed('If-Match');
  } else if (modifiedSince(version, headers['if-unmodified-since']) === true) {
    throw failed('If-Unmodified-Since');
  }
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) return names(ifNoneMatch, version);
  return modifiedSince(version, headers['if-modified-since']) === false;
}

/**
 * Conditional writes. Throws PreconditionFailed, or NoSuchKey when If-Match names an object that is not there.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function checkWrite(headers: Record<string, string>, current: Version | undefined, key: string): void {
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new S3Error('NotImplemented', undefined, { Header: 'If-None-Match' });
  }
  if (ifNoneMatch === '*' && current) throw failed('If-None-Match');
  const ifMatch = headers['if-match'];
  if (ifMatch === undefined) return;
  if (!current) throw new S3Error('NoSuchKey', undefined, { Key: key });
  if (!names(ifMatch, current)) throw failed('If-Match');
}

function names(header: string, version: Version): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '') === version.eTag);
}

/** Undefined when there is no such date to compare with. Dates in headers know whole seconds only. */
function modifiedSince(version: Version, date: string | undefined): boolean | undefined {
  const time = Date.parse(date ?? '');
  if (Number.isNaN(time)) return undefined;
  return Math.floor(version.modified / 1000) * 1000 > time;
}

function failed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', undefined, { Condition: condition });
}
