import { useText } from '../i18n.ts'
import { useAddPictures } from './add-pictures.ts'
import { pictureFiles } from './picture-files.ts'
import { FileButton } from '../ui/FileButton.tsx'

/** Many pictures at once: each is then bound to its service. */
export function PictureButton() {
  const text = useText()
  const addPictures = useAddPictures()
  return (
    <FileButton icon="images" label={text('services.code-file')} accept={pictureFiles} multiple onFiles={addPictures}>
      {text('services.pictures-add')}
    </FileButton>
  )
}
