import { useEffect, useState } from 'react';
import type { ReaderHeard } from '../../contract/reader.ts';
import { Icon } from '../components/icon.tsx';
import { desk as client } from '../desk-client.ts';
import { useWording } from '../wording/use-wording.ts';

/** What came on the line last, and what it was taken for: no need to open an editor and tap into it. */
export function ReaderTest() {
  const { settings: words } = useWording();
  const [heard, setHeard] = useState<ReaderHeard | null>(null);
  // Listened to here only: elsewhere it would draw every screen once more at each tap.
  useEffect(() => client.onReaderHeard(setHeard), []);
  return (
    <section className="reader-test" aria-labelledby="reader-test">
      <h3 id="reader-test">{words.test}</h3>
      <div aria-live="polite">
        {heard !== null && (
          <p className="finding">
            <Icon name={heard.finding.kind === 'card' ? 'check' : 'alert'} />
            {words.finding(heard.finding)}
          </p>
        )}
      </div>
      {heard === null ? (
        <p className="hint">{words.testWaiting}</p>
      ) : (
        <>
          <dl>
            <dt>{words.bytes}</dt>
            <dd className="bytes">{heard.hex}</dd>
            <dt>{words.asText}</dt>
            <dd className="bytes">{heard.text}</dd>
          </dl>
          {heard.finding.kind === 'card' && <PrintedForms forms={heard.finding.printed} />}
        </>
      )}
    </section>
  );
}

type Printed = Extract<ReaderHeard['finding'], { kind: 'card' }>['printed'];

/** Whoever holds the card can tell by its print whether this is its number, and which part of it the print leaves out. */
function PrintedForms({ forms }: { readonly forms: Printed }) {
  const { settings: words } = useWording();
  return (
    <>
      <h4 id="printed-forms">{words.printed}</h4>
      <ul className="printed" aria-labelledby="printed-forms">
        {forms.map(({ name, text }) => (
          <li key={name}>
            <span>{words.printedForm(name)}</span> <span className="bytes">{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
