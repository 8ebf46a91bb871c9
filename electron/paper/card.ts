import { quietModules } from '../../shared/qr-geometry.ts'
import { paragraph } from './block.ts'
import { drawCode } from './draw-code.ts'
import type { Faces } from './face.ts'
import type { Facts, Layout, PosterInput } from './poster-model.ts'
import { inOneLine, pointsPerMm } from './setting.ts'
import { textStamp } from './text-stamp.ts'

export const cardSheet = { width: 50, height: 90 } as const

/** Version 6: more modules would be too small on so narrow a card. */
export const mostCardModules = 41

/** What a cut that is not quite straight may take away at each side, in points. */
const cutting = 1 * pointsPerMm

const nameSizes = [15, 14, 13, 12, 11, 10, 9, 8, 7]

/** Code, name and check code, nothing else; a hair around it to cut along. */
export function layoutCard(faces: Faces, { service, edition }: PosterInput, { code, checkCode }: Facts): Layout {
  const width = cardSheet.width * pointsPerMm
  const height = cardSheet.height * pointsPerMm
  const module = (width - 2 * cutting) / (code.modules + 2 * quietModules)
  const left = cutting + quietModules * module
  const nameTop = width - cutting
  const stamp = textStamp(faces, [checkCode, ...(edition === 'demo' ? [inOneLine('uk', 'demo')] : [])], 11)
  const stampTop = height - left - stamp.height
  const names = nameSizes
    .map(size => ({ size, weight: 'bold', colour: 'black', leading: 1.12, isBalanced: true }) as const)
    .map(style => paragraph(faces, service, width - 2 * left, style))
    .filter(name => nameTop + name.height < stampTop)
  const name = names.find(({ isWhole }) => isWhole) ?? names[0]
  if (name === undefined) return { module: 0, draw() {} }
  return {
    module,
    draw(pen) {
      pen.path(`M0.25 0.25H${width - 0.25}V${height - 0.25}H0.25Z`, { stroke: 'line', width: 0.5 })
      drawCode(pen, code, left, left, module)
      name.draw(pen, left, nameTop)
      stamp.draw(pen, left, stampTop)
    },
  }
}
