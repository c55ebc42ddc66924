import { z } from 'zod'
import { text, textByLanguage } from '../source/values.ts'
import { frontNotice, moment } from './notice-schema.ts'

const stories = z.array(text)

/** The schema of front.yaml: the editors' choice for the front pages. Stories are named by their folders. */
export const frontSchema = z
  .strictObject({
    lead: text
      .describe('The first story of the front page.')
      .meta({ examples: ['the-harbour-reopens'] })
      .optional(),
    order: stories
      .describe('The stories that follow it, in this order. The newest ones come after them.')
      .meta({ examples: [['rice-falls', 'the-night-train']] })
      .default([]),
    groups: z
      .array(
        z.strictObject({
          label: textByLanguage.describe('The heading of the group, in each language.'),
          stories: stories.min(1, { error: 'name at least one story' }).describe('Its stories, in this order.'),
        }),
      )
      .describe('Stories under a heading of their own, before the sections of the newspaper.')
      .default([]),
    vertical: z
      .boolean({ error: 'write true or false' })
      .describe(
        'Sets the first headline in columns, from the right to the left: in Chinese and Japanese, in wide windows.',
      )
      .optional(),
    notice: frontNotice.describe('A line above the stories, in place of that of site.yaml.').optional(),
    until: moment
      .describe('The time from which builds ignore this file, so that no old choice stays on the front page.')
      .optional(),
  })
  .describe(
    'The editors’ choice for the front pages: front.yaml for all languages, front.<language>.yaml instead of it for one. Without these files, the newest stories come first.',
  )

/** The editors' choice for the front pages. */
export type FrontChoice = z.infer<typeof frontSchema>
