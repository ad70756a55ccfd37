import type { ReaderHeard } from '../../contract/reader.ts';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';

/** What came on the line last, and what it was taken for: no need to open an editor and tap into it. */
export function ReaderTest({ heard }: { readonly heard: ReaderHeard | null }) {
  const { settings: words } = useWording();
  return (
    <section className="reader-test" aria-labelledby="reader-test">
      <h3 id="reader-test">{words.test}</h3>
      {heard === null ? (
        <p className="hint">{words.testWaiting}</p>
      ) : (
        <>
          <p className="finding" aria-live="polite">
            <Icon name={heard.finding.kind === 'card' ? 'check' : 'alert'} />
            {words.finding(heard.finding)}
          </p>
          <dl>
            <dt>{words.bytes}</dt>
            <dd className="bytes">{heard.hex}</dd>
            <dt>{words.asText}</dt>
            <dd className="bytes">{heard.text}</dd>
          </dl>
        </>
      )}
    </section>
  );
}
