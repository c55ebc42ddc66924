import type { Publication } from '../../../lib/publication/publication.ts'
import { packageFile } from '../../../lib/settings/packages.ts'
import manifest from '../package.json' with { type: 'json' }
import { PublishProblem } from '../plan/publish-problem.ts'
import type { Receiver } from './receiver.ts'

const PACKAGE = '@aws-sdk/client-cloudfront'
const INSTALL = `npm install ${PACKAGE}@${manifest.dependencies[PACKAGE]}`

/** The number of paths that one invalidation may name, half of it: each page has two. */
const MOST_PATHS = 1500

type CloudFront = NonNullable<NonNullable<NonNullable<Publication['tell']>['purge']>['cloudfront']>

/**
 * Returns a CloudFront distribution as a receiver. Credentials come from where the tools of AWS find them.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
 * @throws PublishProblem if its package is not installed
 */
export function cloudFront({ distribution, address }: CloudFront): Receiver {
  if (!packageFile(PACKAGE)) throw new PublishProblem(`Telling CloudFront needs the package ${PACKAGE}.`, INSTALL)
  return {
    name: `cloudfront ${distribution}`,
    wants: 'files',
    batchSize: MOST_PATHS,
    message: (files) => ({ call: () => invalidate(distribution, address, files.flatMap(pathsOf)) }),
  }
}

async function invalidate(distribution: string, endpoint: string | undefined, paths: readonly string[]): Promise<void> {
  const { CloudFrontClient, CreateInvalidationCommand } = await import('@aws-sdk/client-cloudfront')
  // CloudFront has one region, whatever that of the bucket.
  const client = new CloudFrontClient({ region: 'us-east-1', ...(endpoint === undefined ? {} : { endpoint }) })
  const InvalidationBatch = {
    CallerReference: crypto.randomUUID(),
    Paths: { Quantity: paths.length, Items: [...paths] },
  }
  try {
    await client.send(new CreateInvalidationCommand({ DistributionId: distribution, InvalidationBatch }))
  } finally {
    client.destroy()
  }
}

/**
 * Returns the paths of a file. A distribution of a bucket often has a function that adds `index.html`; AWS recommends
 * to name the path before and after it.
 */
function pathsOf(file: string): string[] {
  const { pathname } = new URL(file)
  return pathname.endsWith('/') ? [pathname, `${pathname}index.html`] : [pathname]
}
