import type { DeskApi } from '../contract/desk-api.ts';

declare global {
  interface Window {
    readonly desk: DeskApi;
  }
}

/** The only way out of the window. */
export const desk: DeskApi = window.desk;
