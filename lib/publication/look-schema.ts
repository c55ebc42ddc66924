import { z } from 'zod'
import { addressByLanguage, byLanguage, text, textByLanguage } from '../source/values.ts'
import { FONT_ROLES, TYPEFACE_NAMES } from './typefaces.ts'

const colour = text.meta({ examples: ['#0a5c8f', 'oklch(48% 0.15 250)'] })

/** The schema of the colours of the publication. */
export const brand = z.strictObject({
  accent: colour.describe('Any CSS colour. Dark and sepia follow from it.').optional(),
  sections: z.record(z.string(), colour).describe('Colours of sections, by name.').default({}),
})

const menuEntry = z.union(
  [
    text,
    z.strictObject({
      label: textByLanguage.describe('The text of the link.'),
      url: addressByLanguage.describe('Its address.'),
    }),
  ],
  { error: 'write the name of a section, a standing page or a story, or {label: …, url: …}' },
)

const LIST = 'write a list, or one for each language'

/** The schema of the menus. */
export const menus = z.strictObject({
  header: byLanguage(z.array(menuEntry), LIST)
    .describe('Links on front pages, in place of the sections.')
    .meta({ examples: [['world', 'science', 'about']] })
    .optional(),
  footer: byLanguage(
    z.array(
      z.strictObject({
        label: textByLanguage.describe('The heading of the column.'),
        links: z.array(menuEntry).min(1, { error: 'name at least one link' }).describe('Its links.'),
      }),
    ),
    LIST,
  )
    .describe('Columns of the footer, in place of the sections.')
    .optional(),
  social: byLanguage(
    z.array(
      z.strictObject({
        name: textByLanguage.describe('The name of the network.').meta({ examples: ['Mastodon'] }),
        url: addressByLanguage.describe('The newspaper’s page there.'),
      }),
    ),
    LIST,
  )
    .describe('The newspaper on other networks: links in the footer, with rel="me".')
    .optional(),
})

const typeface = z.enum(TYPEFACE_NAMES)

/** The schema of the name of a picture in content/brand. */
export const picture = text.meta({ examples: ['logo.svg'] })

/** The schema of the logo in one language. */
export const logo = z.strictObject({
  light: picture.describe('The logo on light paper: a picture in content/brand.'),
  dark: picture.describe('The logo on dark paper, if it differs.').optional(),
})

const font = z.strictObject({
  file: text.describe('A WOFF2 file in content/fonts.').meta({ examples: ['harbour.woff2'] }),
  licence: text.describe('Its licence, in the same folder.').meta({ examples: ['OFL.txt'] }),
  roles: z
    .array(z.enum(FONT_ROLES))
    .min(1, { error: 'name at least one' })
    .describe('The parts of a page in this font.')
    .meta({ examples: [['headlines', 'interface']] }),
  languages: z
    .array(text)
    .min(1, { error: 'name at least one' })
    .describe('Its languages; without them, all whose letters it has.')
    .meta({ examples: [['en', 'fr']] })
    .optional(),
  width: z
    .number()
    .positive()
    .describe('The width of a variable font, in percent.')
    .meta({ examples: [75] })
    .optional(),
})

/** The schema of the typefaces. */
export const type = z.strictObject({
  headlines: typeface.describe('The typeface of headlines and the name.').optional(),
  text: typeface.describe('The typeface of stories.').optional(),
  interface: typeface.describe('The typeface of menus, bylines and captions.').optional(),
  fonts: z
    .array(font)
    .describe(
      'Fonts of the newsroom, which pages load. Until then they show the typefaces above, with the same widths.',
    )
    .optional(),
  limit: z
    .number()
    .positive()
    .describe('The most kB of fonts that a page may load; 120 by default.')
    .meta({ examples: [120] })
    .optional(),
})
