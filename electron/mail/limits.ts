/** Every limit on what a letter or a mail server may ask of us, each with its reason. */

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** Providers carry 25–36 MB as sent; base64 makes 36 of 26. A larger letter is shown as too large, never fetched. */
export const maxLetterBytes = 40 * megabyte

/** What is fetched of a letter that is too large: enough for its own headers, which are at the start. */
export const oversizeHeaderBytes = 64 * kilobyte

/** Real headers with ten relays, signatures and a long list of receivers stay under 64 KB. */
export const maxHeaderBytes = 256 * kilobyte

/** One header value. Beyond this only lists of receivers grow, and we keep the first of those. */
export const maxHeaderValue = 32 * kilobyte

/** Multipart or forwarded levels. Ten forwards of a forward make about 30. */
export const maxNesting = 50

/** Decoded bytes of forwarded letters and multiparts that are encoded against the rules: each level holds its own copy. */
export const maxUnpackedBytes = maxLetterBytes

/** Lines that begin like a boundary and are none: a text that quotes a letter has a few, and each costs a look. */
export const maxNearMisses = 1_000_000

/** Leaves of a letter; people attach up to about 100 files, and each may bring a helper part. */
export const maxParts = 200

/** Files of all archives in a letter: the same that people attach one by one. */
export const maxZipEntries = 200

/** What they unpack to: five times what providers carry. PDFs and photographs hardly get smaller in an archive. */
export const maxZipBytes = 100 * megabyte

/** A signature around a signature: people sign one after another, and a gateway adds its own. */
export const maxSignatureLayers = 4

/** Elements of all signatures in a letter: pieces of a line each are half a million for the largest one. */
export const maxCmsElements = 1_000_000

/** Its elements within elements: what is read has about ten levels. */
export const maxCmsNesting = 50

/** Addresses kept of From, To and Cc: routing needs our own, people need the first few. */
export const maxAddresses = 100

/** Addresses kept of Delivered-To and its kin; each relay may add one. */
export const maxDelivered = 20

/** RFC 5321 allows 64 + 1 + 255. */
export const maxAddress = 320

/** A sender's name or a subject as kept. */
export const maxLine = 250

/** A name before it is made safe to show: file systems stop at 255 bytes, encoded names repeat themselves. */
export const maxRawName = 1_000

/** RFC 6838: 127 + 1 + 127. */
export const maxTypeName = 255

/** Boundaries are 70 characters by RFC 2046; a few programs write longer ones. */
export const maxBoundary = 250

/** RFC 5322 lines are 998 characters at most. */
export const maxMessageId = 998

/** The letter's words: a card shows them whole, and nobody writes more to a reception. */
export const maxText = 4_000

/** Encoded bytes of a body that are read to find `maxText` words: HTML of webmails is nine tenths markup. */
export const maxTextSource = 512 * kilobyte

/** `%PDF-` may stand this far in: readers accept it, and some mailers put junk before it. */
export const pdfHeaderWindow = kilobyte

/** `%%EOF` may stand this far from the end: signing tools and gateways append to files. */
export const pdfTrailerWindow = 2 * kilobyte

/** An ordinary letter takes 5 ms a megabyte; what takes this long is an attack or a defect, and its worker is replaced. */
export const parseDeadlineMs = 5_000

/** What the second reading found until now has to do then: the rest of the deadline is for a slower machine than ours. */
export const secondReadingMs = 2_500

/** A letter that is read for so long no longer keeps the others waiting: hardly an honest one of any size takes it. */
export const slowLetterMs = 1_000

/** Slow letters that are read beside the others; each may hold a worker with all its memory. */
export const maxSlowLetters = 2

/** A worker that has not started by now never will: its file is missing or the machine is out of memory. */
export const workerStartMs = 30_000

/** Strings and objects of a worker; bytes are bounded by `maxLetterBytes`. */
export const workerHeapMb = 256
export const workerYoungMb = 32

/** One letter is read while others are fetched and written; more would only hold memory. */
export const parseWorkers = 1

/** Letters that are read and written while more are fetched: two of the groups below, so that one is read while the other is written. */
export const aheadLetters = 32
export const aheadBytes = 8 * megabyte

/** Letters written by one transaction while more are coming: flushing the disk for each alone took half of the time. */
export const groupLetters = 16
export const groupBytes = 4 * megabyte

/** While letters come without end, one that is ready waits for its neighbours this long after the last commit, never longer. */
export const groupMs = 50

/** TCP, TLS and DNS together. A branch on a mobile link needs up to 5 s. */
export const connectMs = 20_000

/** Servers that are IMAP greet at once; those that look senders up take a few seconds. */
export const greetingMs = 10_000

/** From the greeting to being let in: STARTTLS, the password, what the server can do. Together with the above under 90 s. */
export const loginMs = 40_000

/**
 * A connection that owes an answer and sends no byte for so long is dead, whatever TCP believes. Nothing is owed between
 * two looks: a line that dies then is noticed after `pollMs` and this, which must stay under 90 s.
 */
export const quietMs = 25_000

/** The same after the machine slept or its network changed, when a connection is rather dead than slow. */
export const proofMs = 5_000

/** The longest any command but a fetch may take, however steadily it drips. */
export const commandMs = 60_000

/** Log-ins at once, for a server that restarts again and again; then one in so long. Together at most 60 in any hour. */
export const logInBurst = 15
export const logInEveryMs = 80_000

/** Literals that come slower than this (8 KB/s) after the first minute are a server's play for time; a poor mobile link gives 20. */
export const slowestBytesPerMs = 8

/** Letters fetched by one command, so that small ones do not cost a round trip each. */
export const batchBytes = 4 * megabyte
export const batchLetters = 16

/**
 * How much larger than announced a letter may be and still come with others: servers that count a line end as one byte
 * miss one in 76. A larger one is asked for again, alone.
 */
export const understatedShare = 1 / 32
export const understatedBytes = 16 * kilobyte

/** Bytes asked for ahead of what is being dealt with: enough that the server never waits for us between two batches. */
export const askedBytes = 8 * megabyte

/** Letters whose sizes are asked by one command: the newest are known soon however long the list. */
export const sizeBatch = 500

/** Known letters whose sizes are compared when a folder is opened, 15 KB of answer: they tell whether it was numbered anew. */
export const sampledLetters = 200

/** Of those that seem to be others, as many are fetched to be sure. */
export const doubtedLetters = 3

/** Looks, half an interval apart at least, after which a letter that is there and refused is shown as unfetchable. */
export const refusedLooks = 3

/** The same where the connection broke over it each time: that may be chance, and a large letter on a poor link tries often. */
export const lostLooks = 10

/** Nothing given and more than so many refused is a trouble of the mailbox: its letters are not blamed for it. */
export const wholesaleRefusals = 20

/** It counts against them once in so many intervals: a server whose disks are away comes back within an hour or two. */
export const wholesaleApart = 10

/** A line of a server's answer: taken apart, one of short words takes 350 times as much memory, and 4 MB took more than a gigabyte. */
export const maxServerLine = 128 * kilobyte

/**
 * An answer without letters, and whatever a server tells unasked between two of them: a list of 20,000 folders, or of
 * the flags of 100,000 letters. Headers and envelopes stay far below.
 */
export const plainAnswerBytes = 4 * megabyte

/** Letters whose UIDs are asked by one command: with UIDs of ten digits 110 KB, less than the line above. */
export const searchBatch = 10_000

/** The newest letters of a folder that are asked for at all, whatever the server says there are: 100 of the questions above. */
export const maxSearched = 1_000_000

/** Names of a mailbox's folders that are offered for choice: found by a part of the name, and no mailbox of an office has more. */
export const maxFolders = 5_000

/** «Чому цього листа немає?»: what a person reads through, and folders enough for a mailbox with a few years of order in it. */
export const maxFindLetters = 50
export const maxFindFolders = 50

/** All of it: somebody waits for the answer, often with a visitor before them. */
export const findWithinMs = 20_000

/** Letters in Junk that are offered to a person: what a filter took yesterday is still missed, a month's spam is not read. */
export const maxJunkLetters = 50
export const junkDays = 14
export const maxJunkSubject = 200

/** A look into Junk that broke the connection, or was refused, is not tried again at once: the other folders matter more. */
export const junkRestMs = 30 * 60_000

/** Letters of another watched folder are fetched for so long at a time: then the first one has its turn. */
export const furtherTurnMs = 1_000

/** One letter of up to 40 MB on a branch's link, with a person waiting for it. */
export const acceptWithinMs = 120_000

/** Pause between two looks at a mailbox that has not called by itself. */
export const pollMs = 60_000

/** A file that did not change between two looks this far apart is whole. */
export const steadyMs = 200

/** A file left alone for so long is whole without a second look. */
export const settledFileMs = 1_000

/** A file that does not end like a letter is one all the same when nobody has written to it for so long. */
export const abandonedFileMs = 10_000

/** A desk that marked no letter for so long is not at work any more: a week holds every closed day of an office. */
export const rivalDays = 7

/** Other desks asked about at one look; a folder's list of flags is the server's to make as long as it likes. */
export const maxRivals = 5

/** Handing a letter over, in all: 25 MB on a branch's link, and a server that looks at what it takes. */
export const sendMs = 120_000

/** How long a test letter may be under way: most arrive within seconds, servers that put strangers off take minutes. */
export const testLetterWaitMs = 5 * 60_000

/** The same where a person has yet to write it. */
export const testLetterWaitPersonMs = 15 * 60_000

/** While it is waited for the mailbox is looked into so often, on the connection that it has. */
export const lookEveryMs = 10_000
