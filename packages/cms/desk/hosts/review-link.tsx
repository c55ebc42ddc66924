import { useEffect, useState } from 'react'
import { hostName } from '../parts/host-name.ts'
import type { HostReviews } from '../parts/newsroom-files.ts'
import { say } from '../parts/texts.ts'
import { previewAddress } from './preview-address.ts'
import type { GitHostFacts } from './sign-in.ts'

/**
 * A link to the request on the Git host in which a text is reviewed, and one to the site with the text, if the newspaper
 * has previews; nothing if there is no review.
 */
export function ReviewLink({
  host,
  reviews,
  path,
}: {
  readonly host: GitHostFacts
  readonly reviews: HostReviews
  readonly path: string
}) {
  const [address, setAddress] = useState<string>()
  const [branch, setBranch] = useState<string>()
  useEffect(() => {
    reviews.addressOf(path).then(setAddress, () => undefined) // without a connection there is no link
    reviews.branchOf(path).then(setBranch, () => undefined)
  }, [reviews, path])
  if (!address) return null
  return (
    <p>
      <a href={address}>{say('reviewAt', { host: hostName(host) })}</a>
      {host.preview && branch && (
        <>
          {' · '}
          <a href={previewAddress(host.preview, branch)}>{say('previewOfReview')}</a>
        </>
      )}
    </p>
  )
}
