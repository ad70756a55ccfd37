/** An answer and a report come by different ways, and either may overtake the other: the older one is dropped. */
export function newerOf<Numbered extends { readonly revision: number }>(
  held: Numbered,
  came: Numbered,
): Numbered {
  return came.revision < held.revision ? held : came;
}
