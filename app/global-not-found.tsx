import './globals.css' // first: it declares the order of the layers for all later styles
import { notFoundMetadata, notFoundPage } from './not-found-page.tsx'

export const generateMetadata = () => notFoundMetadata()

export default function GlobalNotFound() {
  return notFoundPage()
}
