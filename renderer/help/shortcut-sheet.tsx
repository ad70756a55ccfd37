import { shortcutGroups, shortcuts } from '../shortcuts.ts';
import { useWording } from '../wording/use-wording.ts';

const groups = Object.keys(shortcutGroups) as readonly (keyof typeof shortcutGroups)[];

export function ShortcutSheet() {
  const { help: words } = useWording();
  return (
    <section aria-labelledby="shortcuts">
      <h2 id="shortcuts">{words.shortcuts}</h2>
      <p className="hint">{words.shortcutsHint}</p>
      <div className="shortcut-groups">
        {groups.map((group) => (
          <table key={group}>
            <caption>{words.shortcutGroup[group]}</caption>
            <thead>
              <tr>
                <th scope="col">{words.keys}</th>
                <th scope="col">{words.what}</th>
              </tr>
            </thead>
            <tbody>
              {shortcutGroups[group].map((name) => (
                <tr key={name}>
                  <td>
                    <kbd>{shortcuts[name]}</kbd>
                  </td>
                  <td>{words.shortcut[name]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}
