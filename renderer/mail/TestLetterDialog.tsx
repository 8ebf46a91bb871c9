import { useState } from 'react'
import { testWays, type TestWay } from '../../shared/test-steps.ts'
import { useText } from '../i18n.ts'
import { useChange, useView } from '../operator/desk-state.ts'
import { Problem } from '../operator/Problem.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { isUnderWay, linesOf } from './test-letter.ts'
import { TestLetterAsk } from './TestLetterAsk.tsx'
import { TestLetterNews } from './TestLetterNews.tsx'
import { TestLetterOutcome } from './TestLetterOutcome.tsx'
import { TestLetterSteps } from './TestLetterSteps.tsx'
import { TestMailboxNote } from './TestMailboxNote.tsx'
import { useTestLetter } from './use-test-letter.ts'
import './test-letter.css'

interface TestLetterDialogProps {
  readonly mailboxId: string
  readonly onClose: () => void
}

/** A letter that the mailbox is tried with, step by step. It goes on when the dialog is closed, and is found here again. */
export function TestLetterDialog({ mailboxId, onClose }: TestLetterDialogProps) {
  const text = useText()
  const change = useChange()
  const mailbox = useView(view => view.mailboxes.find(({ id }) => id === mailboxId))
  const { test, busy, send, accept, cancel } = useTestLetter(mailboxId)
  const [way, setWay] = useState<TestWay>(test?.by ?? 'program')
  if (mailbox === undefined) return null

  const underWay = test !== undefined && isUnderWay(test)
  // The way that is chosen next is shown whole once it is another one than the last.
  const shown = test !== undefined && (underWay || test.by === way) ? test : undefined
  const lines = linesOf(
    shown ?? { by: way, passed: {}, junk: null, failed: null },
    shown !== undefined,
    mailbox.kind === 'folder',
  )
  const paused = mailbox.job.kind === 'paused' ? text('testLetter.mailbox-paused') : undefined
  const asksPerson = shown?.by === 'person' && shown.passed.seen === undefined
  const isNotSent = shown?.failed?.step === 'connected' || shown?.failed?.step === 'accepted'
  const begin = (
    <Button
      kind={shown?.passed.stored === undefined ? 'primary' : 'second'}
      busy={busy}
      disabledReason={paused}
      type="submit"
    >
      {text(shown !== undefined ? 'testLetter.again' : way === 'program' ? 'testLetter.send' : 'testLetter.wait')}
    </Button>
  )

  return (
    <Dialog
      title={text('testLetter.title')}
      onClose={onClose}
      onSubmit={() => void (!underWay && paused === undefined && send(way))}
      actions={
        <>
          {shown?.junk != null && (
            <Button kind="primary" busy={busy} onClick={accept}>
              {text('testLetter.junk-accept')}
            </Button>
          )}
          {underWay ? <Button onClick={cancel}>{text('testLetter.stop')}</Button> : begin}
          {isNotSent && (
            <Button onClick={() => change({ overlay: { kind: 'mailbox', mailboxId } })}>
              {text('testLetter.edit-mailbox')}
            </Button>
          )}
          <Button onClick={onClose}>{text('common.close')}</Button>
        </>
      }
    >
      <div className="test-letter">
        <Problem />
        {asksPerson ? (
          <TestLetterAsk address={mailbox.address} token={shown.token} />
        ) : (
          <p className="test-address clip" title={mailbox.address}>
            {mailbox.address}
          </p>
        )}
        {test === undefined && <p className="test-about">{text('testLetter.about')}</p>}
        {!underWay && (
          <Segmented
            label={text('testLetter.way')}
            labelShown
            value={way}
            options={testWays.map(value => ({ value, label: text(`testLetter.way-${value}`) }))}
            onChange={setWay}
          />
        )}
        {!underWay && way === 'person' && <p className="meta">{text('testLetter.way-person-about')}</p>}
        <TestMailboxNote mailbox={mailbox} />
        <TestLetterSteps lines={lines} test={shown} />
        {shown !== undefined && <TestLetterOutcome test={shown} />}
        <TestLetterNews lines={lines} test={shown} />
      </div>
    </Dialog>
  )
}
