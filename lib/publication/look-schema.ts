import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'
import { FONT_ROLES, TYPEFACE_NAMES } from './typefaces.ts'

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

const font = z.strictObject({
  file: text.describe('A WOFF2 file in the folder fonts, beside site.yaml.').meta({ examples: ['harbour.woff2'] }),
  licence: text.describe('The file with its licence, in the same folder.').meta({ examples: ['OFL.txt'] }),
  roles: z
    .array(z.enum(FONT_ROLES))
    .min(1, { error: 'name at least one' })
    .describe('The parts of a page that are set in it.')
    .meta({ examples: [['headlines', 'interface']] }),
  languages: z
    .array(text)
    .min(1, { error: 'name at least one' })
    .describe('The languages that it is for. Without it, all whose letters it has.')
    .meta({ examples: [['en', 'fr']] })
    .optional(),
  width: z
    .number()
    .positive()
    .describe('The width in percent, for a variable font with such an axis: 75 is condensed.')
    .meta({ examples: [75] })
    .optional(),
})

/** The schema of the typefaces. */
export const type = z.strictObject({
  headlines: typeface.describe('The typeface of headlines, and of the name without a logo.').optional(),
  text: typeface.describe('The typeface of the text of stories.').optional(),
  interface: typeface.describe('The typeface of small texts, such as menus, bylines and captions.').optional(),
  fonts: z
    .array(font)
    .describe(
      'Fonts of the newsroom, which pages load. Until then they show the typefaces above, with the same widths.',
    )
    .optional(),
  limit: z
    .number()
    .positive()
    .describe('The maximum size in kB of all fonts that a page in one script may load; 120 by default.')
    .meta({ examples: [120] })
    .optional(),
})
