/** How a fault in a request is told: it may hold a PIN or a name, and the answer is shown in Activity. */
export const aRequest = { whole: 'The request', hasValues: false } as const;
