import { type ListParams, listMetadata, listPage, listPaths } from '../../list-page.tsx'

export function generateStaticParams({ params }: { params: { lang: string } }) {
  return listPaths('archive', params.lang)
}

export function generateMetadata({ params }: { params: ListParams }) {
  return listMetadata('archive', params)
}

export default function ArchivePage({ params }: { params: ListParams }) {
  return listPage('archive', params)
}
