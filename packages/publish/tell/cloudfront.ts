import type { Publication } from '../../../lib/publication/publication.ts'
import { sendToAws, xmlElement } from '../targets/aws.ts'
import type { Receiver } from './receiver.ts'

/**
 * Returns a CloudFront distribution as a receiver. Credentials are those for S3.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
 */
export function cloudFront({ distribution, address }: CloudFront): Receiver {
  return {
    name: `cloudfront ${distribution}`,
    wants: 'files',
    batchSize: MOST_PATHS,
    message: (files) => ({ call: () => invalidate(distribution, address, files.flatMap(pathsOf)) }),
  }
}

/** The number of paths that one invalidation may name, half of it: each page has two. */
const MOST_PATHS = 1500

type CloudFront = NonNullable<NonNullable<NonNullable<Publication['tell']>['purge']>['cloudfront']>

async function invalidate(distribution: string, endpoint: string | undefined, paths: readonly string[]): Promise<void> {
  const items = paths.map((path) => xmlElement('Path', path)).join('')
  const named = `<Paths><Quantity>${paths.length}</Quantity><Items>${items}</Items></Paths>`
  const body = `<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">${named}${xmlElement('CallerReference', crypto.randomUUID())}</InvalidationBatch>`
  const host = (endpoint ?? 'https://cloudfront.amazonaws.com').replace(/\/$/, '')
  const url = `${host}/2020-05-31/distribution/${distribution}/invalidation`
  // CloudFront has one region, whatever that of the bucket.
  await sendToAws({ service: 'cloudfront', url, method: 'POST', region: 'us-east-1', body, attempts: 3 })
}

/**
 * Returns the paths of a file. A distribution of a bucket often has a function that adds `index.html`; AWS recommends
 * to name the path before and after it.
 */
function pathsOf(file: string): string[] {
  const { pathname } = new URL(file)
  return pathname.endsWith('/') ? [pathname, `${pathname}index.html`] : [pathname]
}
