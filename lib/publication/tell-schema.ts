import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'

const secret = z
  .string()
  .regex(/^[A-Z][A-Z\d_]*$/, { error: 'write the name of an environment variable, never the key itself' })

const token = secret.describe('The environment variable with the key.').meta({ examples: ['CDN_TOKEN'] })

const address = webAddress.describe('Its address, if it is not the public one.').optional()

/** The schema of `tell` in site.yaml: who is told what has changed after `masthead publish`. */
export const tellSchema = z
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
        key: secret
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
