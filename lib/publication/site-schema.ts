import { z } from 'zod'
import { RULES } from '../problem/rules.ts'
import {
  addressByLanguage,
  byLanguage,
  eachLanguage,
  focus,
  secretVariable,
  text,
  textByLanguage,
  webAddress,
} from '../source/values.ts'
import { SLUG } from './addresses.ts'
import { CALENDARS } from './calendars.ts'
import { brand, logo, menus, picture, type } from './look-schema.ts'
import { newsletterSchema } from './newsletter.ts'
import { frontNotice } from './notice-schema.ts'
import { serviceSchema } from './services.ts'
import { translationSchema } from './translation-schema.ts'

/** The schema of the name of a rule whose warnings can be accepted: one of Masthead, or one of the newsroom. */
export const acceptableRule = z.union([z.enum(Object.keys(RULES)), z.string().regex(/^own-/)])

const calendar = z.enum(CALENDARS)

const date = z.iso.date({ error: 'write a date, 2027-01-01' }).meta({ examples: ['2027-01-01'] })

const licence = z
  .strictObject({
    text: textByLanguage.describe('Its text.'),
    language: text
      .describe('The language of a text for all, if not the default language.')
      .meta({ examples: ['zh-Hans'] })
      .optional(),
  })
  .transform(({ text, language = '' }) =>
    Object.fromEntries(Object.entries(text).map(([tag, one]) => [tag || language, one])),
  )

const TELEPHONE = 'write + and digits, with the country’s code'

const hotline = z.strictObject({
  label: textByLanguage.describe('The purpose of the line.'),
  number: textByLanguage.describe('The number as readers see it.').meta({ examples: ['010-85061466'] }),
  tel: byLanguage(z.string().regex(/^\+\d+$/, { error: TELEPHONE }), TELEPHONE)
    .describe('The number in quotation marks: + and digits, with the country’s code.')
    .meta({ examples: ['+861085061466'] }),
})

const publisher = z.strictObject({
  name: textByLanguage.describe('The person or body that is responsible.'),
  address: textByLanguage.describe('The postal address.').optional(),
  email: z
    .email({ error: 'it is not an e-mail address' })
    .describe('The address for questions about privacy.')
    .meta({ examples: ['privacy@news.example'] }),
})

const code = z
  .string()
  .regex(/^medtop:\d{8}$/, { error: 'write medtop: and the eight digits of the topic' })
  .describe('The same topic in IPTC’s Media Topics (https://cv.iptc.org/newscodes/mediatopic/).')
  .meta({ examples: ['medtop:13000000'] })
  .optional()

const section = z.strictObject({ label: textByLanguage.describe('The section’s name.'), code })

const topic = z.strictObject({
  label: textByLanguage.describe('The topic’s name in each language: a tag with this name is this topic.'),
  code,
})

const name = z.string().regex(/^[a-z][a-z\d-]*$/, { error: 'a–z, 0–9, -' })

const author = z.strictObject({
  name: textByLanguage.describe('The name, in each language that writes it in another way.').optional(),
  kind: z.enum(['person', 'organization']).describe('What the author is.').default('person'),
  role: textByLanguage.describe('The author’s work.').optional(),
  about: textByLanguage.describe('One or two sentences about the author.').optional(),
  portrait: text
    .describe('A picture in content/authors; shown as a square.')
    .meta({ examples: ['ada.jpg'] })
    .optional(),
  focus: focus.describe('The point that stays in sight if the portrait is not square.').optional(),
  languages: z
    .array(text)
    .describe('The author’s languages, as BCP 47 tags.')
    .meta({ examples: [['en', 'ar']] })
    .default([]),
  email: z.email({ error: 'it is not an e-mail address' }).describe('The author’s e-mail address.').optional(),
  url: webAddress.describe('The author’s own site.').optional(),
  sameAs: z.array(webAddress).describe('The same author elsewhere.').default([]),
})

const notice = z.strictObject({
  text: text.describe('Its text.'),
  privacy: text.describe('The part of the text that links to the privacy policy.'),
  terms: text.describe('The part of the text that links to the terms of use.'),
})

const askingForConsent = z.strictObject({
  version: z
    .string()
    .regex(/^[\w-]+$/, { error: 'use letters, digits and hyphens' })
    .describe('Raise it when the notice or services change: readers are asked again. In quotation marks.'),
  notice: z
    .union([z.literal('off'), eachLanguage(notice)], { error: 'write `off`, or a text for each language' })
    .describe('The notice in each language; `off` if the only services are embeds.'),
  services: z.array(serviceSchema).describe('Third parties, contacted only after a reader allows it.').default([]),
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
    .describe('Addresses for reports of vulnerabilities.')
    .meta({ examples: [['mailto:desk@news.example']] }),
  expires: z.iso
    .datetime({ offset: true, error: 'write a date and a time with its zone, 2027-01-01T00:00:00Z' })
    .describe('When this expires; at most a year ahead.')
    .meta({ examples: ['2027-01-01T00:00:00Z'] }),
})

/** The extensions that come with Masthead. */
const EXTENSIONS = ['code', 'math'] as const

const comments = z.union([
  z.strictObject({
    use: z.literal('mailto').describe('By mail to the newsroom.'),
    address: z.email({ error: 'it is not an e-mail address' }).describe('The address to which readers write.'),
  }),
  z.strictObject({
    use: z.literal('frame').describe('In a frame of a service, after the reader’s click or consent to embeds.'),
    frame: webAddress
      .describe('The address of the frame, with {address}, {slug} and {language} of the story.')
      .meta({ examples: ['https://talk.example/embed?page={address}'] }),
  }),
])

const token = secretVariable.describe('The environment variable with the key.').meta({ examples: ['CDN_TOKEN'] })
const address = webAddress.describe('Its address, if it is not the public one.').optional()

const tell = z
  .strictObject({
    indexNow: z
      .strictObject({
        key: z
          .string()
          .regex(/^[A-Za-z\d-]{8,128}$/, { error: 'write 8 to 128 letters, digits and hyphens' })
          .describe('A key that you choose; also the content of `static/<key>.txt`.')
          .meta({ examples: ['3f6c1f0e9b7a4d52'] }),
        address,
      })
      .describe('Bing, Yandex and other search engines.')
      .optional(),
    purge: z
      .strictObject({
        cloudflare: z
          .strictObject({ zone: text.describe('The identifier of the zone.'), token, address })
          .describe('Cloudflare.')
          .optional(),
        fastly: z
          .strictObject({
            token,
            service: text
              .describe('The service, to purge up to 256 files at once by surrogate keys: the path of each file.')
              .optional(),
            address,
          })
          .describe('Fastly.')
          .optional(),
        bunny: z.strictObject({ token, address }).describe('bunny.net.').optional(),
        cloudfront: z
          .strictObject({ distribution: text.describe('The identifier of the distribution.'), address })
          .describe('Amazon CloudFront, with the credentials of AWS.')
          .optional(),
      })
      .describe('Content delivery networks: they forget changed files.')
      .optional(),
    webhook: z
      .strictObject({
        address: webAddress.describe('The address that gets a POST request with `{site, pages}` as JSON.'),
        key: secretVariable
          .describe(
            'The name of the environment variable with the key that signs each message (`X-Masthead-Signature`).',
          )
          .meta({ examples: ['WEBHOOK_KEY'] })
          .optional(),
      })
      .describe('A program of yours that is told of changed pages.')
      .optional(),
  })
  .describe('Whom `masthead publish` tells what has changed.')

const accept = z
  .partialRecord(acceptableRule, z.array(text).min(1, { error: 'name at least one folder or file' }))
  .describe(
    'Warnings that many files may have: by rule, the folders and files. In them * stands for any part of a name, ** for any folders.',
  )
  .meta({ examples: [{ 'number-differs': ['stories/2019-*'] }] })

/** The places where a language of a story is offered to readers who have not chosen it. */
export const OFFERS = ['hreflang', 'sitemaps', 'search-engines', 'fronts'] as const

/** The schema of `editor` in site.yaml: it turns on the CMS and says where the CMS stores the newsroom’s files. */
export const cmsSchema = z
  .strictObject({
    host: z.enum(['folder', 'github', 'gitlab', 'gitea']).describe('A folder of the editor’s computer, or a Git host.'),
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
      .describe('The content folder in the repository; `.` for its root.')
      .transform(plainPath)
      .default('content'),
    server: webAddress.describe('The address of the Git host, if it is not the public one.').optional(),
    signIn: webAddress
      .describe(
        'For GitHub: the service that exchanges a sign-in for a token; without it editors use their own tokens.',
      )
      .optional(),
    app: text.describe('For GitLab and Gitea: the identifier of the application.').optional(),
    timeZone: text
      .refine(isTimeZone, { error: 'write the name of a time zone, such as Asia/Baku' })
      .describe('The time zone of the times that editors type; else the one of each editor’s computer.')
      .meta({ examples: ['Asia/Baku'] })
      .optional(),
    publishEvery: z
      .number()
      .int()
      .positive()
      .describe('The minutes between the builds that your host starts by itself; *Publish at* says it.')
      .meta({ examples: [15] })
      .optional(),
  })
  .refine(({ host, repo }) => host === 'folder' || repo !== undefined, {
    path: ['repo'],
    message: 'A Git host needs a repository.',
    params: { hint: 'Write `repo: owner/name` under `editor`.' },
  })

/**
 * The schema of site.yaml. Code editors show the descriptions for each key (packages/masthead/schemas/schema-files.ts).
 */
export const siteSchema = z
  .strictObject({
    masthead: z
      .string()
      .regex(/^\d+\.\d+\.\d+/, { error: 'write a version, such as 0.1.0' })
      .describe('The version of Masthead for which the content is written; `npx masthead upgrade` writes it.')
      .meta({ examples: ['0.1.0'] })
      .optional(),
    name: textByLanguage.describe('The newspaper’s name.'),
    description: textByLanguage.describe('The newspaper in one sentence, in each language.'),
    languages: z
      .array(text)
      .min(1, { error: 'name at least one language' })
      .describe('The languages as BCP 47 tags, in the order that readers see.')
      .meta({ examples: [['en', 'ar', 'pt-BR']] }),
    defaultLanguage: text.describe('The language of readers who have chosen none.').meta({ examples: ['en'] }),
    languageNames: z
      .record(z.string(), text)
      .describe('The name of a language in itself, by tag, if its usual name is not yours.')
      .meta({ examples: [{ 'de-x-leicht': 'Leichte Sprache' }] })
      .optional(),
    calendar: z
      .union([calendar, z.record(z.string(), calendar)], { error: `write ${CALENDARS.join(', ')}` })
      .describe('The calendar of dates: one, or by language. The default is Persian for fa, Buddhist for th.')
      .meta({ examples: [{ ar: 'islamic-umalqura' }] })
      .optional(),
    fallback: z
      .record(text, z.array(text).min(1, { error: 'name at least one language' }))
      .describe('By language, those whose stories its lists show after its own, the preferred one first.')
      .meta({ examples: [{ sw: ['en'] }] })
      .optional(),
    fallbackFeeds: z.boolean().describe('Whether feeds and mail have these stories too.').optional(),
    publisher: publisher
      .nullable()
      .describe('Who is responsible for readers’ data; shown on the privacy page.')
      .optional(),
    licence: licence.describe('The newspaper’s licence.').optional(),
    hotline: hotline.describe('A telephone line for readers.').optional(),
    sections: z
      .record(name, section)
      .describe('The sections of the newspaper, by the names in stories’ `section`.')
      .default({}),
    topics: z
      .record(name, topic)
      .describe('Topics that are one in all languages, by their names in addresses. Other tags need no entry.')
      .optional(),
    authors: z
      .record(z.string().regex(SLUG, { error: 'a–z, 0–9 and single hyphens' }), author)
      .describe('Authors, translators and reviewers, by their names in addresses.')
      .optional(),
    notice: frontNotice
      .describe('A line above the stories of fronts and sections: breaking news, an appeal.')
      .optional(),
    motto: textByLanguage.describe('The motto above the name on the front page.').optional(),
    logo: z
      .record(z.string(), logo)
      .describe('The logo in place of the name, by language; others have that of the default language.')
      .optional(),
    icon: picture.describe('A square SVG, or a PNG of 512 pixels or more, in content/brand.').optional(),
    type: type.describe('The typefaces.').optional(),
    brand: brand.describe('The newspaper’s colours; without them, Masthead’s.').optional(),
    consent: consent.describe('The cookie notice and third parties; `off` for a site that needs neither.'),
    credits: textByLanguage.describe('The last line of the footer.').optional(),
    menus: menus.describe('The links of every page; without them, sections and standing pages.').optional(),
    newsletter: newsletterSchema.describe('The newsletter, and where pages offer it.').optional(),
    comments: comments.describe('How readers comment on stories that name no thread.').optional(),
    mail: z
      .strictObject({
        stories: z
          .int({ error: 'write a whole number' })
          .min(1, { error: 'write 1 or more' })
          .refine((stories) => stories <= 20, { message: 'A mail has at most 20 stories.' })
          .meta({ maximum: 20 })
          .describe('How many stories of the front page.')
          .default(5),
        unsubscribe: text
          .describe('The provider’s placeholder for the address to unsubscribe, if Masthead does not know it.')
          .meta({ examples: ['{{unsubscribe}}'] })
          .optional(),
      })
      .describe('A mail edition in each language: /en/mail/latest.html and latest.txt.')
      .optional(),
    support: z
      .array(
        z.strictObject({
          label: textByLanguage.describe('The text of the link.'),
          url: addressByLanguage.describe('Its address.'),
          note: textByLanguage.describe('What the support is used for.').optional(),
        }),
      )
      .min(1, { error: 'name at least one page' })
      .describe('Links under stories, in the footer and in feeds.')
      .optional(),
    home: z
      .enum(['news', 'languages'])
      .describe('What / shows: the front page of the default language, or the languages.')
      .optional(),
    pages: z
      .array(text)
      .describe('Folders of standing pages, in the footer’s order; others follow.')
      .meta({ examples: [['about', 'contact', 'privacy']] })
      .optional(),
    quotes: z
      .enum(['language', 'source'])
      .describe('What straight quotation marks become: those of the language (the default), or what is written.')
      .optional(),
    extensions: z
      .array(z.enum(EXTENSIONS))
      .describe('`code` highlights code, `math` shows formulas.')
      .meta({ examples: [['code', 'math']] })
      .optional(),
    accept: accept.optional(),
    publishingPrinciples: addressByLanguage.describe('The page with the newsroom’s principles.').optional(),
    correctionsPolicy: addressByLanguage.describe('The page about corrections.').optional(),
    sameAs: byLanguage(z.array(webAddress), 'write a list, or one for each language')
      .describe('The newspaper elsewhere.')
      .optional(),
    hub: webAddress.describe('A WebSub hub, which feeds name and `masthead publish` tells of changes.').optional(),
    tell: tell.optional(),
    newsSitemap: z
      .strictObject({
        machineTranslations: z
          .enum(['reviewed', 'all'])
          .describe('The machine translations in it: those with a reviewer, or all.')
          .default('reviewed'),
      })
      .describe('The sitemap of news.')
      .optional(),
    unreviewed: z
      .strictObject({
        leaveOut: z.array(z.enum(OFFERS)).describe('What leaves them out; search-engines means `noindex`.'),
        until: date.describe('The first day on which nothing does.').optional(),
      })
      .describe('Machine translations without a reviewer, which are offered everywhere by default.')
      .optional(),
    security: security.describe('The content of /.well-known/security.txt (RFC 9116).').optional(),
    gpc: z
      .strictObject({ lastUpdate: date.describe('When this statement last changed.') })
      .describe('The content of /.well-known/gpc.json (Global Privacy Control).')
      .optional(),
    translation: translationSchema
      .describe('Machine translation, by `npx masthead translate … --with`; and what volunteers see.')
      .optional(),
    editor: cmsSchema.describe('The browser editor at /editor/, and where it keeps the files.').optional(),
  })
  .describe('The newspaper: everything that another newsroom would change, and nothing else.')

/** The content of site.yaml, parsed. */
export type Site = z.infer<typeof siteSchema>

/** The name of an extension that comes with Masthead. */
export type ExtensionName = (typeof EXTENSIONS)[number]

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Removes empty parts and `.` from a path; the result is empty for the root. */
function plainPath(folder: string): string {
  const parts = folder.split('/').map((part) => part.trim())
  return parts.filter((part) => part && part !== '.').join('/')
}
