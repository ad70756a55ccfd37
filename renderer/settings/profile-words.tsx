import type { ReaderProfile } from '../../contract/reader.ts';
import { useWording } from '../wording/use-wording.ts';

/** A reader's setting in a line of words. */
export function ProfileWords({ profile }: { readonly profile: ReaderProfile }) {
  const { settings: words, card } = useWording();
  const { format, technology, transform, checksum, crc, baudRate, parts } = profile;
  const said = [
    words.readerFormats[format],
    technology === undefined ? '' : card.technology[technology],
    transform === undefined ? '' : words.orders[transform],
    checksum === undefined ? '' : `${words.checksum}: ${words.checksums[checksum]}`,
    crc === undefined ? '' : `${words.crc}: ${words.crcs[crc]}`,
    `${words.baudRate}: ${baudRate}`,
    parts === undefined ? '' : words.bothParts(card.technology[parts[0]], card.technology[parts[1]]),
  ];
  return <>{said.filter((part) => part !== '').join(' · ')}</>;
}
