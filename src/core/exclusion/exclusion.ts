/** Why a file's text reaches no prompt and no tool. Closed: a new reason is a new member, with its words below. */
export type Exclusion =
  /** Its name says that it holds secrets: secrets.ts. */
  | 'secret'
  /** A `.gitignore` on its way, the repository's `.git/info/exclude`, or what `core.excludesFile` names. */
  | 'git-ignored'
  /** `files.exclude` hides it. */
  | 'hidden'
  /** A glob of `hearth.context.exclude`. */
  | 'private'
  /** The links and ignore files on its way have not been read, or cannot be: it may be one of those, so it is taken for one. */
  | 'unread';

/** The reason as a sentence's second half: “Hearth does not read a.ts: …”. */
export const exclusionWords: Readonly<Record<Exclusion, string>> = {
  secret: 'files that hold secrets reach no prompt',
  'git-ignored': 'what git ignores reaches no prompt',
  hidden: 'what the setting files.exclude hides reaches no prompt',
  private: 'the setting hearth.context.exclude keeps it out of prompts',
  unread: 'whether git ignores it could not be read',
};
