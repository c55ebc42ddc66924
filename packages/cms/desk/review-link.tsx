import { useEffect, useState } from 'react'
import type { GitHostFacts } from './hosts/sign-in.ts'
import type { HostReviews } from './parts/newsroom-files.ts'
import { say } from './parts/texts.ts'

/** A link to the request on the Git host in which a text is reviewed; nothing if there is none. */
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
  useEffect(() => {
    reviews.addressOf(path).then(setAddress, () => undefined) // without a connection there is no link
  }, [reviews, path])
  if (!address) return null
  return (
    <p>
      <a href={address}>{say('reviewAt', { host: new URL(host.api).host })}</a>
    </p>
  )
}
