import type { SavedBounds } from './settings.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST_WINDOW = { width: 480, height: 600 } as const;
const USUAL_WINDOW = { width: 1180, height: 860 } as const;

/** The saved bounds moved and shrunk onto the screen they overlap most; centred on the first screen without any. */
export function boundsOnScreen(saved: SavedBounds | undefined, screens: readonly Area[]): Area {
  const [primary] = screens;
  if (!primary) return { x: 0, y: 0, ...USUAL_WINDOW };
  if (!saved) return centred(primary);
  const best = screens.toSorted((a, b) => overlap(saved, b) - overlap(saved, a))[0] ?? primary;
  return overlap(saved, best) === 0 ? centred(primary, saved) : fit(saved, best);
}

function centred(
  screen: Area,
  size: { readonly width: number; readonly height: number } = USUAL_WINDOW,
): Area {
  const width = Math.min(size.width, screen.width);
  const height = Math.min(size.height, screen.height);
  return {
    x: Math.round(screen.x + (screen.width - width) / 2),
    y: Math.round(screen.y + (screen.height - height) / 2),
    width,
    height,
  };
}

function fit(area: Area, screen: Area): Area {
  const width = clamp(area.width, Math.min(SMALLEST_WINDOW.width, screen.width), screen.width);
  const height = clamp(area.height, Math.min(SMALLEST_WINDOW.height, screen.height), screen.height);
  return {
    x: clamp(area.x, screen.x, screen.x + screen.width - width),
    y: clamp(area.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  };
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
