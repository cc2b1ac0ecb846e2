/** The interface speaks English; en-GB writes days before months and 24-hour times, which no reader mistakes. */
export const LOCALE = "en-GB";
