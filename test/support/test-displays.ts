/** The virtual displays the test command started, one for each worker; none where tests run on the person's own. */
export function testDisplays(): readonly string[] {
  return (process.env['TEST_DISPLAYS'] ?? '').split(' ').filter((display) => display !== '');
}
