/** A desk that has not ended so long after it was asked to is killed: Node's own end has no limit. */
export const END_LIMIT_MS = 5000;
