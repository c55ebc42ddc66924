import path from 'node:path'
import { type Problem, START } from '../../problem/problem.ts'
import { nameOf, realPathOf } from '../../source/source-file.ts'

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i
// Icons of the site itself, and the smaller copies that WordPress makes.
const NO_STORYS = /(?:^|\/)(?:favicon|apple-touch-icon|android-chrome|mstile|icon-)[^/]*$/i
const SMALL = /-(?:\d+x\d+|scaled)(?=\.\w+$)/

/** Reports the pictures of a source that no story shows, so that none is lost unnoticed. */
export function idlePictures(files: readonly string[], taken: ReadonlySet<string>, root: string): Problem[] {
  return [...new Set(files)]
    .filter((file) => PICTURE.test(file) && !NO_STORYS.test(file))
    .filter(
      (file) =>
        ![file, file.replace(SMALL, ''), file.replace(/(?=\.\w+$)/, '-scaled')].some((each) =>
          isTaken(each, taken, root),
        ),
    )
    .map((file) => {
      const message = 'No story shows this picture; it is not imported.'
      return { file: nameOf(root, path.join(root, file)), ...START, rule: 'import-lost', severity: 'warning', message }
    })
}

function isTaken(file: string, taken: ReadonlySet<string>, root: string): boolean {
  const real = realPathOf(path.join(root, file))
  return real !== undefined && taken.has(real)
}
