import { expect, type Page } from '@playwright/test';
import type { AccessService } from './access-service.ts';
import { countKeys } from './key-count.ts';
import { chooseByTyping, pressByKeyboard, typeInto } from './keyboard-only.ts';
import { rdm6300Frame } from './reader-bytes.ts';
import { button, field, outcome, statusButton } from './screens.ts';
import type { SerialLine } from './serial-line.ts';

/** What the way from nothing set up to the first enrolled card asks of a person, and of this computer. */
export interface FirstRunFigures {
  readonly stepCount: number;
  /** Fields filled, lists chosen from and buttons pressed: before each, somebody looks where they are. */
  readonly actCount: number;
  readonly keyCount: number;
  readonly tapCount: number;
  /** All of it, at a driver's pace: what the desk takes itself. */
  readonly deskMs: number;
}

/** The keystroke-level model of Card, Moran and Newell (1980): a key at 40 words a minute, and a look before each act. */
const KEY_MS = 280;
const LOOK_MS = 1350;
/** From the pile to the reader. */
const TAP_MS = 3000;

/** How long it takes somebody who has key and card at hand. A model, not a measurement of people. */
export function personMs({ actCount, keyCount, tapCount, deskMs }: FirstRunFigures): number {
  return actCount * LOOK_MS + keyCount * KEY_MS + tapCount * TAP_MS + deskMs;
}

export function tellFirstRun(figures: FirstRunFigures): string {
  const { stepCount, actCount, keyCount, tapCount, deskMs } = figures;
  return `First run, from the guide to the first enrolled card: ${stepCount} steps, ${actCount} fields and buttons, ${keyCount} keys, ${tapCount} taps; the desk itself takes ${(deskMs / 1000).toFixed(1)} s; ${Math.round(personMs(figures) / 1000)} s at 40 words a minute with a look before each act.`;
}

const step = (window: Page, name: string) => window.getByRole('heading', { name, level: 2 });

/** Goes through the whole guide by keyboard alone, and enrolls the test card. Address and key are typed, not pasted. */
export async function firstRunByKeyboard(
  window: Page,
  {
    apiKey,
    service,
    line,
  }: { readonly apiKey: string; readonly service: AccessService; readonly line: SerialLine },
): Promise<FirstRunFigures> {
  const startMs = performance.now();
  const counted = countKeys(window);
  let actCount = 0;
  const act = async (work: Promise<void>): Promise<void> => {
    actCount += 1;
    await work;
  };
  await act(pressByKeyboard(window, button(window, 'Set up this desk')));

  await expect(step(window, 'The service and its key')).toBeFocused();
  await act(typeInto(window, field(window, 'API address'), service.baseUrl));
  await window.keyboard.press('Enter');
  await expect(window.getByText('Saved.', { exact: true })).toBeVisible();
  await act(typeInto(window, field(window, 'Integration API key'), apiKey));
  await window.keyboard.press('Enter');
  await expect(window.getByText(/^Key saved\. The service accepted it: \d access levels\.$/)).toBeVisible();
  await act(pressByKeyboard(window, button(window, 'Next step')));

  await expect(step(window, 'The card reader')).toBeFocused();
  await act(typeInto(window, field(window, 'Serial port'), line.readerEnd));
  await act(chooseByTyping(window, window.getByLabel('Reader', { exact: true }), 'RDM630'));
  await act(pressByKeyboard(window, button(window, 'Save reader')));
  await expect(statusButton(window, 'Reader ready')).toBeVisible();
  await line.write(rdm6300Frame('0102030405'));
  await expect(window.getByText(/^A card: 0x0102030405/)).toBeVisible();
  await expect(step(window, 'The card reader')).toBeVisible();
  await act(pressByKeyboard(window, button(window, 'Next step')));

  await expect(step(window, 'A test card')).toBeFocused();
  await expect(window.getByText('The card 0x0102030405 was read.')).toBeVisible();
  await act(pressByKeyboard(window, button(window, 'Enroll this card')));
  await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
  await act(typeInto(window, field(window, 'First name'), 'Vera'));
  await act(typeInto(window, field(window, 'Last name'), 'Lind'));
  await window.keyboard.press('Enter');
  await expect(outcome(window, /^Enrolled Vera Lind/)).toBeVisible();
  return {
    stepCount: 4,
    actCount,
    keyCount: counted.keys(),
    tapCount: 1,
    deskMs: performance.now() - startMs,
  };
}
