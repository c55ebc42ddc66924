import { z } from 'zod'
import { LICENCE, readLicence } from '../../picture/licence.ts'
import { sentence } from '../../problem/wording.ts'
import { isOwnSlug, OWN_SLUG, toOwnSlug } from '../../publication/addresses.ts'
import { acceptableRule } from '../../publication/site-schema.ts'
import { LIMITS } from '../../source/limits.ts'
import { focus, personName, text } from '../../source/values.ts'
import { FORMS, FRAMES, KINDS, REVIEW_STATES } from '../types/story.ts'
import { DATE_FORM, dateProblem, isDate } from './date.ts'

const date = z
  .string()
  .superRefine((value, { addIssue }) => {
    const problem = dateProblem(value)
    if (problem)
      addIssue({ code: 'custom', message: problem.message, params: { rule: 'date-invalid', hint: problem.hint } })
  })
  .meta({ pattern: DATE_FORM.source, examples: ['2025-02-24', '2025-02-24T09:00:00+08:00'] })
const moment = date
  // A value that is not a date at all is reported once, above.
  .refine((value) => value.includes('T') || !isDate(value), {
    error: () => sentence`This has no time and zone.`,
    params: { rule: 'date-invalid', hint: () => sentence`Write ${'2025-02-24T09:00:00+08:00'}.` },
  })
  .meta({ pattern: DATE_FORM.source.replace('(?:T', 'T(?:'), examples: ['2025-02-24T09:00:00+08:00'] })
const slug = z
  .string()
  .normalize('NFC')
  .superRefine((value, { addIssue }) => {
    if (isOwnSlug(value)) return
    const message = sentence`“${value.slice(0, 60)}” cannot be part of an address.`
    const hint = sentence`Write small letters, digits and single hyphens: “${toOwnSlug(value) || 'the-new-name'}”.`
    addIssue({ code: 'custom', message, params: { rule: 'slug-invalid', hint } })
  })
  .meta({ pattern: OWN_SLUG.source })

const cover = z.strictObject({
  src: text.describe('The picture’s file, beside the story. A translation leaves it out: it shows the original’s.'),
  alt: text.describe('What the picture shows, for those who cannot see it.'),
  caption: text.describe('The text under the picture: where and when it was taken.'),
  credit: text.describe('The name of the person or agency that made the picture.'),
  licence: text
    .refine((value) => readLicence(value) !== undefined, {
      error: () => sentence`This is neither the web address nor the name of a licence.`,
      params: { hint: () => sentence`Write https://…, or a name with its version: CC BY 4.0.` },
    })
    .describe('The licence: its address, or its name such as CC BY 4.0; the credit then links to it.')
    .meta({ pattern: LICENCE.source, examples: ['CC BY 4.0'] }),
  focus: focus.describe(
    'What must stay in sight where the picture is cut: percentages from the left and from the top.',
  ),
  frame: z
    .enum(FRAMES)
    .describe(
      'photo: three to two, as photographs are. wide: a strip, for drawings made for it; an SVG by default. full: from edge to edge, with the headline on it.',
    ),
})

const translation = z.strictObject({
  of: text.describe('The language that this was translated from, as its file is named.').meta({ examples: ['en'] }),
  by: z
    .enum(['human', 'machine'])
    .describe('Whether a person or a machine translated it. The page says so, and whether an editor has reviewed it.'),
  translator: personName.describe('The translator’s name.').optional(),
  reviewer: personName.describe('The name of the person who compared the translation with its original.').optional(),
  form: z
    .enum(FORMS)
    .describe(
      'complete: all sections of the original (the default). abridged: only some of them, in the same order. adapted: a free translation. summary: only what matters.',
    )
    .optional(),
  sections: z
    .record(z.string(), z.string().regex(/^~?[a-p]{8}$/, { error: () => sentence`it is not a digest` }))
    .describe(
      'Digests of the original as it was when this was translated. `npx masthead translate … --done` writes them, with ~ before those of sections that an abridged or a free translation leaves out.',
    )
    .optional(),
})

const source = z.strictObject({
  name: text.describe('The name, as it appears in the margin.'),
  text: text.describe('The words of the text that name it, if they are in another form.'),
})

const review = z.strictObject({
  state: z
    .enum(REVIEW_STATES)
    .describe('draft: somebody is writing it. review: it waits for a review. approved: it may be published.'),
  by: personName.describe('Who brought the text into this state.'),
  at: moment.describe('When that was.'),
})

const correction = z.strictObject({
  date: date.describe('The day of the correction.'),
  text: text.describe('What was wrong, and what is right.'),
})

/**
 * The schema of the front matter of a story or a standing page. The keys have the names that users of Hugo, Jekyll,
 * Astro and Eleventy know. Code editors show the descriptions for each key (packages/masthead/schemas/schema-files.ts).
 */
export const frontMatterSchema = z
  .strictObject({
    title: text
      .max(LIMITS.titleCharacters, { error: () => sentence`it has more than ${LIMITS.titleCharacters} characters` })
      .describe(
        'The headline. The one key that is required; at most 130 letters, or half as many wide ones, keep it large on a card.',
      )
      .meta({ examples: ['The harbour reopens'] }),
    description: text
      .describe('One sentence for lists, search engines and shared links; else the first paragraph’s beginning.')
      .meta({ examples: ['The harbour is open again after three years.'] })
      .optional(),
    slug: slug
      .describe(
        'The story’s name in addresses of this language, in its own letters; else the folder’s name, which redirects here.',
      )
      .meta({ examples: ['the-harbour-reopens'] })
      .optional(),
    date: date
      .describe(
        'When the story was published; else `publish` counts. Without either it sorts last. A translation leaves it out.',
      )
      .optional(),
    updated: date.describe('When the story was last changed, if that is worth saying.').optional(),
    authors: z
      .array(personName)
      .describe('The writers of the story. A translation may write the names its own way: as many, in the same order.')
      .meta({ examples: [['Ada Writer']] })
      .optional(),
    tags: z
      .array(text)
      .max(LIMITS.tags, { error: () => sentence`it has more than ${LIMITS.tags} tags` })
      .describe(
        'What the story is about; each has a page. A translation may use its own words: as many, in the same order.',
      )
      .meta({ examples: [['harbour', 'trade']] })
      .optional(),
    sources: z
      .array(
        z.union([text, source], { error: () => sentence`write a name as the text does, or \`{name: …, text: …}\`` }),
      )
      .describe(
        'The sources that the text names, each as it writes the name first, in that order. The name appears in the margin.',
      )
      .meta({ examples: [['Harbour Office']] })
      .optional(),
    section: text
      .describe('The section of the publication: a key of `sections` in site.yaml.')
      .meta({ examples: ['science'] })
      .optional(),
    kind: z.enum(KINDS).describe('What kind of article this is.').optional(),
    live: z
      .union([z.literal(true), z.literal('closed')], { error: () => sentence`write true or closed` })
      .describe('A live story, whose text has updates; closed when they have ended. Only the original has it.')
      .meta({ examples: [true, 'closed'] })
      .optional(),
    cover: cover
      .partial()
      .describe('The picture over the story, in lists and on cards.')
      .meta({
        examples: [{ src: 'harbour.jpg', alt: 'What it shows', caption: 'Where and when', credit: 'Who made it' }],
      })
      .optional(),
    draft: z.boolean().describe('true: the story is checked, but not published.').meta({ default: false }).optional(),
    publish: moment.describe('The time from which builds publish the story.').optional(),
    unpublish: z
      .strictObject({
        date: date.describe('The day of the withdrawal: it counts in builds from that day on.'),
        reason: text.describe('Why the story was withdrawn, in its own language.'),
      })
      .describe('Withdraws the story: its address says why, and it is no longer in lists, feeds and search.')
      .meta({ examples: [{ date: '2026-03-02', reason: 'The figures were wrong.' }] })
      .optional(),
    translation: translation
      .describe('What this was translated from. The original has no such key.')
      .meta({ examples: [{ of: 'en', by: 'human' }] })
      .optional(),
    assigned: personName
      .describe('Who works on this language: a name or an id. `status` shows it to editors; readers never see it.')
      .meta({ examples: ['Luz Traductora'] })
      .optional(),
    review: review
      .describe('How far the work on this text is. The desk in the browser writes it; readers never see it.')
      .meta({ examples: [{ state: 'review', by: 'Luz Traductora', at: '2025-02-24T09:00:00+08:00' }] })
      .optional(),
    corrections: z
      .array(correction)
      .describe('What was corrected after publication. A translation shows the original’s until it has its own.')
      .meta({ examples: [[{ date: '2025-02-26', text: 'The harbour has two piers, not three.' }]] })
      .optional(),
    aliases: z
      .array(slug)
      .describe(
        'Former names, the first one first: in the original those of the folder, in a translation its own. They redirect.',
      )
      .meta({ examples: [['the-old-name']] })
      .optional(),
    comments: z
      .union([
        z.literal('off'),
        z.url({ protocol: /^https?$/, error: () => sentence`write the address of a thread, or \`off\`` }),
      ])
      .describe('The thread in which readers discuss the story, such as a post on a network; `off` for no comments.')
      .meta({ examples: ['https://social.example/@news/1'] })
      .optional(),
    accept: z
      .partialRecord(acceptableRule, text)
      .describe('Warnings of `check` that are right as they are in this file, each with the reason.')
      .meta({ examples: [{ 'date-missing': 'The source gives no date.' }] })
      .optional(),
  })
  .describe('The facts about a story or a page, between two lines of hyphens at the top of its file.')

/** Front matter, parsed. */
export type FrontMatter = z.infer<typeof frontMatterSchema>
