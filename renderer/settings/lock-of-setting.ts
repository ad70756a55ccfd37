import type { DeskView } from '../../contract/desk.ts';
import type { SettingName } from '../../contract/settings.ts';
import type { Wording } from '../wording/wording.ts';

/** Why a setting cannot be changed here, as a sentence; null where it can. */
export function lockOfSetting(
  { settings, mode, policyPath }: DeskView,
  words: Wording['settings'],
): (name: SettingName) => string | null {
  return (name) => {
    if (!settings.locked.includes(name)) return null;
    const isOfPractice =
      mode === 'practice' && (name === 'reader' || name === 'apiBaseUrl' || name === 'templates');
    return words.lockedBy(isOfPractice ? null : policyPath);
  };
}
