/** As the service may write one id in capitals, another in small letters. */
export function isSamePersonId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether it looks like an id the service gives a person. */
export function isPersonId(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text.trim());
}
