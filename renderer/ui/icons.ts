import arrowClockwiseBold from '@phosphor-icons/core/assets/bold/arrow-clockwise-bold.svg?raw'
import caretDownBold from '@phosphor-icons/core/assets/bold/caret-down-bold.svg?raw'
import caretLeftBold from '@phosphor-icons/core/assets/bold/caret-left-bold.svg?raw'
import caretRightBold from '@phosphor-icons/core/assets/bold/caret-right-bold.svg?raw'
import checkBold from '@phosphor-icons/core/assets/bold/check-bold.svg?raw'
import circleNotch from '@phosphor-icons/core/assets/bold/circle-notch-bold.svg?raw'
import clock from '@phosphor-icons/core/assets/bold/clock-bold.svg?raw'
import copySimple from '@phosphor-icons/core/assets/bold/copy-simple-bold.svg?raw'
import eye from '@phosphor-icons/core/assets/bold/eye-bold.svg?raw'
import minusBold from '@phosphor-icons/core/assets/bold/minus-bold.svg?raw'
import plusBold from '@phosphor-icons/core/assets/bold/plus-bold.svg?raw'
import wifiSlash from '@phosphor-icons/core/assets/bold/wifi-slash-bold.svg?raw'
import xBold from '@phosphor-icons/core/assets/bold/x-bold.svg?raw'
import checkCircle from '@phosphor-icons/core/assets/fill/check-circle-fill.svg?raw'
import circle from '@phosphor-icons/core/assets/fill/circle-fill.svg?raw'
import info from '@phosphor-icons/core/assets/fill/info-fill.svg?raw'
import question from '@phosphor-icons/core/assets/fill/question-fill.svg?raw'
import warning from '@phosphor-icons/core/assets/fill/warning-fill.svg?raw'
import xCircle from '@phosphor-icons/core/assets/fill/x-circle-fill.svg?raw'
import arrowClockwise from '@phosphor-icons/core/assets/regular/arrow-clockwise.svg?raw'
import arrowDown from '@phosphor-icons/core/assets/regular/arrow-down.svg?raw'
import arrowRight from '@phosphor-icons/core/assets/regular/arrow-right.svg?raw'
import arrowUp from '@phosphor-icons/core/assets/regular/arrow-up.svg?raw'
import caretDown from '@phosphor-icons/core/assets/regular/caret-down.svg?raw'
import caretLeft from '@phosphor-icons/core/assets/regular/caret-left.svg?raw'
import caretRight from '@phosphor-icons/core/assets/regular/caret-right.svg?raw'
import caretUp from '@phosphor-icons/core/assets/regular/caret-up.svg?raw'
import check from '@phosphor-icons/core/assets/regular/check.svg?raw'
import circleDashed from '@phosphor-icons/core/assets/regular/circle-dashed.svg?raw'
import downloadSimple from '@phosphor-icons/core/assets/regular/download-simple.svg?raw'
import envelope from '@phosphor-icons/core/assets/regular/envelope.svg?raw'
import fileDashed from '@phosphor-icons/core/assets/regular/file-dashed.svg?raw'
import fileText from '@phosphor-icons/core/assets/regular/file-text.svg?raw'
import file from '@phosphor-icons/core/assets/regular/file.svg?raw'
import fingerprint from '@phosphor-icons/core/assets/regular/fingerprint.svg?raw'
import folderSimple from '@phosphor-icons/core/assets/regular/folder-simple.svg?raw'
import gear from '@phosphor-icons/core/assets/regular/gear.svg?raw'
import globe from '@phosphor-icons/core/assets/regular/globe.svg?raw'
import hourglassMedium from '@phosphor-icons/core/assets/regular/hourglass-medium.svg?raw'
import image from '@phosphor-icons/core/assets/regular/image.svg?raw'
import images from '@phosphor-icons/core/assets/regular/images.svg?raw'
import keyboard from '@phosphor-icons/core/assets/regular/keyboard.svg?raw'
import linkSimple from '@phosphor-icons/core/assets/regular/link-simple.svg?raw'
import magnifyingGlass from '@phosphor-icons/core/assets/regular/magnifying-glass.svg?raw'
import minusCircle from '@phosphor-icons/core/assets/regular/minus-circle.svg?raw'
import minus from '@phosphor-icons/core/assets/regular/minus.svg?raw'
import monitor from '@phosphor-icons/core/assets/regular/monitor.svg?raw'
import paperPlaneTilt from '@phosphor-icons/core/assets/regular/paper-plane-tilt.svg?raw'
import pause from '@phosphor-icons/core/assets/regular/pause.svg?raw'
import pencilSimple from '@phosphor-icons/core/assets/regular/pencil-simple.svg?raw'
import play from '@phosphor-icons/core/assets/regular/play.svg?raw'
import plugsConnected from '@phosphor-icons/core/assets/regular/plugs-connected.svg?raw'
import plusCircle from '@phosphor-icons/core/assets/regular/plus-circle.svg?raw'
import plus from '@phosphor-icons/core/assets/regular/plus.svg?raw'
import printer from '@phosphor-icons/core/assets/regular/printer.svg?raw'
import qrCode from '@phosphor-icons/core/assets/regular/qr-code.svg?raw'
import sidebarSimple from '@phosphor-icons/core/assets/regular/sidebar-simple.svg?raw'
import table from '@phosphor-icons/core/assets/regular/table.svg?raw'
import translate from '@phosphor-icons/core/assets/regular/translate.svg?raw'
import trash from '@phosphor-icons/core/assets/regular/trash.svg?raw'
import tray from '@phosphor-icons/core/assets/regular/tray.svg?raw'
import uploadSimple from '@phosphor-icons/core/assets/regular/upload-simple.svg?raw'
import x from '@phosphor-icons/core/assets/regular/x.svg?raw'

/** Pictures by name, each in the weight that the visual language gives it: fill for states, bold for small marks, regular for tools. */
export const icons = {
  printer,
  'download-simple': downloadSimple,
  'sidebar-simple': sidebarSimple,
  minus,
  plus,
  'arrow-clockwise': arrowClockwise,
  'magnifying-glass': magnifyingGlass,
  'hourglass-medium': hourglassMedium,
  'file-text': fileText,
  file,
  'file-dashed': fileDashed,
  'caret-down': caretDown,
  'caret-left': caretLeft,
  'caret-right': caretRight,
  'caret-up': caretUp,
  check,
  x,
  monitor,
  envelope,
  'paper-plane-tilt': paperPlaneTilt,
  fingerprint,
  translate,
  keyboard,
  gear,
  'circle-dashed': circleDashed,
  'plus-circle': plusCircle,
  'qr-code': qrCode,
  table,
  'folder-simple': folderSimple,
  globe,
  'plugs-connected': plugsConnected,
  'upload-simple': uploadSimple,
  pause,
  play,
  'check-circle': checkCircle,
  'x-circle': xCircle,
  warning,
  question,
  info,
  circle,
  eye,
  'wifi-slash': wifiSlash,
  clock,
  'copy-simple': copySimple,
  'circle-notch': circleNotch,
  'arrow-down': arrowDown,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  image,
  images,
  'link-simple': linkSimple,
  'minus-circle': minusCircle,
  'pencil-simple': pencilSimple,
  trash,
  tray,
} as const satisfies Record<string, string>

export type IconName = keyof typeof icons

/** Drawn instead at 18 px and below, where the regular strokes become too thin. */
export const smallIcons: Partial<Record<IconName, string>> = {
  check: checkBold,
  x: xBold,
  plus: plusBold,
  minus: minusBold,
  'caret-down': caretDownBold,
  'caret-left': caretLeftBold,
  'caret-right': caretRightBold,
  'arrow-clockwise': arrowClockwiseBold,
}
