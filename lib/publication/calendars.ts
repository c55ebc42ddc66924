/** The calendars in which dates can be written, by the names that Unicode gives them. */
export const CALENDARS = [
  'gregory',
  'persian',
  'buddhist',
  'islamic-umalqura',
  'islamic-civil',
  'hebrew',
  'indian',
  'ethiopic',
  'coptic',
  'japanese',
  'roc',
] as const
