/** Where a text stops being JSON: line and column as editors count them. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

const blank = /[ \t\n\r]*/y;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const stringText = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** Null for JSON. What JSON.parse says of the place depends on the engine and on the text, so it is looked for here. */
export function jsonFaultOf(text: string): JsonFault | null {
  const reader = createReader(text);
  if (reader.value() && reader.isAtEnd()) return null;
  const before = text.slice(0, reader.position()).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

interface JsonReader {
  /** Reads one value; false stops at the fault. */
  value(): boolean;
  isAtEnd(): boolean;
  position(): number;
}

function createReader(text: string): JsonReader {
  let at = 0;

  function takes(pattern: RegExp): boolean {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found !== null;
  }

  function mark(character: string): boolean {
    takes(blank);
    if (text.charAt(at) !== character) return false;
    at += 1;
    return true;
  }

  function entry(close: ']' | '}'): boolean {
    return close === ']' ? value() : (takes(blank), takes(stringText)) && mark(':') && value();
  }

  function entries(close: ']' | '}'): boolean {
    if (mark(close)) return true;
    do {
      if (!entry(close)) return false;
    } while (mark(','));
    return mark(close);
  }

  function value(): boolean {
    if (mark('{')) return entries('}');
    if (mark('[')) return entries(']');
    return takes(stringText) || takes(literal);
  }

  return {
    value,
    isAtEnd: () => (takes(blank), at === text.length),
    position: () => at,
  };
}
