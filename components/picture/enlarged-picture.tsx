import type { ReactNode } from 'react'
import type { Picture } from '../../lib/picture/picture.ts'
import { variantName } from '../../lib/picture/variants.ts'
import { assetAddress } from '../../lib/publication/addresses.ts'

/** A photograph as a link to its largest file. A drawing is no link, because it is sharp at every size. */
export function EnlargedPicture({ picture, children }: Props): ReactNode {
  const widest = picture.widths.at(-1)
  if (widest === undefined) return children
  return (
    <a className="enlarge" href={assetAddress(variantName(picture, widest, 'webp'))}>
      {children}
    </a>
  )
}

/** The picture, and the element that shows it. */
interface Props {
  readonly picture: Picture
  readonly children: ReactNode
}
