import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'

/** The purposes for which a reader can give consent. Necessary storage needs none. */
export const PURPOSES = ['preferences', 'statistics', 'embeds'] as const

const addresses = z.array(webAddress).default([])

const hosts = z.strictObject({
  connect: addresses.describe('Hosts to which it sends data.'),
  image: addresses.describe('Hosts of pictures.'),
  frame: addresses.describe('Hosts of frames.'),
  script: addresses.describe('Hosts of further scripts.'),
})

/** A third party that site.yaml describes in full. */
const described = z.strictObject({
  name: text.describe('Its name in the question to readers.'),
  purpose: z.enum(PURPOSES).describe('The purpose that a reader must allow.'),
  script: webAddress.describe('The script that is then loaded.').optional(),
  attributes: z
    .record(
      z.string().regex(/^(data-[a-z\d-]+|async|crossorigin|integrity|referrerpolicy|type)$/, {
        error: 'write data-…, async, crossorigin, integrity, referrerpolicy or type',
      }),
      z.string(),
    )
    .describe('Attributes of the script’s element, such as data-site.')
    .meta({ examples: [{ 'data-site': 'ABCDEF', async: '' }] })
    .default({}),
  config: z
    .record(z.string().regex(/^[A-Za-z_$][\w$]*$/, { error: 'write the name of a global variable' }), z.json())
    .describe('Global variables, set before the script runs.')
    .meta({ examples: [{ settings: { site: 7 } }] })
    .default({}),
  hosts: hosts.describe('Further hosts that it contacts.').prefault({}),
  trustedTypes: z
    .array(z.string().regex(/^[\w#=@/.%-]+$/, { error: 'write the name of a policy' }))
    .describe('Trusted Types policies that its script creates.')
    .default([]),
  embed: webAddress.describe('The host of its embeds.').optional(),
  cookies: z.array(text).describe('Cookies to delete when consent is withdrawn.').default([]),
  storage: z.array(text).describe('Keys in the browser’s storage to delete likewise.').default([]),
})

const server = webAddress.describe('A server of your own, or of another region.')
const id = (pattern: RegExp, meaning: string, example: string) =>
  z
    .string()
    .regex(pattern, { error: `write it as ${example}` })
    .describe(meaning)
    .meta({ examples: [example] })

/** The statistics services that one line describes, by their names after `use`. Each needs other facts. */
const PRESETS = {
  plausible: preset('plausible', {
    domain: id(/^[\w.-]+$/, 'The domain of the site at Plausible.', 'news.example'),
    server: server.optional(),
  }),
  umami: preset('umami', {
    id: id(/^[\w-]+$/, 'The website ID at Umami.', '94db1cb1-74f4-4a40-ad6c-962362670409'),
    server: server.optional(),
  }),
  matomo: preset('matomo', { id: id(/^\d+$/, 'The site ID at Matomo, in quotation marks.', '1'), server }),
  goatcounter: preset('goatcounter', {
    server: server
      .describe('The address at which you see the statistics.')
      .meta({ examples: ['https://code.goatcounter.com'] }),
  }),
  fathom: preset('fathom', { id: id(/^[A-Z]+$/, 'The site ID at Fathom.', 'ABCDEFG') }),
  cloudflare: preset('cloudflare', {
    id: id(/^[\da-f]+$/, 'The token of the site at Cloudflare Web Analytics.', '0123456789abcdef0123456789abcdef'),
  }),
  google: preset('google', { id: id(/^G-[A-Z\d]+$/, 'The measurement ID of Google Analytics 4.', 'G-ABCDEF1234') }),
}

function preset<Use extends string, Shape extends z.core.$ZodLooseShape>(use: Use, shape: Shape) {
  return z.strictObject({ use: z.literal(use).describe('A service that Masthead knows.'), ...shape })
}

/** The schema of an entry of `consent.services` in site.yaml. */
export const serviceSchema = z.union([described, ...Object.values(PRESETS)])

/** A third party that is contacted only when a reader allows its purpose. */
export interface Service extends Omit<Described, 'config'> {
  /** The code that runs before its script; undefined if there is none. Pages allow it by its hash. */
  readonly before?: string | undefined
}

/** A third party as site.yaml names it: described in full, or by a preset. */
type SiteService = z.infer<typeof serviceSchema>
type Described = Exclude<SiteService, { readonly use: string }>

/** Returns everything that pages need to know of a service. */
export function toService(service: SiteService): Service {
  if (!('use' in service)) {
    const { config, ...described } = service
    return { ...described, before: settingVariables(config) }
  }
  switch (service.use) {
    // https://plausible.io/docs/plausible-script
    case 'plausible':
      return statistics('Plausible', inFolder(service.server ?? 'https://plausible.io', 'js/script.js'), {
        attributes: { 'data-domain': service.domain },
      })
    // https://umami.is/docs/tracker-configuration. Umami’s own cloud receives visits at another host.
    case 'umami':
      return statistics('Umami', inFolder(service.server ?? 'https://cloud.umami.is', 'script.js'), {
        attributes: { 'data-website-id': service.id },
        connect: service.server === undefined ? ['https://api-gateway.umami.dev'] : [],
      })
    // https://developer.matomo.org/guides/tracking-javascript-guide. Without cookies there is nothing to delete.
    case 'matomo': {
      const calls = [
        ['disableCookies'],
        ['setTrackerUrl', inFolder(service.server, 'matomo.php')],
        ['setSiteId', service.id],
        ['trackPageView'],
        ['enableLinkTracking'],
      ]
      return statistics('Matomo', inFolder(service.server, 'matomo.js'), { before: settingVariables({ _paq: calls }) })
    }
    // https://www.goatcounter.com/help/csp
    case 'goatcounter':
      return statistics('GoatCounter', 'https://gc.zgo.at/count.js', {
        attributes: { 'data-goatcounter': inFolder(service.server, 'count') },
        connect: [service.server],
      })
    // https://usefathom.com/docs/script/embed
    case 'fathom':
      return statistics('Fathom', 'https://cdn.usefathom.com/script.js', { attributes: { 'data-site': service.id } })
    // https://developers.cloudflare.com/web-analytics/get-started/
    case 'cloudflare':
      return statistics('Cloudflare Web Analytics', 'https://static.cloudflareinsights.com/beacon.min.js', {
        attributes: { 'data-cf-beacon': JSON.stringify({ token: service.id }) },
        connect: ['https://cloudflareinsights.com'],
      })
    // https://developers.google.com/tag-platform/security/guides/csp and …/guides/consent
    case 'google':
      return statistics('Google Analytics', `https://www.googletagmanager.com/gtag/js?id=${service.id}`, {
        before: consentMode(service.id),
        connect: [...GOOGLE, 'https://*.analytics.google.com'],
        image: GOOGLE,
        trustedTypes: ['goog#html'],
        cookies: ['_ga', service.id.replace('G-', '_ga_')],
      })
  }
}

const GOOGLE = ['https://*.google-analytics.com', 'https://*.googletagmanager.com']

/** The facts in which one service differs from others. */
interface Facts extends Partial<Pick<Service, 'attributes' | 'before' | 'trustedTypes' | 'cookies'>> {
  /** The hosts to which it sends data, and those from which it loads pictures, besides that of its script. */
  readonly connect?: string[]
  readonly image?: string[]
}

function statistics(name: string, script: string, { connect = [], image = [], ...facts }: Facts): Service {
  const hosts = { connect, image, frame: [], script: [] }
  const none = { attributes: {}, before: undefined, trustedTypes: [], cookies: [], storage: [] }
  return { name, purpose: 'statistics', script, hosts, ...none, ...facts }
}

/** The address of a file in a folder whose address may lack its slash. */
function inFolder(folder: string, name: string): string {
  return `${folder.replace(/\/$/, '')}/${name}`
}

/** Returns code that sets global variables; undefined if there are none. */
function settingVariables(values: Readonly<Record<string, unknown>>): string | undefined {
  const code = Object.entries(values).map(([name, value]) => `window.${name}=${JSON.stringify(value)}`)
  return code.join(';') || undefined
}

/**
 * Returns code that starts Google’s tag with the signals of Consent Mode: a reader who allows statistics has allowed
 * their storage, and none for advertising. The tag only reads `arguments`, not arrays.
 */
function consentMode(id: string): string {
  const denied = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' }
  const signals = JSON.stringify({ ...denied, analytics_storage: 'denied' })
  return [
    'window.dataLayer=window.dataLayer||[]',
    'function gtag(){dataLayer.push(arguments)}',
    `gtag("consent","default",${signals})`,
    'gtag("consent","update",{"analytics_storage":"granted"})',
    'gtag("js",new Date())',
    `gtag("config",${JSON.stringify(id)})`,
  ].join(';')
}
