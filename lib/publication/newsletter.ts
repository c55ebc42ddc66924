import { z } from 'zod'
import { type ByLanguage, text, textByLanguage, webAddress } from '../source/values.ts'

/** The places at which pages offer the newsletter. */
const PLACES = ['story', 'front', 'footer'] as const

/** The keys of every newsletter. */
const shown = {
  place: z
    .array(z.enum(PLACES))
    .min(1, { error: 'name at least one place' })
    .describe('Where pages offer it.')
    .default(['story']),
  title: textByLanguage.describe('The heading; without it “Newsletter”.').optional(),
  text: textByLanguage.describe('What readers get, and how often.').optional(),
}

/** The keys of a newsletter that readers subscribe to with a form. */
const sent = {
  ...shown,
  fields: z
    .record(text, textByLanguage)
    .describe('Further fields of the form, by name.')
    .meta({ examples: [{ tag: { en: 'english', ar: 'arabic' } }] })
    .default({}),
  hosts: z.array(webAddress).describe('Other hosts to which the provider redirects after the form.').default([]),
}

const server = webAddress.describe('The address of the provider’s server.')

/** The schema of `newsletter` in site.yaml: a form that is described in full, or a provider that Masthead knows. */
export const newsletterSchema = z.union([
  z.strictObject({
    action: webAddress.describe('The address that gets the form.'),
    email: text.describe('The name of the field with the reader’s address.').default('email'),
    trap: text.describe('The name of a field that only programs fill in.').optional(),
    ...sent,
  }),
  provider('buttondown', {
    user: z
      .string()
      .regex(/^[\w-]+$/, { error: 'write the name of the newsletter' })
      .describe('The name of the newsletter at Buttondown.'),
    ...sent,
  }),
  provider('mailchimp', {
    form: z
      .url({
        protocol: /^https$/,
        hostname: /\.list-manage\.com$/,
        error: 'write the address of the form, https://….list-manage.com/subscribe/post?u=…&id=…',
        abort: true,
      })
      .refine((address) => ['u', 'id'].every((name) => new URL(address).searchParams.has(name)), {
        message: 'This address lacks `u` or `id`.',
        params: { hint: 'Copy it whole from the embedded form that Mailchimp shows.' },
      })
      .describe('The address in Mailchimp’s embedded form.'),
    ...sent,
  }),
  provider('listmonk', {
    server,
    list: textByLanguage.describe('The list.'),
    ...sent,
  }),
  provider('ghost', { server, ...shown }),
  provider('mailto', {
    address: z.email({ error: 'it is not an e-mail address' }).describe('The address to which readers write.'),
    ...shown,
  }),
])

function provider<Use extends string, Shape extends z.core.$ZodLooseShape>(use: Use, shape: Shape) {
  return z.strictObject({ use: z.literal(use).describe('A provider that Masthead knows.'), ...shape })
}

type SiteNewsletter = z.infer<typeof newsletterSchema>

/** A place at which pages offer the newsletter. */
export type NewsletterPlace = (typeof PLACES)[number]

/** The newsletter, as pages offer it. */
export interface NewsletterOffer {
  readonly place: readonly NewsletterPlace[]
  readonly title?: ByLanguage | undefined
  readonly text?: ByLanguage | undefined
  /** The address, or the placeholder that the provider replaces by it, at which a reader ends the subscription. */
  readonly unsubscribe?: string | undefined
  /** The address to which the form is sent or, without a form, to which a link leads. */
  readonly address: string
  readonly form?: {
    /** The name of the field with the reader’s address. */
    readonly email: string
    /** The values of other fields by their names: one, or one for each language. */
    readonly fields: Readonly<Record<string, ByLanguage>>
    /** The name of a field that only programs fill in. */
    readonly trap?: string | undefined
    /** The hosts to which the provider may lead readers after the form. */
    readonly hosts: readonly string[]
  }
}

/** Returns the newsletter of site.yaml as pages offer it. */
export function toNewsletter(newsletter: SiteNewsletter): NewsletterOffer {
  const { place, title, text: about } = newsletter
  const link = { place, title, text: about }
  if (!('use' in newsletter)) {
    const { action, email, trap, fields, hosts } = newsletter
    return { ...link, address: action, form: { email, trap, fields, hosts } }
  }
  switch (newsletter.use) {
    // The form that Buttondown shows in its settings, under “Embedding”.
    case 'buttondown': {
      const { user, fields, hosts } = newsletter
      const address = `https://buttondown.com/api/emails/embed-subscribe/${user}`
      const form = { email: 'email', fields: { embed: { '': '1' }, ...fields }, hosts }
      return { ...link, address, form, unsubscribe: '{{ unsubscribe_url }}' }
    }
    // The embedded form that Mailchimp shows.
    case 'mailchimp': {
      const { form: address, fields, hosts } = newsletter
      const { searchParams } = new URL(address)
      const trap = `b_${searchParams.get('u')}_${searchParams.get('id')}`
      return { ...link, address, form: { email: 'EMAIL', trap, fields, hosts }, unsubscribe: '*|UNSUB|*' }
    }
    // The form that listmonk shows under Lists, Forms.
    case 'listmonk': {
      const { list, fields, hosts } = newsletter
      const address = new URL('subscription/form', withSlash(newsletter.server)).href
      const form = { email: 'email', trap: 'nonce', fields: { l: list, ...fields }, hosts }
      return { ...link, address, form, unsubscribe: '{{ UnsubscribeURL }}' }
    }
    // https://ghost.org/help/setting-up-portal/. A form elsewhere needs a script and a token.
    case 'ghost': {
      const portal = (page: string) => new URL(`#/portal/${page}`, withSlash(newsletter.server)).href
      return { ...link, address: portal('signup'), unsubscribe: portal('account') }
    }
    case 'mailto': {
      const to = `mailto:${newsletter.address}?subject=`
      return { ...link, address: `${to}subscribe`, unsubscribe: `${to}unsubscribe` }
    }
  }
}

function withSlash(server: string): string {
  return server.endsWith('/') ? server : `${server}/`
}

/** Returns the origins that the form of a newsletter is sent to and leads to. Pages with the form allow them. */
export function formOrigins(newsletter: NewsletterOffer | undefined): string[] {
  if (!newsletter?.form) return []
  return [...new Set([newsletter.address, ...newsletter.form.hosts].map((address) => new URL(address).origin))]
}
