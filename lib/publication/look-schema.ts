import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'
import { TYPEFACE_NAMES } from './typefaces.ts'

const localised = z.record(z.string(), text)

const colour = text.meta({ examples: ['#0a5c8f', 'oklch(48% 0.15 250)'] })

/** The schema of the colours of the publication. */
export const brand = z.strictObject({
  accent: colour.describe('The colour of the publication: any CSS colour. Dark and sepia follow from it.').optional(),
  sections: z.record(z.string(), colour).describe('Colours of sections, by their names under `sections`.').default({}),
})

const menuEntry = z.union(
  [
    text,
    z.strictObject({
      label: localised.describe('The text of the link, in each language.'),
      url: webAddress.describe('The address that it leads to.'),
    }),
  ],
  { error: 'write the name of a section, a standing page or a story, or {label: …, url: …}' },
)

/** The schema of the menus. */
export const menus = z.strictObject({
  header: z
    .array(menuEntry)
    .describe('The links under the name on front pages, in place of the sections.')
    .meta({ examples: [['world', 'science', 'about']] })
    .optional(),
  footer: z
    .array(
      z.strictObject({
        label: localised.describe('The heading of the column, in each language.'),
        links: z.array(menuEntry).min(1, { error: 'name at least one link' }).describe('The links of the column.'),
      }),
    )
    .describe('Columns of the footer, in place of that of the sections.')
    .optional(),
  social: z
    .array(
      z.strictObject({
        name: text.describe('The name of the network, as readers see it.').meta({ examples: ['Mastodon'] }),
        url: webAddress.describe('The page of the publication there.'),
      }),
    )
    .describe('Pages of the publication on other networks: links in the footer, with rel="me".')
    .optional(),
})

const typeface = z.enum(TYPEFACE_NAMES)

/** The schema of the name of a picture in the folder brand. */
export const picture = text.meta({ examples: ['logo.svg'] })

/** The schema of the logo in one language. */
export const logo = z.strictObject({
  light: picture.describe('The logo on light paper: a picture in the folder brand, beside site.yaml.'),
  dark: picture.describe('The logo on dark paper, if it differs.').optional(),
})

/** The schema of the typefaces. */
export const type = z.strictObject({
  headlines: typeface.describe('The typeface of headlines, and of the name without a logo.').optional(),
  text: typeface.describe('The typeface of the text of stories.').optional(),
})
