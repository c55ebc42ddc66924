import { z } from 'zod'
import { focus, text, webAddress } from '../source/values.ts'
import { acceptSchema } from './accept.ts'
import { SLUG } from './addresses.ts'
import { commentsSchema } from './comments.ts'
import { extensions } from './extension-schema.ts'
import { brand, logo, menus, picture, type } from './look-schema.ts'
import { newsletterSchema } from './newsletter.ts'
import { serviceSchema } from './service-schema.ts'
import { tellSchema } from './tell-schema.ts'
import { translationSchema } from './translation-schema.ts'

const localised = z.record(z.string(), text)
const date = z.iso.date({ error: 'write a date, 2027-01-01' }).meta({ examples: ['2027-01-01'] })

const licence = z.strictObject({
  text: text.describe('The licence, as it is shown.'),
  language: text.describe('The language in which it is written.').meta({ examples: ['zh-Hans'] }),
})

const hotline = z.strictObject({
  label: localised.describe('The purpose of the line, in each language.'),
  number: text.describe('The number as readers see it.').meta({ examples: ['010-85061466'] }),
  tel: z
    .string()
    .regex(/^\+\d+$/, { error: 'write + and digits, with the country’s code' })
    .describe('The number as a telephone dials it: + and the country’s code, digits only. In quotation marks.')
    .meta({ examples: ['+861085061466'] }),
})

const publisher = z.strictObject({
  name: text.describe('The name of the person or body that is responsible.'),
  address: text.describe('The postal address, on one line or several.').optional(),
  email: z
    .email({ error: 'it is not an e-mail address' })
    .describe('The address that answers questions about privacy.')
    .meta({ examples: ['privacy@news.example'] }),
})

const code = z
  .string()
  .regex(/^medtop:\d{8}$/, { error: 'write medtop: and the eight digits of the topic' })
  .describe('The same topic in IPTC’s Media Topics (https://cv.iptc.org/newscodes/mediatopic/), for machines.')
  .meta({ examples: ['medtop:13000000'] })
  .optional()

const section = z.strictObject({ label: localised.describe('The section’s name in each language.'), code })

const topic = z.strictObject({
  label: localised.describe('The topic’s name in each language. A tag that is one of these names is this topic.'),
  code,
})

const name = z.string().regex(/^[a-z][a-z\d-]*$/, { error: 'a–z, 0–9, -' })

const author = z.strictObject({
  name: localised
    .describe('The name in each language where stories write it in different ways. All of them are this author.')
    .optional(),
  kind: z.enum(['person', 'organization']).describe('What the author is.').default('person'),
  role: localised.describe('The work that the author does, in each language.').optional(),
  about: localised.describe('One or two sentences about the author, in each language.').optional(),
  portrait: text
    .describe('A picture in the folder authors, beside site.yaml. It is shown as a square.')
    .meta({ examples: ['ada.jpg'] })
    .optional(),
  focus: focus.describe('The point of the portrait that stays in sight if it is not a square.').optional(),
  languages: z
    .array(text)
    .describe('The languages that the author works in, as BCP 47 tags.')
    .meta({ examples: [['en', 'ar']] })
    .default([]),
  email: z.email({ error: 'it is not an e-mail address' }).describe('The author’s e-mail address.').optional(),
  url: webAddress.describe('The author’s own site.').optional(),
  sameAs: z.array(webAddress).describe('The same author elsewhere.').default([]),
})

const notice = z.strictObject({
  text: text.describe('The whole cookie notice.'),
  privacy: text.describe('The words in it that lead to the privacy policy, exactly as they are written there.'),
  terms: text.describe('The words in it that lead to the terms of use, exactly as they are written there.'),
})

const askingForConsent = z.strictObject({
  version: z
    .string()
    .regex(/^[\w-]+$/, { error: 'use letters, digits and hyphens' })
    .describe('Raise it when the notice or the services change: every reader is asked again. In quotation marks.'),
  notice: z
    .union([z.literal('off'), z.record(z.string(), notice)], { error: 'write `off`, or a text for each language' })
    .describe('The cookie notice in each language; `off` for a site with no service but embeds.'),
  services: z
    .array(serviceSchema)
    .describe('Third parties, contacted only after a reader allows their purpose, or asks for one embed.')
    .default([]),
})

const consent = z
  .union([z.literal('off'), askingForConsent], { error: 'write `off`, or a group of keys' })
  .transform((given) => (given === 'off' ? ({ version: '', notice: 'off', services: [] } as const) : given))

const security = z.strictObject({
  contact: z
    // RFC 9116, section 2.5.3: a web address must be https.
    .array(
      z
        .url({ protocol: /^(https|mailto|tel)$/, error: 'write https:, mailto: or tel:' })
        .meta({ pattern: '^([Hh][Tt][Tt][Pp][Ss]://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:)' }),
    )
    .min(1)
    .describe('Addresses for reports of security vulnerabilities.')
    .meta({ examples: [['mailto:desk@news.example']] }),
  expires: z.iso
    .datetime({ offset: true, error: 'write a date and a time with its zone, 2027-01-01T00:00:00Z' })
    .describe('The date on which this expires; at most a year ahead.')
    .meta({ examples: ['2027-01-01T00:00:00Z'] }),
})

/** The schema of `editor` in site.yaml: it turns on the CMS and says where the CMS stores the newsroom’s files. */
export const cmsSchema = z
  .strictObject({
    host: z
      .enum(['folder', 'github', 'gitlab', 'gitea'])
      .describe('Where the files are: in a folder of the editor’s own machine, or on a Git host.'),
    repo: z
      .string()
      .regex(/^[^/:\s]+(\/[^/:\s]+)+$/, { error: 'write owner/name' })
      .describe('The repository on the Git host.')
      .meta({ examples: ['owner/name'] })
      .optional(),
    branch: text.describe('The branch, if it is not the default branch.').optional(),
    folder: z
      .string()
      .regex(/^(?!(.*\/)?\.\.(\/|$))[^\\]*$/, { error: 'write a folder of the repository, with / between names' })
      .describe('The path of the content folder in the repository; `.` where `site.yaml` is at its root.')
      .transform(plainPath)
      .default('content'),
    server: webAddress.describe('The address of the Git host, if it is not the public one.').optional(),
    signIn: webAddress
      .describe(
        'For GitHub: the service that exchanges a sign-in for a token. Without it editors sign in with their own tokens.',
      )
      .optional(),
    app: text.describe('For GitLab and Gitea: the identifier of the application that editors sign in to.').optional(),
  })
  .refine(({ host, repo }) => host === 'folder' || repo !== undefined, {
    path: ['repo'],
    message: 'A Git host needs a repository.',
    params: { hint: 'Write `repo: owner/name` under `editor`.' },
  })

/** The schema of site.yaml. Code editors show the descriptions for each key (lib/cli/schemas/schema-files.ts). */
export const siteSchema = z
  .strictObject({
    masthead: z
      .string()
      .regex(/^\d+\.\d+\.\d+/, { error: 'write a version, such as 0.1.0' })
      .describe('The version of Masthead that this content is written for. `npx masthead upgrade` writes it.')
      .meta({ examples: ['0.1.0'] })
      .optional(),
    name: text.describe('The publication’s name.'),
    description: localised.describe('What the publication is, in one sentence for each language.'),
    languages: z
      .array(text)
      .min(1, { error: 'name at least one language' })
      .describe('The languages of the site, as BCP 47 tags, in the order in which readers find them.')
      .meta({ examples: [['en', 'ar', 'pt-BR']] }),
    defaultLanguage: text
      .describe('The language of readers who have chosen none: one of `languages`.')
      .meta({ examples: ['en'] }),
    publisher: publisher
      .nullable()
      .describe(
        'Who is responsible for the site and its readers’ data, and how to reach them: shown on the privacy page.',
      )
      .optional(),
    licence: licence.describe('The licence under which the publication works.').optional(),
    hotline: hotline.describe('A telephone line for readers.').optional(),
    sections: z
      .record(name, section)
      .describe('The sections of the newspaper, by the names that stories use under `section`.')
      .default({}),
    topics: z
      .record(name, topic)
      .describe('Topics that are the same in every language, by their names in addresses. Other tags need no entry.')
      .optional(),
    authors: z
      .record(z.string().regex(SLUG, { error: 'a–z, 0–9 and single hyphens' }), author)
      .describe('Authors, translators and reviewers who are described on their pages, by their names in addresses.')
      .optional(),
    motto: localised.describe('The motto of the publication: above its name on the front page.').optional(),
    logo: z
      .record(z.string(), logo)
      .describe('The logo, shown in place of the name. Languages that are not named have that of the default language.')
      .optional(),
    icon: picture
      .describe('A square SVG, or a PNG of 512 pixels or more, in the folder brand: every icon is made from it.')
      .optional(),
    type: type.describe('The typefaces: those of the reader’s system, or fonts of the newsroom.').optional(),
    brand: brand.describe('The colours of the publication. Without them they are those of Masthead.').optional(),
    consent: consent.describe(
      'The cookie notice, and the third parties that a reader may allow; `off` for a site that needs neither.',
    ),
    credits: localised.describe('The last line of the footer, in each language.').optional(),
    menus: menus
      .describe('The links of every page. Without them they are the sections and the standing pages.')
      .optional(),
    newsletter: newsletterSchema
      .describe('The newsletter that readers can subscribe to, and where pages offer it.')
      .optional(),
    comments: commentsSchema
      .describe('The way in which readers comment on stories that name no thread of their own.')
      .optional(),
    mail: z
      .strictObject({
        stories: z
          .int({ error: 'write a whole number' })
          .min(1, { error: 'write 1 or more' })
          .refine((stories) => stories <= 20, { message: 'A mail has at most 20 stories.' })
          .meta({ maximum: 20 })
          .describe('How many stories of the front page it has.')
          .default(5),
        unsubscribe: text
          .describe(
            'What the provider replaces by the address at which a reader unsubscribes, if Masthead does not know it.',
          )
          .meta({ examples: ['{{unsubscribe}}'] })
          .optional(),
      })
      .describe('A mail edition in each language: /en/mail/latest.html and latest.txt, to be sent by a provider.')
      .optional(),
    support: z
      .array(
        z.strictObject({
          label: localised.describe('The text of the link, in each language.'),
          url: webAddress.describe('The page on which readers can support the publication.'),
          note: localised.describe('What the support is used for, in each language.').optional(),
        }),
      )
      .min(1, { error: 'name at least one page' })
      .describe('Pages on which readers can support the publication: under stories, in the footer and in feeds.')
      .optional(),
    home: z
      .enum(['news', 'languages'])
      .describe(
        'What the address / shows: the front page of the default language, or the languages. With one language: news.',
      )
      .optional(),
    pages: z
      .array(text)
      .describe(
        'Standing pages in the order in which the footer links to them, by their folders. Pages not named follow.',
      )
      .meta({ examples: [['about', 'contact', 'privacy']] })
      .optional(),
    quotes: z
      .enum(['language', 'source'])
      .describe(
        'The quotation marks that readers see for straight ones: those of the language (the default), or the source’s.',
      )
      .optional(),
    extensions: extensions.optional(),
    accept: acceptSchema.optional(),
    publishingPrinciples: webAddress.describe('Where the newsroom states its principles.').optional(),
    correctionsPolicy: webAddress.describe('Where the newsroom says how it corrects itself.').optional(),
    sameAs: z.array(webAddress).describe('The same publication elsewhere.').optional(),
    hub: webAddress.describe('A WebSub hub, which feeds name and `masthead publish` tells of changes.').optional(),
    tell: tellSchema.optional(),
    newsSitemap: z
      .strictObject({
        machineTranslations: z
          .enum(['reviewed', 'all'])
          .describe('The machine translations that it lists: those that an editor has reviewed, or all.')
          .default('reviewed'),
      })
      .describe('What the sitemap of news tells search engines about.')
      .optional(),
    security: security.describe('The content of /.well-known/security.txt (RFC 9116).').optional(),
    gpc: z
      .strictObject({ lastUpdate: date.describe('The date of the last change of this statement.') })
      .describe('The content of /.well-known/gpc.json, which says that the site honours Global Privacy Control.')
      .optional(),
    translation: translationSchema
      .describe(
        'Machine translation, which `npx masthead translate … --with` asks for; readers’ pages contact no provider.',
      )
      .optional(),
    editor: cmsSchema
      .describe('A CMS in the browser, at /editor/, and where it keeps the newsroom’s files.')
      .optional(),
  })
  .describe('The publication: everything that another newsroom would change, and nothing else.')

/** The content of site.yaml, parsed. */
export type Site = z.infer<typeof siteSchema>

/** Removes empty parts and `.` from a path; the result is empty for the root. */
function plainPath(folder: string): string {
  const parts = folder.split('/').map((part) => part.trim())
  return parts.filter((part) => part && part !== '.').join('/')
}
