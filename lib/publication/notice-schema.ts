import { z } from 'zod'
import { textByLanguage } from '../source/values.ts'

/** The schema of a time: a day, or a day with a time and its zone. */
export const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: 'write 2027-03-01, or 2027-03-01T09:00:00+08:00' })
  .meta({ examples: ['2027-03-01'] })

/** The schema of a notice above the stories: breaking news, or an appeal. */
export const frontNotice = z.strictObject({
  text: textByLanguage.describe('Its text.').meta({ examples: [{ en: 'The strait is closed', fa: 'تنگه بسته شد' }] }),
  link: z
    .string()
    .regex(/^(?:https?:\/\/\S+|mailto:\S+|[a-z\d]+(?:-[a-z\d]+)*)$/, {
      error: 'write the folder of a story or page, or an address',
    })
    .describe('The folder of a story or page, or an address.')
    .meta({ examples: ['the-harbour-reopens'] })
    .optional(),
  until: moment.describe('When it ends.').optional(),
})
