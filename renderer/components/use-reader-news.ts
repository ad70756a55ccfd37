import { useState } from 'react';
import type { ReaderStatus } from '../../contract/reader.ts';

/**
 * Says that the reader is lost, and that it is back: nothing of how it is when the window opens, and nothing of what it does while
 * it works.
 */
export function useReaderNews(reader: ReaderStatus, inWords: (status: ReaderStatus) => string): string {
  const standing = standingOf(reader, inWords);
  const [told, setTold] = useState({ standing, isNews: false });
  if (standing !== null && standing !== told.standing) setTold({ standing, isNews: told.standing !== null });
  return told.isNews && told.standing !== null ? told.standing : '';
}

/** Null while it is on the way from one to another. */
function standingOf(reader: ReaderStatus, inWords: (status: ReaderStatus) => string): string | null {
  switch (reader.kind) {
    case 'connecting':
    case 'calibrating':
      return null;
    case 'part-read':
      return inWords({ kind: 'ready', path: reader.path });
    default:
      return inWords(reader);
  }
}
