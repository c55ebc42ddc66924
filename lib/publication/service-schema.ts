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
