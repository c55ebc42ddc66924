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
  const className = theme ? `drawing ${theme}` : 'drawing'
  if (svg !== undefined) {
    return (
      <span className={className} role="img" aria-label={name}>
        <Shape node={{ ...svg, attributes: { ...svg.attributes, width: `${width}`, height: `${height}` } }} />
      </span>
    )
  }
  const webp = widths.map((one) => `${assetAddress(variantName(picture, one, 'webp'))} ${one}w`).join(', ')
  return (
    <picture>
      {webp && <source type="image/webp" srcSet={webp} sizes="20rem" />}
      <img
        className={className}
        src={assetAddress(asset)}
        alt={name}
        width={width}
        height={height}
        loading={theme && 'lazy'}
      />
    </picture>
  )
}

/** An element of a drawing, which the build has sanitised. React has names of its own for attributes: `strokeWidth`. */
function Shape({ node: { name, attributes, children } }: { node: Element }): ReactElement {
  const { xmlns: _, ...shown } = attributes
  const named = Object.entries(shown).map(([key, value]) => [
    key.replace(/^class$/, 'className').replaceAll(/(?<!^(?:aria|data).*)[-:]\w/g, ([, a = '']) => a.toUpperCase()),
    value,
  ])
  const inner = children.map((child) => child.type === 'element' && Shape({ node: child }))
  return createElement(name, Object.fromEntries(named), ...inner)
}
