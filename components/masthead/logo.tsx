import { createElement, type ReactElement } from 'react'
import type { Element } from 'xast'
import type { Logo, LogoPicture } from '../../lib/library/look.ts'
import { variantName } from '../../lib/picture/picture.ts'
import { assetAddress } from '../../lib/publication/addresses.ts'
import './logo.css'

/** The publication's logo. Its text alternative is the publication's name. With two drawings, CSS shows one. */
export function LogoView({ logo: { light, dark }, name }: { logo: Logo; name: string }) {
  if (!dark) return <Drawing drawing={light} name={name} />
  return (
    <>
      <Drawing drawing={light} name={name} theme="by-day" />
      <Drawing drawing={dark} name={name} theme="by-night" />
    </>
  )
}

/** The logo of one theme: markup, or a picture with its size. A drawing that is hidden does not load. */
function Drawing({ drawing, name, theme }: { drawing: LogoPicture; name: string; theme?: 'by-day' | 'by-night' }) {
  const { svg, picture } = drawing
  const { asset, width, height, widths } = picture
  if (svg !== undefined) {
    const classes = ['drawing', theme].filter(Boolean).join(' ')
    return (
      <span className={classes} role="img" aria-label={name}>
        <Shape node={{ ...svg, attributes: { ...svg.attributes, width: `${width}`, height: `${height}` } }} />
      </span>
    )
  }
  const webp = widths.map((one) => `${assetAddress(variantName(picture, one, 'webp'))} ${one}w`).join(', ')
  return (
    <picture>
      {webp && <source type="image/webp" srcSet={webp} sizes="20rem" />}
      <img
        className={theme ? `drawing ${theme}` : 'drawing'}
        src={assetAddress(asset)}
        alt={name}
        width={width}
        height={height}
        loading={theme && 'lazy'}
      />
    </picture>
  )
}

/** An element of a drawing, which the build has sanitised. */
function Shape({ node: { name, attributes, children } }: { node: Element }): ReactElement {
  const { xmlns: _, ...shown } = attributes
  const inner = children.flatMap((child) => (child.type === 'element' ? child : []))
  return createElement(name, shown, ...inner.map((child) => Shape({ node: child })))
}
