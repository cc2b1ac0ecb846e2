/** What parts the lines of a text, whatever system it was written on. */
export const LINE_BREAK = /\r\n|\n|\r/;
