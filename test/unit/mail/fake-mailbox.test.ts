import { createFakeMailbox } from '../../fakes/mailbox.ts'
import { describeMailbox } from '../../integration/mailbox-suite.ts'

describeMailbox('the mailbox that tests of the app are given', () => {
  // One mailbox in memory is all there is: it looks as often as the most impatient test asks.
  const mailbox = createFakeMailbox(100)
  return Promise.resolve({
    open: () => mailbox,
    deliver: letter => Promise.resolve(mailbox.deliver(Buffer.from(letter), 1_000)),
    withhold(letter) {
      const release = mailbox.withhold(Buffer.from(letter), 1_000)
      return Promise.resolve(() => Promise.resolve(release()))
    },
    close: () => Promise.resolve(),
  })
})
