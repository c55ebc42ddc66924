import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'

const secret = z
  .string()
  .regex(/^[A-Z][A-Z\d_]*$/, { error: 'write the name of an environment variable, never the key itself' })

const token = secret
  .describe('The name of the environment variable that has the key of the service. No file contains the key itself.')
  .meta({ examples: ['CDN_TOKEN'] })

const address = webAddress.describe('The address of the service, if it is not the public one.').optional()

/** The schema of `tell` in site.yaml: who is told what has changed after `masthead publish`. */
export const tellSchema = z
  .strictObject({
    indexNow: z
      .strictObject({
        key: z
          .string()
          .regex(/^[A-Za-z\d-]{8,128}$/, { error: 'write 8 to 128 letters, digits and hyphens' })
          .describe('The key that you have chosen. It is no secret: the file `static/<key>.txt` contains it, too.')
          .meta({ examples: ['3f6c1f0e9b7a4d52'] }),
        address,
      })
      .describe('IndexNow tells Bing, Yandex and other search engines of pages whose content has changed.')
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
              .describe(
                'The identifier of the service. With it, Fastly is told of up to 256 files at once, by surrogate keys: the key of each answer has to be its path.',
              )
              .optional(),
            address,
          })
          .describe('Fastly.')
          .optional(),
        bunny: z.strictObject({ token, address }).describe('bunny.net.').optional(),
        cloudfront: z
          .strictObject({ distribution: text.describe('The identifier of the distribution.'), address })
          .describe('Amazon CloudFront. The key comes from where the tools of AWS find it.')
          .optional(),
      })
      .describe('Content delivery networks that keep copies: they forget each file that has changed.')
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
      .describe('A program of yours that is told of pages whose content has changed.')
      .optional(),
  })
  .describe('Who else `masthead publish` tells what has changed: search engines, delivery networks, a webhook.')
