import { type Place, START } from '../../problem/problem.ts'
import { figuresIn } from '../types/section.ts'
import { type Collection, readFolder } from './read-folder.ts'

/** The places where a story's texts show a picture: the file as messages name it, with line and column. */
export function picturePlaces(
  root: string,
  shelf: Collection,
  slug: string,
  picture: string,
): (Place & { readonly file: string })[] {
  return readFolder(root, shelf, slug, undefined).manuscripts.flatMap((manuscript) => {
    const { source, yaml, sections, picture: cover } = manuscript
    const places = [
      ...(cover?.path === picture ? [yaml?.placeOf(['cover', 'src']) ?? START] : []),
      ...figuresIn(sections).flatMap((figure) => (figure.picture.path === picture ? [figure.place] : [])),
    ]
    return places.map((place) => ({ file: source.name, ...place }))
  })
}
