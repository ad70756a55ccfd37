import { createContext, use } from 'react';
import { english } from './en.ts';
import type { Wording } from './wording.ts';

export const WordingContext = createContext<Wording>(english);

export function useWording(): Wording {
  return use(WordingContext);
}
