// The word “picture” in the languages that Masthead knows. It applies to every picture, so it does not describe this
// one.
const PICTURE =
  /^(?:an? |the |une? |l[ae’'] ?|el |una? |uma? |o |ein(?:e|en)? |das |die )?(?:image|img|picture|photo(?:graph|graphie|grafie)?|pic|cover|figure|graphic|illustration|logo|icon|untitled|bild|foto(?:grafia|grafie|grafía)?|abbildung|imagen|imagem|ilustración|ilustração|картинка|фото(?:графия)?|изображение|иллюстрация|صورة|صورة توضيحية|عکس|تصویر|तस्वीर|चित्र|फ़ोटो|फोटो|图片|照片|图像|插图|圖片|画像|写真|イラスト|사진|그림|이미지)(?: (?:of|von|de|do|da|du))?[.:\s\d]*$/iu
const FILE_NAME = /^\S+\.(?:jpe?g|png|webp|avif|svg|gif|heic)$/i
const CAMERA = /^(?:IMG|DSC[FN]?|PXL|P)[_-]?\d{3,}/i

/** Returns the reason why the alternative text of a picture is not helpful; undefined if it is helpful or empty. */
export function vagueAlt(alt: string, caption: string | undefined): string | undefined {
  const text = alt.trim()
  if (text === '') return undefined
  if (FILE_NAME.test(text) || CAMERA.test(text))
    return `“${text}” is a file’s name: it says nothing to who cannot see the picture.`
  if (PICTURE.test(text)) return `“${text}” says only that there is a picture.`
  if (caption?.trim() === text) return 'This text repeats the caption, which is read out anyway.'
  return undefined
}
