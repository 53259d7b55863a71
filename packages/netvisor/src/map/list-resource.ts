/**
 * A list narrowed to one word. Words with anything but letters, digits, `-`, `.` and `_` are left out of
 * the address, because public clients disagree about how such an address is signed; the whole list is
 * read then and the entry is picked from the answer.
 */
export const listResource = (resource: string, parameter: string, word: string): string =>
  /^[\w.-]+$/.test(word) ? `${resource}?${parameter}=${word}` : resource;
