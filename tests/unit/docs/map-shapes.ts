import { textWidth } from '../../architecture/text-width.ts'

/** A rectangle. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A point: across, and down. */
type Point = readonly [x: number, y: number]

const SIZES: Readonly<Record<string, readonly [size: number, isBold: boolean]>> = {
  name: [13, true],
  floor: [13, true],
  needs: [11, false],
  number: [12, true],
}

/** Returns the boxes of the map, its texts as they are at most, and the corners of its arrows. */
export function shapesOf(map: string) {
  const attributes = (tag: string) =>
    new Map([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]))
  const number = (tag: ReadonlyMap<string, string>, key: string) => Number(tag.get(key))
  const boxes = [...map.matchAll(/<rect class="[^>]*>/g)].map(([tag]): Box => {
    const all = attributes(tag)
    const [left, top] = [number(all, 'x'), number(all, 'y')]
    return { left, top, right: left + number(all, 'width'), bottom: top + number(all, 'height') }
  })
  const texts = [...map.matchAll(/(<text [^>]*>)([^<]*)/g)].map(([, tag = '', words = '']) => {
    const all = attributes(tag)
    const [size, isBold] = SIZES[all.get('class') ?? ''] ?? [12, false]
    const width = textWidth(words, size, isBold)
    const left = number(all, 'x') - (all.has('text-anchor') ? width / 2 : 0)
    const line = number(all, 'y')
    return { words, left, right: left + width, top: line - size * 0.8, bottom: line + size * 0.2 }
  })
  const arrows = [...map.matchAll(/<path class="line"[^>]* d="([^"]*)"/g)].map(([, path = '']) => cornersOf(path))
  return { boxes, texts, arrows }
}

function cornersOf(path: string): Point[] {
  let [x, y] = [0, 0]
  return [...path.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)].map(([, kind, first, second]): Point => {
    if (kind !== 'V') x = Number(first)
    if (kind !== 'H') y = Number(kind === 'M' ? second : first)
    return [x, y]
  })
}

/** Whether two rectangles have more than a side in common. */
export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/** Whether a rectangle is inside another. */
export function isInside(one: Box, other: Box): boolean {
  return one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom
}

/** Returns the lines of an arrow as rectangles, each as wide as the arrow is drawn. */
export function linesOf(corners: readonly Point[]): Box[] {
  return corners.slice(1).map(([x, y], index): Box => {
    const [fromX, fromY] = corners[index] ?? [x, y]
    const [across, down] = fromX === x ? [1, 0] : [0, 1]
    return {
      left: Math.min(fromX, x) - across,
      right: Math.max(fromX, x) + across,
      top: Math.min(fromY, y) - down,
      bottom: Math.max(fromY, y) + down,
    }
  })
}

/** Whether a point is on the side of a box. */
export function isOnSide([x, y]: Point, { left, right, top, bottom }: Box): boolean {
  const isBeside = (x === left || x === right) && y >= top && y <= bottom
  return isBeside || ((y === top || y === bottom) && x >= left && x <= right)
}
